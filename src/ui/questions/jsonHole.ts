import { visibleJson } from '../../base/foreignText.ts'
import { withValue } from '../../lessons/inputPaths.ts'
import type { FieldAnswer, FieldQuestion } from '../../lessons/questions/goal.ts'

/** An input as JSON, taken apart where one value is missing. */
export interface JsonHole {
  readonly before: readonly string[]
  /** Of the line with the hole, what stands left and right of it. */
  readonly left: string
  readonly right: string
  readonly after: readonly string[]
}

/** Stands in the hole while the JSON is made; no input has it. */
const MARK = '\u0001hole\u0001'

export function jsonHole({ input, path, takes }: Pick<FieldQuestion, 'input' | 'path' | 'takes'>): JsonHole {
  const lines = JSON.stringify(withValue(input, path, MARK), null, 2).split('\n')
  const mark = JSON.stringify(MARK)
  const at = lines.findIndex((line) => line.includes(mark))
  const [left = '', right = ''] = (lines[at] ?? '').split(mark)
  const quote = takes === 'text' ? '"' : ''
  return {
    before: lines.slice(0, at).map(visibleJson),
    left: visibleJson(left) + quote,
    right: quote + visibleJson(right),
    after: lines.slice(at + 1).map(visibleJson),
  }
}

/** What was typed as the answer that it is: the command with it, or none while it is no value of its type. */
export function fieldAnswer(question: FieldQuestion, typed: string): FieldAnswer {
  const value = valueOf(question, typed)
  if (value === null) return { value: typed, commands: [] }
  const { service, operation, input, path, askAtMs } = question
  return { value: typed, commands: [{ atMs: askAtMs, service, operation, input: withValue(input, path, value) }] }
}

function valueOf({ takes }: FieldQuestion, typed: string): number | string | null {
  const text = typed.trim()
  if (takes === 'text') return text === '' ? null : text
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : null
}
