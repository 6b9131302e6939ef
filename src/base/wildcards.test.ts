import { describe, expect, it } from 'vitest'
import { Random } from './random.ts'
import { matchesWildcards } from './wildcards.ts'

/** A second way: part for part between the stars, the first and the last at the ends. It knows no `?`. */
function naive(pattern: string, text: string): boolean {
  const [head = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return text === pattern
  if (!text.startsWith(head)) return false
  let at = head.length
  const tail = rest.pop() ?? ''
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length - tail.length >= at && text.endsWith(tail)
}

function drawn(random: Random, signs: string, max: number): string {
  return Array.from({ length: random.between(0, max) }, () => signs[random.between(0, signs.length - 1)]).join('')
}

describe('wildcards', () => {
  it.each([
    ['', '', true],
    ['*', '', true],
    ['?', '', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*bc', 'abcbcd', false],
    ['/img/?.png', '/img/ab.png', false],
    ['*a*b*', 'xxaxxbxx', true],
  ])('%j of %j: %s', (pattern, text, is) => {
    expect(matchesWildcards(pattern, text)).toBe(is)
  })

  it('say of 2,000 random texts what a second way says', () => {
    const random = Random.fromSeed(1)
    for (let i = 0; i < 2_000; i++) {
      const [pattern, text] = [drawn(random, 'ab**', 6), drawn(random, 'ab', 8)]
      expect([pattern, text, matchesWildcards(pattern, text)]).toEqual([pattern, text, naive(pattern, text)])
    }
  })
})
