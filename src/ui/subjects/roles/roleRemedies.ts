import { arnName } from '../../../look/roles.ts'
import { act } from '../../../model/api/act.ts'
import { isAssumable, mayAs } from '../../../model/world/roles/access.ts'
import { AWS_MANAGED } from '../../../model/world/roles/awsManaged.ts'
import type { StatementVerdict } from '../../../model/world/roles/evaluate.ts'
import { identityArn } from '../../../model/world/roles/iamArns.ts'
import type { Role } from '../../../model/world/roles/identities.ts'
import type { AskedCall } from '../../../model/world/roles/roleCalls.ts'
import { toldIdentity } from '../../../model/world/roles/toldIdentity.ts'
import { unassumableRole } from '../../../model/world/roles/unassumable.ts'
import type { World } from '../../../model/world/world.ts'
import type { Remedy } from '../remedy/remedy.ts'
import { freePolicyName, policyText, putInlineAct } from '../../acts/inlinePolicy.ts'
import { attachAct, deleteInlineAct, detachAct } from './identityActs.ts'
import { trustText } from './policyTexts.ts'

/** What a role is for, and with which managed policy AWS's guide equips it. */
export type RoleFor = 'starting' | 'code' | 'agent'

const USUAL: Readonly<Record<RoleFor, string | null>> = {
  starting: 'AmazonECSTaskExecutionRolePolicy',
  code: null,
  agent: 'AmazonEC2ContainerServiceforEC2Role',
}

/** Who assumes a role for what it is for. */
const TRUSTED = { instances: 'ec2.amazonaws.com', tasks: 'ecs-tasks.amazonaws.com' } as const

function trusted(roleFor: RoleFor): keyof typeof TRUSTED {
  return roleFor === 'agent' ? 'instances' : 'tasks'
}

interface Refused {
  /** `null`: there is none. */
  readonly arn: string | null
  readonly calls: readonly AskedCall[]
  readonly roleFor: RoleFor
  /** Of an instance, the profile by which it has its role. */
  readonly profile?: string
}

/** What gives a role what it is refused: each was evaluated before it is offered. */
export function roleRemedies(world: World, refused: Refused): readonly Remedy[] {
  const denied = refused.calls.filter(({ access }) => access?.isAllowed !== true)
  if (denied.length === 0) return []
  const { arn, roleFor, profile } = refused
  if (arn === null) return profile === undefined ? [] : profileRemedies(world, profile)
  if (roleFor === 'agent' && !isAssumable(world, arn, TRUSTED.instances)) return trustRemedies(world, arn, roleFor)
  const role = toldIdentity(world, arn)
  if (role === undefined || !('trustText' in role)) return goneRemedies(world, arn, roleFor)
  const own = role as Role
  return [...undenied(own, denied), ...granted(world, own, { ...refused, arn, calls: denied })]
}

/** What denies goes. */
function undenied({ name }: Role, denied: readonly AskedCall[]): readonly Remedy[] {
  const deniers = new Map(
    denied.flatMap(({ access }) => (access?.by?.effect === 'Deny' ? [[access.by.policy, access.by] as const] : [])),
  )
  return [...deniers.values()].flatMap(({ policy, policyKind }: StatementVerdict) => {
    if (policyKind === 'inline')
      return [{ label: `Delete ${policy}, which denies it`, acts: [deleteInlineAct('role', name, policy)] }]
    if (policyKind !== 'managed') return []
    return [{ label: `Detach ${arnName(policy)}, which denies it`, acts: [detachAct('role', name, policy)] }]
  })
}

interface Lacking extends Refused {
  readonly arn: string
}

