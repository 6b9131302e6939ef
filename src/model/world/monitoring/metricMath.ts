/** The arithmetic of metric math: numbers, other rows by their ids, + - * / and brackets (MET-9). */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'row'; readonly id: string }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }

type Operator = '+' | '-' | '*' | '/'

export type Parsed = { readonly expression: Expression } | { readonly problem: string }

/** AWS's limit of an expression. */
export const EXPRESSION_MAX = 2_048

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([a-z][A-Za-z0-9_]*)|([-+*/()]))/y

/** Reads an expression, or says what is wrong with it. */
export function parseExpression(text: string): Parsed {
  const tokens = tokensOf(text)
  if (tokens === null) return { problem: `${text} is no arithmetic of numbers and ids` }
  const reader = new Reader(tokens)
  const expression = reader.sum()
  if (expression === null || !reader.isAtEnd) return { problem: `${text} is not complete` }
  return { expression }
}

/** The ids that an expression names. */
export function rowsIn(expression: Expression): readonly string[] {
  if (expression.kind === 'number') return []
  if (expression.kind === 'row') return [expression.id]
  return [...rowsIn(expression.left), ...rowsIn(expression.right)]
}

/** Its value in one period; `null` where a row has no datapoint, or where it would be divided by 0. */
export function calculated(expression: Expression, rowOf: (id: string) => number | null): number | null {
  switch (expression.kind) {
    case 'number':
      return expression.value
    case 'row':
      return rowOf(expression.id)
    case 'operation': {
      const left = calculated(expression.left, rowOf)
      const right = calculated(expression.right, rowOf)
      return left === null || right === null ? null : operated(expression.operator, left, right)
    }
  }
}

function operated(operator: Operator, left: number, right: number): number | null {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return right === 0 ? null : left / right
  }
}

function tokensOf(text: string): readonly string[] | null {
  const tokens: string[] = []
  const whole = text.trimEnd()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < whole.length) {
    const found = TOKEN.exec(whole)
    if (found === null) return null
    tokens.push(found[0].trim())
  }
  return tokens
}

/** Deeper brackets than anybody writes are refused, so that a long text of them is no trouble. */
const DEPTH_MAX = 40

class Reader {
  readonly #tokens: readonly string[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length
  }

  sum(): Expression | null {
    return this.#chain(['+', '-'], () => this.#chain(['*', '/'], () => this.#factor()))
  }

  #chain(operators: readonly string[], part: () => Expression | null): Expression | null {
    let left = part()
    while (left !== null && operators.includes(this.#tokens[this.#at] ?? '')) {
      const operator = this.#next() as Operator
      const right = part()
      left = right === null ? null : { kind: 'operation', operator, left, right }
    }
    return left
  }

  #factor(): Expression | null {
    const token = this.#next()
    if (token === '(') return this.#bracketed()
    if (token === '-') {
      const right = this.#factor()
      return right === null ? null : { kind: 'operation', operator: '-', left: { kind: 'number', value: 0 }, right }
    }
    if (/^[a-z]/.test(token)) return { kind: 'row', id: token }
    return /^\d/.test(token) ? { kind: 'number', value: Number(token) } : null
  }

  #bracketed(): Expression | null {
    this.#depth += 1
    if (this.#depth > DEPTH_MAX) return null
    const inner = this.sum()
    this.#depth -= 1
    return this.#next() === ')' ? inner : null
  }

  #next(): string {
    const token = this.#tokens[this.#at] ?? ''
    this.#at += 1
    return token
  }
}
