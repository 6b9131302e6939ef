import { ApiError } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import type { roleOperations } from '../api/roles/roleOperations.ts'
import type { Context } from '../world/context.ts'
import { ROLES_MAX } from '../world/labLimits.ts'
import { AWS_MANAGED } from '../world/roles/awsManaged.ts'
import type { Role } from '../world/roles/identities.ts'
import type { World } from '../world/world.ts'
import { alreadyExists, overQuota, policySize, refusePolicy } from './iamErrors.ts'
import { encodedPolicy, roleJson } from './iamJson.ts'
import { iamPage } from './iamPage.ts'
import {
  attach,
  createIdentity,
  deleteIdentity,
  deleteInline,
  detach,
  identityNamed,
  inlineNamed,
  putIdentity,
  putInline,
} from './identityActs.ts'
import { profileHandlers } from './profileHandlers.ts'

const TRUST_SIZE_MAX = 2_048
const AN_HOUR_SECONDS = 3_600

export const roleHandlers: Handlers<typeof roleOperations> = {
  ...profileHandlers,
  CreateRole(context, { input }) {
    const { RoleName: name, AssumeRolePolicyDocument: trustText } = input
    const { world, nowMs } = context
    refuseTrust(trustText, 'AssumeRolePolicyDocument')
    if (world.roles.has(name)) throw alreadyExists(`Role with name ${name} already exists.`, 'RoleName')
    if (world.roles.size >= ROLES_MAX) throw overQuota('RolesPerAccount', ROLES_MAX)
    const role: Role = {
      name,
      path: input.Path ?? '/',
      createdAtMs: nowMs,
      inline: [],
      attached: [],
      trustText,
      description: input.Description ?? null,
      maxSessionSeconds: input.MaxSessionDuration ?? AN_HOUR_SECONDS,
    }
    createIdentity(context, 'role', role)
    return { Role: roleJson(role) }
  },
  GetRole: (world, { input }) => ({ Role: roleJson(roleNamed(world, input.RoleName)) }),
  ListRoles(world, given) {
    const { PathPrefix: prefix = '/' } = given.input
    const found = [...world.roles.values()].filter(({ path }) => path.startsWith(prefix))
    return iamPage('Roles', found.map(roleJson), given)
  },
  DeleteRole(context, { input }) {
    deleteIdentity(context, 'role', input.RoleName)
    return {}
  },
  UpdateAssumeRolePolicy(context, { input }) {
    const role = roleNamed(context.world, input.RoleName)
    refuseTrust(input.PolicyDocument, 'PolicyDocument')
    putIdentity(context, 'role', { ...role, trustText: input.PolicyDocument })
    return {}
  },
  PutRolePolicy(context, { input }) {
    putInline(context, 'role', { of: input.RoleName, name: input.PolicyName, text: input.PolicyDocument })
    return {}
  },
  GetRolePolicy(world, { input }) {
    const { name, text } = inlineNamed('role', roleNamed(world, input.RoleName), input.PolicyName)
    return { RoleName: input.RoleName, PolicyName: name, PolicyDocument: encodedPolicy(text) }
  },
  DeleteRolePolicy(context, { input }) {
    deleteInline(context, 'role', { of: input.RoleName, name: input.PolicyName })
    return {}
  },
  ListRolePolicies(world, given) {
    const { inline } = roleNamed(world, given.input.RoleName)
    return iamPage(
      'PolicyNames',
      inline.map(({ name }) => name),
      given,
    )
  },
  AttachRolePolicy: attaching(attach),
  DetachRolePolicy: attaching(detach),
  ListAttachedRolePolicies(world, given) {
    const { RoleName: name, PathPrefix: prefix = '/' } = given.input
    const policies = roleNamed(world, name)
      .attached.map((arn) => AWS_MANAGED.get(arn) ?? world.managedPolicies.get(arn))
      .filter((one) => one?.path.startsWith(prefix) === true)
    return iamPage(
      'AttachedPolicies',
      policies.map((one) => ({ PolicyName: one?.name, PolicyArn: one?.arn })),
      given,
    )
  },
}

function attaching(act: typeof attach) {
  return (
    context: Context,
    { input }: { readonly input: { readonly RoleName: string; readonly PolicyArn: string } },
  ) => {
    act(context, 'role', { of: input.RoleName, arn: input.PolicyArn })
    return {}
  }
}

/** @throws ApiError  NoSuchEntity */
function roleNamed(world: World, name: string): Role {
  return identityNamed(world, 'role', name)
}

/** @throws ApiError  MalformedPolicyDocument, LimitExceeded */
function refuseTrust(text: string, field: string): void {
  refusePolicy(text, 'trust', field)
  if (policySize([text]) <= TRUST_SIZE_MAX) return
  throw new ApiError('LimitExceeded', `Cannot exceed quota for ACLSizePerRole: ${String(TRUST_SIZE_MAX)}`, field)
}
