import { ACCOUNT } from '../world.ts'

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
