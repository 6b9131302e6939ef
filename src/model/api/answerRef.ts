import type { Act, Output } from './command.ts'

/**
 * Stands in the input of an act for what an act before it, given together with it, is answered: an ARN that nobody
 * knows before. What carries acts out puts the answer in its place, so a log has none of these.
 *
 * @param operation  of the act before
 * @param path  into its answer: `LoadBalancers[0].LoadBalancerArn`
 */
export function answerRef(operation: string, path: string): string {
  return `answer of ${operation}: ${path}`
}

const REF = /^answer of ([A-Za-z]+): ([\w.[\]]+)$/

/** The act with answers in place of what stands for them. @param answers  by operation, those given so far */
export function withAnswers(act: Act, answers: ReadonlyMap<string, Output>): Act {
  if (answers.size === 0) return act
  return { ...act, input: filled(act.input, answers) as Act['input'] }
}

function filled(value: unknown, answers: ReadonlyMap<string, Output>): unknown {
  if (typeof value === 'string') return answered(value, answers)
  if (Array.isArray(value)) return value.map((one) => filled(one, answers))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, answers)]))
}

function answered(text: string, answers: ReadonlyMap<string, Output>): unknown {
  const [, operation = '', path = ''] = REF.exec(text) ?? []
  const output = answers.get(operation)
  if (output === undefined) return text
  const names = path.split(/[.[\]]+/).filter((name) => name !== '')
  return names.reduce<unknown>((at, name) => memberOf(at, name), output) ?? text
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Readonly<Record<string, unknown>>)[name]
}
