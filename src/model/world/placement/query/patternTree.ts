import { QueryProblem } from './queryProblem.ts'

/** What a regular expression says, part by part. */
export type PatternNode =
  | { readonly kind: 'unit'; readonly takes: UnitTest }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number }

/** Of a UTF-16 unit. */
type UnitTest = (unit: number) => boolean

const DEPTH_MAX = 20
const REPEAT = /\{([0-9]{1,3})(?:(,)([0-9]{1,3})?)?\}/y

const isDigit: UnitTest = (unit) => unit >= 48 && unit <= 57
const isSpace: UnitTest = (unit) => unit === 32 || (unit >= 9 && unit <= 13)
const isWord: UnitTest = (unit) =>
  isDigit(unit) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95

const not =
  (test: UnitTest): UnitTest =>
  (unit) =>
    !test(unit)
const is =
  (wanted: number): UnitTest =>
  (unit) =>
    unit === wanted

const CLASSES: Readonly<Record<string, UnitTest>> = {
  d: isDigit,
  D: not(isDigit),
  s: isSpace,
  S: not(isSpace),
  w: isWord,
  W: not(isWord),
}

/**
 * Reads the part of Java's regular expressions that can be matched in time that is known beforehand (CQL-3): characters,
 * classes, groups, choices, repetitions, `^` and `$`. Of the rest it says that the lab has it not.
 *
 * @throws QueryProblem
 */
export function patternTree(source: string): PatternNode {
  const reader = new Reader(source)
  const tree = reader.choice(0)
  if (!reader.isAtEnd) throw new QueryProblem('the regular expression closes a group that it has not opened')
  return tree
}

class Reader {
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#source.length
  }

  choice(depth: number): PatternNode {
    if (depth > DEPTH_MAX) throw new QueryProblem('the regular expression has more groups in groups than the lab takes')
    const parts = [this.#sequence(depth)]
    while (this.#takes('|')) parts.push(this.#sequence(depth))
    return { kind: 'choice', parts }
  }

  #sequence(depth: number): PatternNode {
    const parts: PatternNode[] = []
    while (!this.isAtEnd && !this.#sees('|') && !this.#sees(')')) parts.push(this.#repeated(this.#atom(depth)))
    return { kind: 'sequence', parts }
  }

  #atom(depth: number): PatternNode {
    const character = this.#next()
    switch (character) {
      case '(':
        return this.#group(depth)
      case '[':
        return { kind: 'unit', takes: this.#class() }
      case '^':
        return { kind: 'start' }
      case '$':
        return { kind: 'end' }
      case '.':
        return { kind: 'unit', takes: (unit) => unit !== 10 && unit !== 13 }
      case '\\':
        return { kind: 'unit', takes: this.#escaped() }
      case '*':
      case '+':
      case '?':
      case '{':
        throw new QueryProblem(`the regular expression repeats nothing with ${character}`)
      default:
        return { kind: 'unit', takes: is(character.charCodeAt(0)) }
    }
  }

  #group(depth: number): PatternNode {
    if (this.#takes('?') && !this.#takes(':')) throw lacking('(?')
    const inside = this.choice(depth + 1)
    if (!this.#takes(')')) throw new QueryProblem('the regular expression has a group that is not closed')
    return inside
  }

  #repeated(part: PatternNode): PatternNode {
    const times = this.#times()
    if (times === null) return part
    // How much a repetition takes first makes no difference to whether the whole value fits.
    this.#takes('?')
    if (this.#sees('+')) throw lacking('repetitions that give nothing back')
    if (this.#sees('*') || this.#sees('{')) throw new QueryProblem('the regular expression repeats a repetition')
    return { kind: 'repeat', part, ...times }
  }

  #times(): { readonly min: number; readonly max: number } | null {
    if (this.#takes('*')) return { min: 0, max: Infinity }
    if (this.#takes('+')) return { min: 1, max: Infinity }
    if (this.#takes('?')) return { min: 0, max: 1 }
    if (!this.#sees('{')) return null
    REPEAT.lastIndex = this.#at
    const found = REPEAT.exec(this.#source)
    if (found === null) throw new QueryProblem('the regular expression has a { without numbers')
    this.#at = REPEAT.lastIndex
    const min = Number(found[1])
    const max = found[2] === undefined ? min : found[3] === undefined ? Infinity : Number(found[3])
    if (max < min) throw new QueryProblem('the regular expression repeats at most less than at least')
    return { min, max }
  }

  #escaped(): UnitTest {
    if (this.isAtEnd) throw new QueryProblem('the regular expression ends with a backslash')
    const character = this.#next()
    const known = Object.hasOwn(CLASSES, character) ? CLASSES[character] : undefined
    if (known !== undefined) return known
    if (isWord(character.charCodeAt(0)) && character !== '_') throw lacking(`\\${character}`)
    return is(character.charCodeAt(0))
  }

  #class(): UnitTest {
    const isNegated = this.#takes('^')
    const tests: UnitTest[] = []
    do {
      if (this.isAtEnd) throw new QueryProblem('the regular expression has a [ that is not closed')
      if (this.#sees('[') || this.#source.startsWith('&&', this.#at)) throw lacking('classes in classes')
      tests.push(this.#classPart())
    } while (!this.#takes(']'))
    const isIn: UnitTest = (unit) => tests.some((test) => test(unit))
    return isNegated ? not(isIn) : isIn
  }

  #classPart(): UnitTest {
    const first = this.#next()
    if (first === '\\') return this.#escaped()
    const isRange = this.#sees('-') && this.#at + 1 < this.#source.length && this.#source[this.#at + 1] !== ']'
    if (!isRange) return is(first.charCodeAt(0))
    this.#at += 1
    const [from, to] = [first.charCodeAt(0), this.#next().charCodeAt(0)]
    if (to < from) throw new QueryProblem('the regular expression has a range that ends before it begins')
    return (unit) => unit >= from && unit <= to
  }

  #sees(character: string): boolean {
    return this.#source[this.#at] === character
  }

  #takes(character: string): boolean {
    if (!this.#sees(character)) return false
    this.#at += 1
    return true
  }

  #next(): string {
    const character = this.#source[this.#at] ?? ''
    this.#at += 1
    return character
  }
}

function lacking(what: string): QueryProblem {
  return new QueryProblem(`the lab’s regular expressions have no ${what} yet`)
}
