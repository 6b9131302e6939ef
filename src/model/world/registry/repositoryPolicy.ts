import { ACCOUNT } from '../world.ts'
import { ecrRegistryOf } from './imageReference.ts'
import type { Repository } from './repository.ts'
import { matchesWildcard } from './tagMutability.ts'

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

type Json = Readonly<Record<string, unknown>>

/** A repository's policy, of its text (ECR-8). */
export function readRepositoryPolicy(text: string): PolicyRead {
  const policy = jsonOf(text)
  if (policy === null || !hasOnly(policy, ['Version', 'Id', 'Statement'])) return { problem: 'malformed' }
  const given = isObject(policy.Statement) ? [policy.Statement] : policy.Statement
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
  if (!isObject(given)) return { problem: 'malformed' }
  const what = LACKING.find((name) => given[name] !== undefined)
  if (what !== undefined) return { problem: 'lacking', what: `${what} of policies` }
  const { Effect: effect, Action, Principal } = given
  const actions = textsOf(Action)
  const principals = Principal === '*' ? ['*'] : isObject(Principal) ? principalsOf(Principal) : null
  const isWhole = hasOnly(given, ['Sid', 'Effect', 'Principal', 'Action'])
  if (!isWhole || (effect !== 'Allow' && effect !== 'Deny') || actions === null || principals === null)
    return { problem: 'malformed' }
  return { effect, principals, actions }
}

function principalsOf(given: Json): readonly string[] | null {
  if (!hasOnly(given, ['AWS', 'Service'])) return null
  const accounts = given.AWS === undefined ? [] : textsOf(given.AWS)
  const services = given.Service === undefined ? [] : textsOf(given.Service)
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
  return isNamed && actions.some((one) => matchesWildcard(one.toLowerCase(), action.toLowerCase()))
}

function isNamedBy(principal: string, { accountId, roleArn }: Principal): boolean {
  const names = ['*', accountId, `arn:aws:iam::${accountId}:root`]
  return names.includes(principal) || principal === roleArn
}

function jsonOf(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasOnly(given: Json, names: readonly string[]): boolean {
  return Object.keys(given).every((name) => names.includes(name))
}

/** One text or several. */
function textsOf(given: unknown): readonly string[] | null {
  const all: readonly unknown[] = Array.isArray(given) ? given : [given]
  const texts = all.filter((one) => typeof one === 'string')
  return texts.length === all.length && texts.length > 0 ? texts : null
}
