import { ACCOUNT } from '../world.ts'

/** An inline policy of a role or a user. */
export interface InlinePolicy {
  readonly name: string
  /** As it was given: JSON. */
  readonly text: string
}

/** What a role and a user have in common: policies, of which all count together. */
export interface Identity {
  readonly name: string
  /** `/` or `/teams/shop/`: a part of the ARN. */
  readonly path: string
  readonly createdAtMs: number
  readonly inline: readonly InlinePolicy[]
  /** ARNs of managed policies, in the order in which they were attached. */
  readonly attached: readonly string[]
}

/** A role that the lab was told of (ROL-1). */
export interface Role extends Identity {
  /** Who may assume it. */
  readonly trustText: string
  readonly description: string | null
  readonly maxSessionSeconds: number
}

export type User = Identity

/** A managed policy of the account's own, by its ARN. */
export interface ManagedPolicy {
  readonly arn: string
  readonly name: string
  readonly path: string
  readonly description: string | null
  readonly text: string
  readonly createdAtMs: number
}

/** What gives an EC2 instance its role. */
export interface InstanceProfile {
  readonly name: string
  readonly path: string
  readonly createdAtMs: number
  /** At most one. */
  readonly roleName: string | null
}

export type IamKind = 'role' | 'user' | 'policy' | 'instance-profile'

export function iamArn(kind: IamKind, { path, name }: { readonly path: string; readonly name: string }): string {
  return `arn:aws:iam::${ACCOUNT}:${kind}${path}${name}`
}

/** A user's or role's ARN, taken apart. */
export interface IdentityArn {
  readonly kind: 'role' | 'user'
  readonly accountId: string
  /** With slashes at both ends. */
  readonly path: string
  readonly name: string
}

const IDENTITY_ARN = /^arn:aws:iam::(\d{12}):(role|user)((?:\/[!-.0-~]+)*\/)([\w+=,.@-]{1,64})$/

/** `null` for what is no ARN of a user or a role. */
export function identityArn(arn: string): IdentityArn | null {
  const [, accountId, kind, path, name] = IDENTITY_ARN.exec(arn) ?? []
  if (accountId === undefined || path === undefined || name === undefined) return null
  return { kind: kind === 'user' ? 'user' : 'role', accountId, path, name }
}

/**
 * As whom a call is made: a user by its own ARN, a role under a session, which is the task's id in a task and the
 * instance's id on an instance.
 */
export function callerArn(arn: string, session: string): string {
  const found = identityArn(arn)
  if (found === null || found.kind === 'user') return arn
  return `arn:aws:sts::${found.accountId}:assumed-role/${found.name}/${session}`
}
