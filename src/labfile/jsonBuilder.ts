import { printParseErrorCode } from 'jsonc-parser'
import type { JSONPath, JSONVisitor } from 'jsonc-parser'
import { badWordHint } from './jsonHints.ts'
import { pathText, shown } from './shown.ts'

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** Objects and arrays inside each other. */
export const JSON_DEPTH_MAX = 32

/** Ends a reading from inside the parser's callbacks. */
export class Fault extends Error {
  /** Where it begins in the text. */
  readonly offset: number

  constructor({ words, offset }: Place, reason: string) {
    super(`${words}: ${reason}.`)
    this.offset = offset
  }
}

interface Place {
  readonly words: string
  readonly offset: number
}

/** Line and column from 0, as the parser counts. */
interface Spot {
  readonly offset: number
  readonly line: number
  readonly column: number
}

type Container = JsonValue[] | Record<string, JsonValue>

/** Makes values of what the parser meets. Only what is on the way from the top to here is held apart. */
export class JsonBuilder {
  result: JsonValue = null
  readonly visitor: JSONVisitor
  readonly #text: string
  readonly #valuesMax: number
  readonly #open: Container[] = []
  /** The name that waits for its value, for each open container; of an array it is not read. */
  readonly #names: string[] = []
  #values = 0

  constructor(text: string, valuesMax: number) {
    this.#text = text
    this.#valuesMax = valuesMax
    /* oxlint-disable typescript/max-params -- the parser calls these with as many */
    this.visitor = {
      onObjectBegin: (offset, _length, line, column, path) =>
        this.#begin({}, () => place({ offset, line, column }, path())),
      onObjectEnd: () => this.#end(),
      onArrayBegin: (offset, _length, line, column, path) =>
        this.#begin([], () => place({ offset, line, column }, path())),
      onArrayEnd: () => this.#end(),
      onObjectProperty: (name, offset, _length, line, column, path) =>
        this.#property(name, () => place({ offset, line, column }, [...path(), name])),
      onLiteralValue: (value: string | number | boolean | null, offset, length, line, column, path) => {
        const at = () => place({ offset, line, column }, path())
        if (typeof value === 'string') checkText(value, 'the text', at)
        if (typeof value === 'number') checkNumber(value, this.#text.slice(offset, offset + length), at)
        this.#put(value, at)
      },
      onError: (code, offset, _length, line, column) => {
        throw new Fault(place({ offset, line, column }, []), this.#reasonOf(printParseErrorCode(code), offset))
      },
    }
    /* eslint-enable typescript/max-params */
  }

  #begin(container: Container, at: () => Place): void {
    if (this.#open.length >= JSON_DEPTH_MAX) {
      throw new Fault(at(), `objects and arrays stand more than ${String(JSON_DEPTH_MAX)} deep in each other`)
    }
    this.#put(container, at)
    this.#open.push(container)
    this.#names.push('')
  }

  #end(): void {
    this.#open.pop()
    this.#names.pop()
  }

  #property(name: string, at: () => Place): void {
    checkText(name, 'the name', at)
    const container = this.#open.at(-1)
    if (container !== undefined && Object.hasOwn(container, name)) throw new Fault(at(), 'this name stands twice')
    this.#names[this.#names.length - 1] = name
  }

  #put(value: JsonValue, at: () => Place): void {
    this.#values += 1
    if (this.#values > this.#valuesMax) {
      throw new Fault(at(), `there are more than ${String(this.#valuesMax)} values`)
    }
    const container = this.#open.at(-1)
    if (container === undefined) this.result = value
    else if (Array.isArray(container)) container.push(value)
    else {
      // Assigning to `__proto__` would change what the object is, and lose the value.
      Object.defineProperty(container, this.#names.at(-1) ?? '', {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      })
    }
  }

  #reasonOf(code: string, offset: number): string {
    const text = this.#text
    if (offset >= text.length) return 'the text ends before the JSON does'
    const next = text[offset] ?? ''
    switch (code) {
      case 'InvalidCommentToken':
        return 'JSON has no comments'
      case 'UnexpectedEndOfString':
        return 'this text has no closing quote on its line'
      case 'InvalidCharacter':
        return 'this text has a control character or a tab in it, which JSON writes as \\u0000 or \\t'
      case 'InvalidUnicode':
        return '\\u needs four hexadecimal digits after it'
      case 'InvalidEscapeCharacter':
        return 'this text has a backslash before a character that needs none; a backslash itself is \\\\'
      case 'EndOfFileExpected':
        return 'the JSON has ended and more text follows'
      case 'CommaExpected':
        return 'a comma is missing before this'
      case 'ColonExpected':
        return 'a colon is missing before this'
    }
    if (next === '}' || next === ']') {
      const isAfterComma = text
        .slice(Math.max(0, offset - 1_000), offset)
        .trimEnd()
        .endsWith(',')
      return isAfterComma ? `the comma before ${next} is one too many` : `a value is missing before ${next}`
    }
    if (next === ',') return 'a value is missing before this comma'
    // A number that goes on in letters comes as two tokens: 0x10 is shown whole.
    const before = /\w{1,40}$/.exec(text.slice(Math.max(0, offset - 40), offset))?.[0] ?? ''
    const word = before + (/^[^\s,:[\]{}]{1,40}/.exec(text.slice(offset, offset + 40))?.[0] ?? next)
    return `${shown(word)} ${badWordHint(word)}`
  }
}

function place({ offset, line, column }: Spot, path: JSONPath): Place {
  const numbers = `${String(line + 1)}, column ${String(column + 1)}`
  return { offset, words: path.length === 0 ? `Line ${numbers}` : `${pathText(path)} (line ${numbers})` }
}

function checkText(text: string, what: string, at: () => Place): void {
  if (text.includes('\0')) throw new Fault(at(), `${what} has a NUL character in it`)
  // With the flag u this matches only a surrogate that is not half of a pair.
  if (/[\ud800-\udfff]/u.test(text)) throw new Fault(at(), `${what} has half a surrogate pair in it`)
}

function checkNumber(value: number, source: string, at: () => Place): void {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new Fault(at(), `${shown(source)} is past 2^53, where numbers are no longer exact`)
  }
  if (Object.is(value, -0)) throw new Fault(at(), `${shown(source)} is a zero with a sign: write 0`)
}
