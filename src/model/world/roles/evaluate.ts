import { failedCondition, type RequestContext } from './conditions.ts'
import type { Effect, Patterns, PolicyDocument, Principal, Statement } from './policyDocument.ts'
import { matchesAction, matchesArn } from './wildcards.ts'

/** Who asks: as a policy may name it. */
export type Asker =
  | { readonly kind: 'principal'; readonly arn: string; readonly accountId: string }
  | { readonly kind: 'service'; readonly service: string }

/** One request as policies see it. */
export interface AccessRequest {
  readonly asker: Asker
  /** `ecs:RunTask` */
  readonly action: string
  /** An ARN, or `*` for what is about no one resource. */
  readonly resource: string
  readonly context: RequestContext
}

export type PolicyKind = 'inline' | 'managed' | 'trust' | 'resource'

/** A policy with its name: that of an inline one, the ARN of a managed one. */
export interface NamedPolicy {
  readonly kind: PolicyKind
  readonly name: string
  readonly document: PolicyDocument
}

/** Why a statement has no say, in the order in which it is asked; `applies`: it has. */
export type StatementMatch = 'applies' | 'otherPrincipal' | 'otherAction' | 'otherResource' | 'conditionFails'

/** What came of one statement of one policy (ROL-4). */
export interface StatementVerdict {
  readonly policyKind: PolicyKind
  readonly policy: string
  readonly index: number
  readonly sid: string | null
  readonly effect: Effect
  readonly match: StatementMatch
  /** The condition that does not hold, as `iam:PassedToService`. */
  readonly failedKey: string | null
}

export type Verdict = 'allowed' | 'explicitDeny' | 'implicitDeny'

export interface Evaluation {
  readonly verdict: Verdict
  /** The statement that decided; `null` where none applies. */
  readonly by: StatementVerdict | null
  readonly statements: readonly StatementVerdict[]
}

/**
 * What policies of one kind say of a request (ROL-4): a Deny that applies wins over every Allow, and where nothing
 * applies the request is denied (IAM guide, reference_policies_evaluation-logic).
 */
export function evaluate(policies: readonly NamedPolicy[], request: AccessRequest): Evaluation {
  const statements = policies.flatMap((policy) =>
    policy.document.statements.map((statement, index) => verdictOf(policy, { statement, index }, request)),
  )
  const applying = statements.filter(({ match }) => match === 'applies')
  const denied = applying.find(({ effect }) => effect === 'Deny')
  const by = denied ?? applying[0] ?? null
  return { verdict: by === null ? 'implicitDeny' : denied === undefined ? 'allowed' : 'explicitDeny', by, statements }
}

function verdictOf(
  { kind, name }: NamedPolicy,
  { statement, index }: { readonly statement: Statement; readonly index: number },
  request: AccessRequest,
): StatementVerdict {
  const { sid, effect } = statement
  const failedKey = failedCondition(statement.conditions, request.context)?.key ?? null
  const match = matchOf(statement, request, failedKey)
  return {
    policyKind: kind,
    policy: name,
    index,
    sid,
    effect,
    match,
    failedKey: match === 'conditionFails' ? failedKey : null,
  }
}

function matchOf(statement: Statement, request: AccessRequest, failedKey: string | null): StatementMatch {
  const { principals, actions, resources } = statement
  if (principals !== null && !principals.some((one) => isMeant(one, request.asker))) return 'otherPrincipal'
  if (!isListed(actions, (pattern) => matchesAction(pattern, request.action))) return 'otherAction'
  if (resources !== null && !isListed(resources, (pattern) => matchesArn(pattern, request.resource)))
    return 'otherResource'
  return failedKey === null ? 'applies' : 'conditionFails'
}

function isListed({ isNot, patterns }: Patterns, matches: (pattern: string) => boolean): boolean {
  return patterns.some(matches) !== isNot
}

function isMeant(principal: Principal, asker: Asker): boolean {
  switch (principal.kind) {
    case 'everybody':
      return true
    case 'service':
      return asker.kind === 'service' && asker.service === principal.service
    case 'account':
      return asker.kind === 'principal' && asker.accountId === principal.accountId
    case 'arn':
      return asker.kind === 'principal' && asker.arn === principal.arn
  }
}
