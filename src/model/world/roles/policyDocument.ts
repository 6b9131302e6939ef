/** What a policy says once it was read: its statements, in order. */
export interface PolicyDocument {
  readonly statements: readonly Statement[]
}

export type Effect = 'Allow' | 'Deny'

export interface Statement {
  readonly sid: string | null
  readonly effect: Effect
  readonly actions: Patterns
  /** `null` in a policy that hangs on what it is about: a role's trust, a repository's policy. */
  readonly resources: Patterns | null
  /** Who is meant; `null` in a policy that hangs on who asks. */
  readonly principals: readonly Principal[] | null
  /** All have to hold. */
  readonly conditions: readonly Condition[]
}

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
export interface Patterns {
  readonly isNot: boolean
  readonly patterns: readonly string[]
}

export type Principal =
  | { readonly kind: 'everybody' }
  /** An account by its number, whatever asks for it. */
  | { readonly kind: 'account'; readonly accountId: string }
  /** A user or a role. */
  | { readonly kind: 'arn'; readonly arn: string }
  | { readonly kind: 'service'; readonly service: string }

/** Those of the language of policies that the lab reads; the rest is refused by name (ROL-3). */
export const CONDITION_OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'ArnEquals',
  'ArnLike',
  'ArnNotEquals',
  'ArnNotLike',
  'Bool',
  'Null',
] as const
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number]

export interface Condition {
  readonly operator: ConditionOperator
  readonly set: 'ForAllValues' | 'ForAnyValue' | null
  readonly isIfExists: boolean
  readonly key: string
  readonly values: readonly string[]
}

/** What the lab tells a policy of a request, by the names of AWS's condition keys. */
export const CONDITION_KEYS = [
  'iam:PassedToService',
  'ecs:cluster',
  'ecs:task-definition',
  'aws:PrincipalArn',
  'aws:PrincipalAccount',
  'aws:RequestedRegion',
  'aws:SourceArn',
  'aws:SourceAccount',
] as const