/** What is lacking is given: by the policy that AWS has for such roles, and by one that says exactly that. */
function granted(world: World, role: Role, { arn, calls, roleFor }: Lacking): readonly Remedy[] {
  const lacking = calls.filter(({ access }) => access?.by?.effect !== 'Deny')
  if (lacking.length === 0) return []
  const { name } = role
  const usual = managedArn(USUAL[roleFor])
  const exact = exactPolicy(lacking)
  const PolicyName = freePolicyName(role)
  const actions = [...new Set(lacking.map(({ action }) => action))]
  const offers = [
    ...(usual === null || role.attached.includes(usual)
      ? []
      : [
          {
            label: `Attach ${arnName(usual)}`,
            acts: [attachAct('role', name, usual)],
            then: { ...role, attached: [...role.attached, usual] },
          },
        ]),
    {
      label: `Put a policy that allows ${actions.join(', ')}`,
      acts: [putInlineAct('role', name, { PolicyName, PolicyDocument: exact })],
      then: { ...role, inline: [...role.inline, { name: PolicyName, text: exact }] },
    },
  ]
  return offers.filter(({ then }) => {
    const iam = { ...world, roles: new Map(world.roles).set(name, then) }
    return lacking.every((call) => mayAs(iam, arn, call).isAllowed)
  })
}

function exactPolicy(calls: readonly AskedCall[]): string {
  const resources = [...new Set(calls.map(lasting))]
  return policyText(
    ...resources.map((Resource) => ({
      Effect: 'Allow',
      Action: calls.filter((one) => lasting(one) === Resource).map(({ action }) => action),
      Resource,
    })),
  )
}

/** The next task has a stream of its own, so its group is named with whatever is in it. */
function lasting({ resource }: AskedCall): string {
  return resource.replace(/:log-stream:.*$/, ':*')
}

function managedArn(policyName: string | null): string | null {
  return [...AWS_MANAGED.values()].find(({ name }) => name === policyName)?.arn ?? null
}

/** The role is made again, as AWS's guide has it. */
function goneRemedies(world: World, arn: string, roleFor: RoleFor): readonly Remedy[] {
  const parts = identityArn(arn)
  if (parts?.kind !== 'role' || !world.goneIdentities.has(arn)) return []
  const usual = managedArn(USUAL[roleFor])
  const { name, path } = parts
  return [
    {
      label: `Create ${name} anew${usual === null ? '' : ` with ${arnName(usual)}`}`,
      acts: [
        act('iam', 'CreateRole', {
          RoleName: name,
          Path: path,
          AssumeRolePolicyDocument: trustText(trusted(roleFor)),
        }),
        ...(usual === null ? [] : [attachAct('role', name, usual)]),
      ],
    },
  ]
}

/** ROL-15: what lets ECS start tasks of a revision whose role it may not assume. */
export function assumingRemedies(world: World, definitionKey: string): readonly Remedy[] {
  const arn = unassumableRole(world, definitionKey)
  const isStarting = arn === world.taskDefinitions.get(definitionKey)?.source.executionRoleArn
  return arn === null ? [] : trustRemedies(world, arn, isStarting ? 'starting' : 'code')
}

function trustRemedies(world: World, arn: string, roleFor: RoleFor): readonly Remedy[] {
  const role = toldIdentity(world, arn)
  if (role === undefined) return goneRemedies(world, arn, roleFor)
  const whose = trusted(roleFor)
  const trust = { RoleName: role.name, PolicyDocument: trustText(whose) }
  return [{ label: `Let ${TRUSTED[whose]} assume it`, acts: [act('iam', 'UpdateAssumeRolePolicy', trust)] }]
}

/** A profile without a role gets one: that of its name, made where it is not there. */
function profileRemedies(world: World, InstanceProfileName: string): readonly Remedy[] {
  if (world.instanceProfiles.get(InstanceProfileName)?.roleName !== null) return []
  const usual = managedArn(USUAL.agent)
  const made = world.roles.has(InstanceProfileName)
    ? []
    : [
        act('iam', 'CreateRole', {
          RoleName: InstanceProfileName,
          AssumeRolePolicyDocument: trustText('instances'),
        }),
        ...(usual === null ? [] : [attachAct('role', InstanceProfileName, usual)]),
      ]
  const add = act('iam', 'AddRoleToInstanceProfile', { InstanceProfileName, RoleName: InstanceProfileName })
  return [{ label: `Give ${InstanceProfileName} the role of its name`, acts: [...made, add] }]
}
