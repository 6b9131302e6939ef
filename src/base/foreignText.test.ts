import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutText, headOf, visibleJson, visibleText } from './foreignText.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 200 })

describe('foreign text that people read', () => {
  it.each([
    ['a plain word', 'web', 'web'],
    ['an ANSI escape', '\u001b[31m', '\\u001b[31m'],
    ['its one-character form', '\u009b31m', '\\u009b31m'],
    ['a new line and a tab', 'a\n\tb', 'a\\u000a\\u0009b'],
    ['a direction override', 'Lab \u202egnp.exe', 'Lab \\u202egnp.exe'],
    ['an isolate', '\u2067a\u2069', '\\u2067a\\u2069'],
    ['a zero-width space and joiner', 'a\u200bb\u200dc', 'a\\u200bb\\u200dc'],
    ['a soft hyphen and a word joiner', 'a\u00adb\u2060', 'a\\u00adb\\u2060'],
    ['letters that draw nothing', '\u3164\u115f\uffa0', '\\u3164\\u115f\\uffa0'],
    ['a tag character', '\u{e0041}', '\\u{e0041}'],
    ['half a surrogate pair', 'a\ud83d', 'a\\ud83d'],
    ['a line separator', '\u2028', '\\u2028'],
    ['words of the other direction', 'שלום عربي', 'שלום عربي'],
    ['accents, of one piece and of two', 'é e\u0301', 'é e\u0301'],
    ['a picture, its colour and its style', '😀 👍🏽 ❤️', '😀 👍🏽 ❤️'],
    ['a family of pictures', '👨‍👩‍👧 ❤️‍🔥 👩🏽‍🚀', '👨‍👩‍👧 ❤️‍🔥 👩🏽‍🚀'],
  ])('%s', (_what, text, shown) => {
    expect(visibleText(text)).toBe(shown)
  })

  it('has nothing hidden left, and is not changed a second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = visibleText(text)
        expect(shown.replaceAll('\u200d', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
        expect(visibleText(shown)).toBe(shown)
      }),
    )
  })
})

describe('JSON that is printed', () => {
  it('shows what is hidden, also past four digits, and keeps its lines', () => {
    const value = { 'na\u202eme': ['\u200b\u009b', '\u{e0041}'] }
    expect(visibleJson(JSON.stringify(value, null, 1))).toBe(
      '{\n "na\\u202eme": [\n  "\\u200b\\u009b",\n  "\\udb40\\udc41"\n ]\n}',
    )
  })

  it('is the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, fc.array(anyText)), (value) => {
        const printed = visibleJson(JSON.stringify(value))
        expect(printed).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
        expect(JSON.parse(printed)).toEqual(value)
      }),
    )
  })
})

describe('a text that is cut', () => {
  it('counts characters, and keeps each whole', () => {
    expect(cutText('a😀b', 2)).toBe('a😀')
    expect(cutText('a😀b', 1)).toBe('a')
    expect(cutText('😀'.repeat(50), 40)).toBe('😀'.repeat(40))
    expect(cutText('short', 40)).toBe('short')
    expect(cutText('', 0)).toBe('')
  })

  it('has no half of a pair, whatever it was cut from', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.string({ unit: fc.constantFrom('\ud83d', '\ude00', 'x') }),
        fc.nat(20),
        (one, other, max) => {
          for (const text of [one, other]) {
            const cut = cutText(text, max)
            expect(cut.isWellFormed()).toBe(true)
            expect([...cut].length).toBe(Math.min(max, [...text].length))
          }
        },
      ),
    )
    expect(cutText('a\ud83db', 3)).toBe('a\ufffdb')
    expect(cutText('a\0b', 3)).toBe('a\ufffdb')
    expect(headOf('a\ud83db', 2)).toBe('a\ud83d')
  })
})
