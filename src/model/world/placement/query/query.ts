import type { Pattern } from './pattern.ts'

/** An expression of ECS's cluster query language, read (CQL-1). */
export type Query =
  | { readonly kind: 'and' | 'or'; readonly left: Query; readonly right: Query }
  | { readonly kind: 'not'; readonly query: Query }
  | Condition

/** `subject operator [argument]`. */
export interface Condition {
  readonly kind: 'condition'
  readonly subject: Subject
  readonly operator: Operator
  readonly argument: Argument
}

/** What of an instance is asked; `attribute:NAME` by its name. */
export type Subject =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: Exclude<SubjectKind, 'attribute'> }

export type SubjectKind =
  | 'attribute'
  | 'agentConnected'
  | 'agentVersion'
  | 'ec2InstanceId'
  | 'registeredAt'
  | 'runningTasksCount'
  | 'task:group'

/** One sign for each; the words `equals`, `not_in` and so on mean the same. */
export type Operator = '==' | '!=' | '>' | '>=' | '<' | '<=' | 'exists' | '!exists' | 'in' | '!in' | '=~' | '!~'

/** What a subject is held against: text, the numbers of a version, a count, or seconds since 1970. */
export type Argument =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly texts: readonly string[] }
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  | { readonly kind: 'numbers'; readonly numbers: readonly number[] }

export function subjectText(subject: Subject): string {
  return subject.kind === 'attribute' ? `attribute:${subject.name}` : subject.kind
}
