import { HASH_START, hashText, hashWith } from '../../base/hash.ts'
import { apiTime } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import { AWS_MANAGED } from '../world/roles/awsManaged.ts'
import { iamArn } from '../world/roles/iamArns.ts'
import type { InstanceProfile, ManagedPolicy, Role, User } from '../world/roles/identities.ts'
import type { World } from '../world/world.ts'

/** `AROA` and 17 letters and digits: IAM draws them, the lab makes them of name and time. */
function idOf(prefix: string, { name, createdAtMs }: { readonly name: string; readonly createdAtMs: number }): string {
  const hex = ['a', 'b'].map((part) => hashText(hashWith(HASH_START, [prefix, name, createdAtMs, part]))).join('')
  return `${prefix}${hex.slice(0, 17).toUpperCase()}`
}

/** As it is on the wire: encoded by RFC 3986. */
export function encodedPolicy(text: string): string {
  return encodeURIComponent(text)
}

export function roleJson(role: Role): Output {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: idOf('AROA', role),
    Arn: iamArn('role', role),
    CreateDate: apiTime(role.createdAtMs),
    AssumeRolePolicyDocument: encodedPolicy(role.trustText),
    ...(role.description !== null && { Description: role.description }),
    MaxSessionDuration: role.maxSessionSeconds,
  }
}

export function userJson(user: User): Output {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: idOf('AIDA', user),
    Arn: iamArn('user', user),
    CreateDate: apiTime(user.createdAtMs),
  }
}

export function profileJson(world: World, profile: InstanceProfile): Output {
  const role = profile.roleName === null ? undefined : world.roles.get(profile.roleName)
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: idOf('AIPA', profile),
    Arn: iamArn('instance-profile', profile),
    CreateDate: apiTime(profile.createdAtMs),
    Roles: role === undefined ? [] : [roleJson(role)],
  }
}

/** A policy of the account's own, or one of AWS's; with the text of its one version. */
export interface PolicyTold {
  readonly json: Output
  readonly versionId: string
  readonly text: string
}

export function policyTold(world: World, arn: string): PolicyTold | undefined {
  const own = world.managedPolicies.get(arn)
  const aws = AWS_MANAGED.get(arn)
  if (own !== undefined) return { json: policyJson(world, own), versionId: 'v1', text: own.text }
  if (aws === undefined) return undefined
  const { name, path, versionId, text } = aws
  const json = policyJson(world, { arn, name, path, description: null, text, createdAtMs: 0 })
  return { json: { ...json, DefaultVersionId: versionId }, versionId, text }
}

export function policyJson(world: World, policy: ManagedPolicy): Output {
  const attached = [...world.roles.values(), ...world.users.values()].filter((one) => one.attached.includes(policy.arn))
  return {
    PolicyName: policy.name,
    PolicyId: idOf('ANPA', policy),
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: 'v1',
    AttachmentCount: attached.length,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    ...(policy.description !== null && { Description: policy.description }),
    CreateDate: apiTime(policy.createdAtMs),
    UpdateDate: apiTime(policy.createdAtMs),
  }
}
