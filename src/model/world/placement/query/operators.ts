import type { Operator, SubjectKind } from './query.ts'

/** As they are written. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  '==': '==',
  equals: '==',
  '!=': '!=',
  not_equals: '!=',
  '>': '>',
  greater_than: '>',
  '>=': '>=',
  greater_than_equal: '>=',
  '<': '<',
  less_than: '<',
  '<=': '<=',
  less_than_equal: '<=',
  exists: 'exists',
  '!exists': '!exists',
  not_exists: '!exists',
  in: 'in',
  '!in': '!in',
  not_in: '!in',
  '=~': '=~',
  matches: '=~',
  '!~': '!~',
  not_matches: '!~',
}

const WORDS: readonly Operator[] = ['==', '!=', 'in', '!in', '=~', '!~']
const ORDER: readonly Operator[] = ['==', '!=', '>', '>=', '<', '<=']

/** Which subject takes which (CQL-1). */
const ALLOWED: Readonly<Record<SubjectKind, readonly Operator[]>> = {
  attribute: [...WORDS, ...ORDER, 'exists', '!exists'],
  agentConnected: WORDS,
  ec2InstanceId: WORDS,
  'task:group': WORDS,
  agentVersion: ORDER,
  registeredAt: ORDER,
  runningTasksCount: ORDER,
}

export function isAllowed(subject: SubjectKind, operator: Operator): boolean {
  return ALLOWED[subject].includes(operator)
}
