import { isJsonObject, jsonObject, type JsonObject } from '../../../base/jsonObject.ts'
import { textsOf } from '../roles/policyProblem.ts'
import { matchesAction } from '../roles/wildcards.ts'
import { ACCOUNT } from '../world.ts'
import { ecrRegistryOf } from './imageReference.ts'
import type { Repository } from './repository.ts'

/** Who asks for an action. */
export interface Principal {
  readonly accountId: string
  /** The role under which, where that is known: `arn:aws:iam::…:role/…`. */
  readonly roleArn?: string | undefined
}

/** Who gives every command of a lab (`CALLER_ARN`), as policies name it. */
export const LEARNER: Principal = { accountId: ACCOUNT, roleArn: `arn:aws:iam::${ACCOUNT}:role/lab` }

export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny'
  /** Accounts and ARNs of AWS; `*` is everybody. Services are none of them. */
  readonly principals: readonly string[]
  /** `ecr:BatchGetImage`, `ecr:*`. */
  readonly actions: readonly string[]
}

export type PolicyRead =
  | { readonly statements: readonly PolicyStatement[] }
  /** `lacking`: it is well-formed, and has what the lab has not. */
  | { readonly problem: 'malformed' }
  | { readonly problem: 'lacking'; readonly what: string }

/** A repository's policy, of its text (ECR-8). */
export function readRepositoryPolicy(text: string): PolicyRead {
  const policy = jsonObject(text)
  if (policy === null || !hasOnly(policy, ['Version', 'Id', 'Statement'])) return { problem: 'malformed' }
  const given = isJsonObject(policy.Statement) ? [policy.Statement] : policy.Statement
  if (!Array.isArray(given) || given.length === 0) return { problem: 'malformed' }
  const statements: PolicyStatement[] = []
  for (const one of given as readonly unknown[]) {
    const read = readStatement(one)
    if ('problem' in read) return read
    statements.push(read)
  }
  return { statements }
}

const LACKING = ['Condition', 'NotAction', 'NotPrincipal'] as const

function readStatement(given: unknown): PolicyStatement | Extract<PolicyRead, { problem: unknown }> {
  if (!isJsonObject(given)) return { problem: 'malformed' }
  const what = LACKING.find((name) => given[name] !== undefined)
  if (what !== undefined) return { problem: 'lacking', what: `${what} of policies` }
  const { Effect: effect, Action, Principal } = given
  const actions = someTexts(Action)
  const principals = Principal === '*' ? ['*'] : isJsonObject(Principal) ? principalsOf(Principal) : null
  const isWhole = hasOnly(given, ['Sid', 'Effect', 'Principal', 'Action'])
  if (!isWhole || (effect !== 'Allow' && effect !== 'Deny') || actions === null || principals === null)
    return { problem: 'malformed' }
  return { effect, principals, actions }
}

function principalsOf(given: JsonObject): readonly string[] | null {
  if (!hasOnly(given, ['AWS', 'Service'])) return null
  const accounts = given.AWS === undefined ? [] : someTexts(given.AWS)
  const services = given.Service === undefined ? [] : someTexts(given.Service)
  return services === null ? null : accounts
}

/**
 * Whether an action on a repository is allowed (ECR-8). The owner may whatever its own policies allow, here all of
 * ECR, and others what the repository's policy says; a Deny in it holds for everybody.
 */
export function mayAct(
  { host, policyText }: Pick<Repository, 'host' | 'policyText'>,
  action: string,
  who: Principal,
): boolean {
  const registry = ecrRegistryOf(host)
  if (registry === null) return true
  const read = policyText === null ? { statements: [] } : readRepositoryPolicy(policyText)
  const own = 'statements' in read ? read.statements.filter((one) => isAbout(one, action, who)) : []
  if (own.some(({ effect }) => effect === 'Deny')) return false
  return registry.accountId === who.accountId || own.length > 0
}

const PULLING = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] as const

/** What of a pull is not allowed, the manifest or the layers; `null`: all of it is. */
export function pullRefused(repository: Pick<Repository, 'host' | 'policyText'>, who: Principal): string | null {
  return PULLING.find((action) => !mayAct(repository, action, who)) ?? null
}

function isAbout({ principals, actions }: PolicyStatement, action: string, who: Principal): boolean {
  const isNamed = principals.some((one) => isNamedBy(one, who))
  return isNamed && actions.some((one) => matchesAction(one, action))
}

function isNamedBy(principal: string, { accountId, roleArn }: Principal): boolean {
  const names = ['*', accountId, `arn:aws:iam::${accountId}:root`]
  return names.includes(principal) || principal === roleArn
}

function hasOnly(given: JsonObject, names: readonly string[]): boolean {
  return Object.keys(given).every((name) => names.includes(name))
}

/** One text or several, but not none. */
function someTexts(given: unknown): readonly string[] | null {
  const texts = textsOf(given)
  return texts?.length === 0 ? null : texts
}
