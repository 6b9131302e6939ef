import { countOf, dateOf, versionOf } from './arguments.ts'
import { patternOf, type Pattern } from './pattern.ts'
import { subjectText, type Argument, type Condition, type Operator, type Query, type Subject } from './query.ts'
import { QueryProblem } from './queryProblem.ts'
import { isAllowed, OPERATORS } from './operators.ts'

const SPACE = /\s*/y
const OR = /\|\||or(?![A-Za-z0-9_])/y
const AND = /&&|and(?![A-Za-z0-9_])/y
const NOT = /!|not(?![A-Za-z0-9_])/y
const OPEN = /\(/y
const CLOSE = /\)/y
const SUBJECT = /attribute:[A-Za-z0-9_/.\\-]+|task:group(?![A-Za-z0-9_])|[A-Za-z0-9_]+/y
const OPERATOR = /==|!=|>=|<=|=~|!~|>|<|!(?:exists|in)(?![A-Za-z0-9_])|[a-z_]+/y
const VALUE = /'([^']*)'|[^\s()[\],'&|]+/y
const NAMED = [
  'agentConnected',
  'agentVersion',
  'ec2InstanceId',
  'registeredAt',
  'runningTasksCount',
  'task:group',
] as const

/** So many parentheses and `not` within each other. */
const DEPTH_MAX = 50
/** So many regular expressions in one query: it is asked of thousands of instances. */
const PATTERNS_MAX = 10

/** Reads an expression, or says why it cannot, as the end of a sentence (CQL-1). */
export function parseQuery(text: string): { readonly query: Query } | { readonly problem: string } {
  try {
    return { query: new Reader(text).whole() }
  } catch (error) {
    if (error instanceof QueryProblem) return { problem: error.message }
    throw error
  }
}

class Reader {
  readonly #text: string
  #at = 0
  #patternsCount = 0

  constructor(text: string) {
    this.#text = text
  }

  whole(): Query {
    if (this.#text.trim() === '') throw new QueryProblem('the expression is empty')
    const query = this.#or(0)
    this.#take(SPACE)
    if (this.#at < this.#text.length) throw this.#unexpected('and, or or the end')
    if (query.kind === 'condition' && this.#text.trimStart().startsWith('(')) {
      throw new QueryProblem('a single expression has no parentheses')
    }
    return query
  }

  #or(depth: number): Query {
    let left = this.#and(depth)
    while (this.#take(OR) !== null) left = { kind: 'or', left, right: this.#and(depth) }
    return left
  }

  #and(depth: number): Query {
    let left = this.#unary(depth)
    while (this.#take(AND) !== null) left = { kind: 'and', left, right: this.#unary(depth) }
    return left
  }

  #unary(depth: number): Query {
    if (depth > DEPTH_MAX) throw new QueryProblem(`it has more than ${String(DEPTH_MAX)} parentheses in parentheses`)
    if (this.#take(NOT) !== null) return { kind: 'not', query: this.#unary(depth + 1) }
    if (this.#take(OPEN) === null) return this.#condition()
    const inside = this.#or(depth + 1)
    if (this.#take(CLOSE) === null) throw this.#unexpected('a closing parenthesis')
    return inside
  }

  #condition(): Condition {
    const subject = this.#subject()
    const operator = this.#operator(subject)
    return { kind: 'condition', subject, operator, argument: this.#argument(subject, operator) }
  }

  #subject(): Subject {
    const before = this.#at
    const [found = ''] = this.#take(SUBJECT) ?? []
    if (found.startsWith('attribute:')) return { kind: 'attribute', name: found.slice('attribute:'.length) }
    const kind = NAMED.find((one) => one === found)
    if (kind !== undefined) return { kind }
    this.#at = before
    throw this.#unexpected(`attribute:NAME, ${NAMED.join(', ')}`)
  }

  #operator(subject: Subject): Operator {
    const before = this.#at
    const [found = ''] = this.#take(OPERATOR) ?? []
    const operator = Object.hasOwn(OPERATORS, found) ? OPERATORS[found] : undefined
    if (operator === undefined) {
      this.#at = before
      throw this.#unexpected(`an operator after ${subjectText(subject)}`)
    }
    if (!isAllowed(subject.kind, operator)) {
      throw new QueryProblem(`${subjectText(subject)} does not take ${found}`)
    }
    return operator
  }

  #argument(subject: Subject, operator: Operator): Argument {
    if (operator === 'exists' || operator === '!exists') return { kind: 'none' }
    if (operator === 'in' || operator === '!in') return { kind: 'list', texts: this.#list() }
    if (operator === '=~' || operator === '!~') return { kind: 'pattern', pattern: this.#pattern() }
    const text = this.#value()
    if (subject.kind === 'runningTasksCount') return { kind: 'numbers', numbers: countOf(text) }
    if (subject.kind === 'agentVersion') return { kind: 'numbers', numbers: versionOf(text) }
    if (subject.kind === 'registeredAt') return { kind: 'numbers', numbers: dateOf(text) }
    return { kind: 'text', text }
  }

  #list(): readonly string[] {
    if (this.#take(/\[/y) === null) throw this.#unexpected('a list such as [a, b]')
    const texts = [this.#value()]
    while (this.#take(/,/y) !== null) texts.push(this.#value())
    if (this.#take(/\]/y) === null) throw this.#unexpected('a comma or the end of the list')
    return texts
  }

  #pattern(): Pattern {
    this.#patternsCount += 1
    if (this.#patternsCount > PATTERNS_MAX) {
      throw new QueryProblem(`the lab takes ${String(PATTERNS_MAX)} regular expressions in one`)
    }
    return patternOf(this.#patternText())
  }

  #value(): string {
    const found = this.#take(VALUE)
    if (found === null) throw this.#unexpected('a value')
    return found[1] ?? found[0]
  }

  /** Brackets and bars are the pattern's own: without quotes it goes on to a space, or to a parenthesis that is not its. */
  #patternText(): string {
    const quoted = this.#take(/'([^']*)'/y)
    if (quoted !== null) return quoted[1] ?? ''
    this.#take(SPACE)
    const from = this.#at
    let open = 0
    for (; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at] ?? ''
      if (/\s/.test(character)) break
      if (character === '(') open += 1
      else if (character === ')' && --open < 0) break
    }
    if (this.#at === from) throw this.#unexpected('a regular expression')
    return this.#text.slice(from, this.#at)
  }

  /** What comes next, past spaces; `null`, and nothing is taken, when it is something else. */
  #take(sign: RegExp): RegExpExecArray | null {
    SPACE.lastIndex = this.#at
    SPACE.exec(this.#text)
    sign.lastIndex = sign === SPACE ? this.#at : SPACE.lastIndex
    const found = sign.exec(this.#text)
    if (found !== null) this.#at = sign.lastIndex
    return found
  }

  #unexpected(wanted: string): QueryProblem {
    this.#take(SPACE)
    const place = this.#at < this.#text.length ? `at character ${String(this.#at + 1)}` : 'at its end'
    return new QueryProblem(`${place} it takes ${wanted}`)
  }
}
