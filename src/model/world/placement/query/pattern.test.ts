import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches, patternOf } from './pattern.ts'

describe('CQL-3 a regular expression is held against the whole value', () => {
  it.each([
    ['t2.*', 't2.small', true],
    ['t2', 't2.small', false],
    ['t[23]\\.(small|large)', 't3.large', true],
    ['t[^23]\\..*', 't2.small', false],
    ['[a-c_.-]+', 'a-b.c_', true],
    ['\\d{2,3}', '1234', false],
    ['\\d{2,}', '1234', true],
    ['\\w+\\s?\\W?', 'ab !', true],
    ['^m5.*$', 'm5.large', true],
    ['a$b', 'ab', false],
    ['(?:ab)*?', 'abab', true],
    ['a||b', '', true],
    ['(a*)*', 'aaa', true],
    ['(|a){3}', 'aa', true],
    ['[]', ']', false],
  ])('%s and %s', (source, value, isMatch) => {
    if (source === '[]') expect(() => patternOf(source)).toThrow()
    else expect(matches(patternOf(source), value)).toBe(isMatch)
  })

  it.each([
    ['(?=a)', 'the lab’s regular expressions have no (? yet'],
    ['\\bword', 'the lab’s regular expressions have no \\b yet'],
    ['(a)\\1', 'the lab’s regular expressions have no \\1 yet'],
    ['a*+', 'the lab’s regular expressions have no repetitions that give nothing back yet'],
    ['[a[b]]', 'the lab’s regular expressions have no classes in classes yet'],
    ['*a', 'the regular expression repeats nothing with *'],
    ['a**', 'the regular expression repeats a repetition'],
    ['a{x}', 'the regular expression has a { without numbers'],
    ['a{3,2}', 'the regular expression repeats at most less than at least'],
    ['a)', 'the regular expression closes a group that it has not opened'],
    ['[a', 'the regular expression has a [ that is not closed'],
    ['[z-a]', 'the regular expression has a range that ends before it begins'],
    ['a\\', 'the regular expression ends with a backslash'],
    ['((a{9}){9}){9}', 'the regular expression is longer than the lab takes'],
    [`${'('.repeat(30)}a${')'.repeat(30)}`, 'the regular expression has more groups in groups than the lab takes'],
  ])('%s is refused', (source, problem) => {
    expect(() => patternOf(source)).toThrow(problem)
  })

  it('takes the same values as the language that the lab is written in', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '(a|b)', '(ab)', '(b|)')
    const part = fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}')).map((both) => both.join(''))
    const side = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''))
    const value = fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 8 })
    fc.assert(
      fc.property(side, fc.option(side), value, (left, right, given) => {
        const source = right === null ? left : `${left}|${right}`
        expect(matches(patternOf(source), given), source).toBe(new RegExp(`^(?:${source})$`).test(given))
      }),
      { numRuns: 500 },
    )
  })

  it('is no slower for what could fit in very many ways', () => {
    // A matcher that tries one way after the other would take 2 to the power of 5,000.
    expect(matches(patternOf('(a*)*(a|aa)+b'), 'a'.repeat(5_000))).toBe(false)
  })
})
