import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { TASK_DEFINITION_LIMITS, readJson } from './json.ts'
import { JSON_DEPTH_MAX } from './jsonBuilder.ts'

const LIMITS = TASK_DEFINITION_LIMITS

function messageOf(text: string, limits = LIMITS): string {
  const reading = readJson(text, limits)
  return 'error' in reading ? reading.error.message : `accepted ${JSON.stringify(reading.value)}`
}

describe('readJson refuses, with place and reason', () => {
  it.each<[what: string, text: string, message: RegExp]>([
    ['1 empty', '', /^This text is empty/],
    ['1 only space', ' \n\t\r\n ', /^This text is empty/],
    ['1 only a byte order mark', '\ufeff', /^This text is empty/],
    ['2 cut off', '{"family": "web", "containerDefinitions": [', /^Line 1, column 44: the text ends before the JSON/],
    ['2 prose', 'hello', /^Line 1, column 1: "hello" needs double quotes/],
    ['2 a comma forgotten', '{\n  "a": 1\n  "b": 2\n}', /^Line 3, column 3: a comma is missing/],
    ['2 a colon forgotten', '{"a" 1}', /^Line 1, column 6: a colon is missing/],
    ['2 a value forgotten', '{"a": }', /^Line 1, column 7: a value is missing before }/],
    ['2 two commas', '[1,,2]', /^Line 1, column 4: a value is missing before this comma/],
    ['2 two documents', '{}\n{}', /^Line 2, column 1: the JSON has ended and more text follows/],
    ['2 single quotes', "{'a': 1}", /^Line 1, column 2: "'a'" is in the wrong quotes/],
    ['2 a bare name', '{family: "web"}', /^Line 1, column 2: "family" needs double quotes/],
    ['2 Python', '{"a": None}', /"None" is not JSON: it has true, false and null/],
    ['2 hexadecimal', '[0x10]', /^Line 1, column 3: "0x10" is not a number/],
    ['2 a leading zero', '[007]', /^Line 1, column 3: a comma is missing before this/],
    ['2 no digit before the point', '[.5]', /".5" is not a number as JSON writes it/],
    ['2 a plus sign', '[+1]', /"\+1" is not a number as JSON writes it/],
    ['2 an escape unknown', '["\\x41"]', /backslash before a character that needs none/],
    ['2 an escape too short', '["\\u12"]', /four hexadecimal digits/],
    ['2 a raw tab in a text', '["a\tb"]', /control character or a tab/],
    ['4 a line comment', '{\n  // mine\n  "a": 1}', /^Line 2, column 3: JSON has no comments/],
    ['4 a block comment', '{/* mine */}', /^Line 1, column 2: JSON has no comments/],
    ['4 a hash comment', '{\n# mine\n}', /^Line 2, column 1: "#" begins a comment/],
    ['4 a trailing comma', '{"a": 1,}', /^Line 1, column 9: the comma before } is one too many/],
    ['4 a trailing comma in a list', '[1,\n]', /^Line 2, column 1: the comma before \] is one too many/],
    ['5 YAML', 'family: web\ncontainerDefinitions:\n  - name: web\n', /looks like YAML.*convert it to JSON/],
    ['5 YAML with its mark', '---\nfamily: web\n', /looks like YAML/],
    ['5 a YAML list', '- name: web\n', /looks like YAML/],
    ['10 a name twice', '{"a": {"b": 1, "c": 2, "b": 3}}', /^a\.b \(line 1, column 24\): this name stands twice/],
    ['10 a name twice, spelled otherwise', '{"a": 1, "\\u0061": 2}', /^a \(line 1, column 10\)/],
    ['10 __proto__ twice', '{"__proto__": 1, "__proto__": 2}', /^__proto__ .*twice/],
    ['13 NaN', '{"cpu": NaN}', /^Line 1, column 9: "NaN" is no number in JSON/],
    ['13 Infinity', '[-Infinity]', /"-Infinity" is no number in JSON/],
    ['14 1e999', '{"a": [0, 1e999]}', /^a\[1\] \(line 1, column 11\): "1e999" is past 2\^53/],
    ['15 minus zero', '{"cpu": -0}', /^cpu .*"-0" is a zero with a sign/],
    ['15 minus zero, longer', '{"cpu": -0.0e3}', /"-0.0e3" is a zero with a sign/],
    ['18 above 2^53', '{"cpu": 9007199254740993}', /^cpu .*"9007199254740993" is past 2\^53/],
    ['18 below −2^53', '[-9007199254740993]', /past 2\^53/],
    ['31 an open quote', '{"family": "web}\n', /^Line 1, column 12: this text has no closing quote on its line/],
    ['31 curly quotes', '{“family”: “web”}', /has curly quotes: JSON takes straight ones/],
    ['34 file://', 'file://task.json', /address of a file/],
    ['34 a web address', 'https://example.com/task.json', /web address/],
    ['36 NUL in a text', '{"family": "a\\u0000b"}', /^family .*NUL/],
    ['36 NUL in a name', '{"a\\u0000b": 1}', /the name has a NUL/],
    ['39 half a surrogate pair', '{"family": "\\ud83d"}', /^family .*half a surrogate pair/],
    ['39 halves in the wrong order', '["\\udca9\\ud83d"]', /^\[0\] .*half a surrogate pair/],
    ['39 half a surrogate pair in a name', '{"\\udc00": 1}', /the name has half a surrogate pair/],
    ['62 HTML', '<!doctype html><html>', /HTML or XML/],
  ])('%s', (_what, text, message) => {
    expect(messageOf(text)).toMatch(message)
  })

  it('DET-8 27 over its size in bytes, not in characters', () => {
    const limits = { bytes: 64 * 1024, values: 10 }
    expect(messageOf(JSON.stringify('x'.repeat(64 * 1024 - 2)), limits)).toMatch(/^accepted/)
    expect(messageOf(JSON.stringify('x'.repeat(64 * 1024 - 1)), limits)).toBe('This text is over the limit of 64 KiB.')
    expect(messageOf(JSON.stringify('é'.repeat(32 * 1024 - 1)), limits)).toMatch(/^accepted/)
    expect(messageOf(JSON.stringify('é'.repeat(32 * 1024)), limits)).toMatch(/over the limit/)
    expect(messageOf(JSON.stringify('😀'.repeat(16 * 1024)), limits)).toMatch(/over the limit/)
  })

  it('52 deeper than 32, however deep', () => {
    expect(messageOf('['.repeat(32) + ']'.repeat(32))).toMatch(/^accepted/)
    expect(messageOf('['.repeat(33) + ']'.repeat(33))).toMatch(/more than 32 deep/)
    const limits = { bytes: 10_000_000, values: 5_000 }
    expect(messageOf('['.repeat(1_000_000), limits)).toMatch(/more than 32 deep/)
    expect(messageOf('{"a":'.repeat(100_000), limits)).toMatch(/more than 32 deep/)
    expect(JSON_DEPTH_MAX).toBe(32)
  })

  it('DET-8 53 more values than the limit', () => {
    const list = (count: number) => `[${Array.from({ length: count }, () => '0').join(',')}]`
    expect(messageOf(list(4_999))).toMatch(/^accepted/)
    expect(messageOf(list(5_000))).toBe('[4999] (line 1, column 10000): there are more than 5000 values.')
  })

  it('45 answers in time linear in the text, whatever the text', () => {
    const limits = { bytes: 10_000_000, values: 60_000 }
    const startedMs = performance.now()
    for (const piece of ['\\', '"\\', ' ', '\n', ',', '-', '{"', '0', '/*', "'", 'a:', '\u201c']) {
      expect(messageOf(`{"a":"${piece.repeat(300_000)}`, limits)).not.toMatch(/^accepted/)
      expect(messageOf(`[${piece.repeat(300_000)}`, limits)).not.toMatch(/^accepted/)
    }
    // 24 texts of some 600 kB; a quadratic step would need minutes.
    expect(performance.now() - startedMs).toBeLessThan(10_000)
  })
})

