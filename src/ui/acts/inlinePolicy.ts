import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import { identityArn } from '../../model/world/roles/iamArns.ts'
import type { Identity } from '../../model/world/roles/identities.ts'
import { toldIdentity } from '../../model/world/roles/toldIdentity.ts'
import type { World } from '../../model/world/world.ts'

export type IdentityKind = 'role' | 'user'

/** The version of the language of policies that counts (iam, policy elements). */
const VERSION = '2012-10-17'

export function policyText(...statements: readonly object[]): string {
  return JSON.stringify({ Version: VERSION, Statement: statements }, null, 2)
}

export function putInlineAct(
  kind: IdentityKind,
  name: string,
  { PolicyName, PolicyDocument }: Readonly<Record<'PolicyName' | 'PolicyDocument', string>>,
): Act {
  return kind === 'role'
    ? act('iam', 'PutRolePolicy', { RoleName: name, PolicyName, PolicyDocument })
    : act('iam', 'PutUserPolicy', { UserName: name, PolicyName, PolicyDocument })
}

/** One that no inline policy has yet. */
export function freePolicyName({ inline }: Pick<Identity, 'inline'>): string {
  const isTaken = (name: string): boolean => inline.some((one) => one.name === name)
  let number = 1
  while (isTaken(`allow-${String(number)}`)) number += 1
  return `allow-${String(number)}`
}

export interface Lacking {
  readonly action: string
  readonly resource: string
}

/** Lets a user or a role do what it was refused; `null` for one of whom nothing was said. */
export function allowingAct(world: World, arn: string, { action, resource }: Lacking): Act | null {
  const told = toldIdentity(world, arn)
  const kind = identityArn(arn)?.kind
  if (told === undefined || kind === undefined) return null
  const PolicyDocument = policyText({ Effect: 'Allow', Action: action, Resource: resource })
  return putInlineAct(kind, told.name, { PolicyName: freePolicyName(told), PolicyDocument })
}
