import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutText, lengthOf } from './cutText.ts'

describe('a text is cut by characters', () => {
  it.each([
    ['', 3, ''],
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc'],
    ['ab😀', 3, 'ab😀'],
    ['abc😀', 3, 'abc'],
    ['😀😀😀😀', 3, '😀😀😀'],
    ['a\ud83d', 3, 'a\ufffd'],
    ['\ude00abc', 2, '\ufffda'],
  ])('%j to %i', (text, max, cut) => {
    expect(cutText(text, max)).toBe(cut)
  })

  it('is well-formed and no longer than asked, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, max) => {
        const cut = cutText(text + text.slice(1), max)
        expect(cut.isWellFormed()).toBe(true)
        expect(lengthOf(cut)).toBeLessThanOrEqual(max)
      }),
    )
  })
})