describe('readJson accepts', () => {
  it.each<[what: string, text: string, value: unknown]>([
    ['3 a byte order mark', '\ufeff{"a": 1}', { a: 1 }],
    ['12 a number as text', '{"cpu": "256"}', { cpu: '256' }],
    ['16 zero', '[0, 0.0, 1.5, -1, 1e3]', [0, 0, 1.5, -1, 1000]],
    ['18 the largest exact number', '[9007199254740991]', [9007199254740991]],
    ['33 shell signs', '["; $(rm) | `x`"]', ['; $(rm) | `x`']],
    ['35 ANSI escapes', '["\\u001b[31mred"]', ['\u001b[31mred']],
    ['37 direction marks', '["\u202eabc"]', ['\u202eabc']],
    ['40 emoji', '["😀👩‍👩‍👧"]', ['😀👩‍👩‍👧']],
    ['42 markup', '["<img onerror=alert(1)>"]', ['<img onerror=alert(1)>']],
    ['nothing', 'null', null],
    ['Windows lines', '{\r\n"a":\r\n1}\r\n', { a: 1 }],
  ])('%s', (_what, text, value) => {
    expect(readJson(text, LIMITS)).toEqual({ value })
  })

  it('44 the names of an object’s own machinery, as ordinary names', () => {
    const reading = readJson('{"__proto__": {"polluted": 1}, "constructor": 2, "toString": 3}', LIMITS)
    const value = 'value' in reading ? (reading.value as Record<string, unknown>) : {}
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'toString'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(value.polluted).toBeUndefined()
    expect(Object.getOwnPropertyDescriptor(value, '__proto__')?.value).toEqual({ polluted: 1 })
  })

  it('whatever JSON.stringify writes, but for what it is known to refuse', () => {
    const value = fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' })
    fc.assert(
      fc.property(value, (one) => {
        const text = JSON.stringify(one)
        const reading = readJson(text, LIMITS)
        if ('error' in reading) expect(reading.error.message).toMatch(/"-?[\d.e+]+" is past 2\^53/)
        else expect(reading.value).toEqual(JSON.parse(text))
      }),
    )
  })
})
