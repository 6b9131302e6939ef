import { ACCOUNT, type World } from '../world.ts'
import { iamArn, identityArn } from './iamArns.ts'
import type { Identity } from './identities.ts'

/** A user or role that the lab was told of; `undefined` for others, and for an ARN with another path. */
export function toldIdentity(iam: Pick<World, 'roles' | 'users'>, arn: string): Identity | undefined {
  const parts = identityArn(arn)
  if (parts === null || parts.accountId !== ACCOUNT) return undefined
  const found = parts.kind === 'role' ? iam.roles.get(parts.name) : iam.users.get(parts.name)
  return found !== undefined && iamArn(parts.kind, found) === arn ? found : undefined
}
