import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { pathText, shown } from './shown.ts'

describe('shown', () => {
  it.each([
    ['a plain word', 'web', '"web"'],
    ['a quote and a backslash', 'a"b\\', '"a\\"b\\\\"'],
    ['35 an ANSI escape', '\u001b[31m', '"\\u001b[31m"'],
    ['35 its one-character form', '\u009b31m', '"\\u009b31m"'],
    ['37 a direction override', '\u202eabc', '"\\u202eabc"'],
    ['38 a zero-width space', 'a\u200bb', '"a\\u200bb"'],
    ['39 half a surrogate pair', '\ud83d', '"\\ud83d"'],
    ['line separators', '\u2028', '"\\u2028"'],
    ['a tag character', '\u{e0041}', '"\\u{e0041}"'],
    ['emoji', '😀', '"😀"'],
  ])('%s', (_what, text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  it('40 cuts, and lets nothing through that moves or hides text', () => {
    expect(shown('x'.repeat(1_000))).toBe(`"${'x'.repeat(60)}…"`)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(shown(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
      }),
    )
  })
})

describe('pathText', () => {
  it.each<[path: (string | number)[], text: string]>([
    [[], ''],
    [['commands', 3, 'input', 'cpu'], 'commands[3].input.cpu'],
    [[0, 'a'], '[0].a'],
    [['a b', 'c'], '["a b"].c'],
    [['a', '\u001b'], 'a["\\u001b"]'],
  ])('%j', (path, text) => {
    expect(pathText(path)).toBe(text)
  })
})
