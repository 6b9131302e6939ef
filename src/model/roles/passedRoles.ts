import { definitionNameOf } from '../api/arns.ts'
import type { Act } from '../api/command.ts'
import { iamArn } from '../world/roles/iamArns.ts'
import type { World } from '../world/world.ts'
import { texts, type Read } from './otherResources.ts'
import { revisionOf } from './permissions.ts'

interface Passed {
  readonly roleArn: string
  readonly to: string
}

const TO: Readonly<Record<string, string>> = {
  ecs: 'ecs.amazonaws.com',
  ec2: 'ec2.amazonaws.com',
  autoscaling: 'autoscaling.amazonaws.com',
  codedeploy: 'codedeploy.amazonaws.com',
  'application-autoscaling': 'application-autoscaling.amazonaws.com',
}

/** Roles that stand in the input itself; that of an instance in the profile that is named there. */
const HANDED: Readonly<Record<string, (input: Read, world: World) => readonly string[]>> = {
  'ecs CreateService': ({ role }) => texts(role, []),
  'ec2 RunInstances': ({ IamInstanceProfile }, world) => profileRoles(world, (IamInstanceProfile ?? {}) as Read),
  'autoscaling PutLifecycleHook': ({ RoleARN }) => texts(RoleARN, []),
  'codedeploy CreateDeploymentGroup': ({ serviceRoleArn }) => texts(serviceRoleArn, []),
  'application-autoscaling RegisterScalableTarget': ({ RoleARN }) => texts(RoleARN, []),
}

function profileRoles({ instanceProfiles, roles }: World, { Name, Arn }: Read): readonly string[] {
  const name = texts(Name ?? Arn, []).map((one) => one.slice(one.lastIndexOf('/') + 1))[0]
  const profile = instanceProfiles.get(name ?? '')
  // One of which nothing was said has a role of its name (ROL-7).
  const roleName = profile === undefined ? (name ?? null) : profile.roleName
  if (roleName === null) return []
  return [iamArn('role', { path: roles.get(roleName)?.path ?? '/', name: roleName })]
}

const ROLES = ['executionRoleArn', 'taskRoleArn'] as const

/** Roles that a command hands to a service: of a definition, or of a task that is run with it or with others. */
export function passedRoles(world: World, { service, operation }: Act, input: Read): readonly Passed[] {
  const handed = HANDED[`${service} ${operation}`]
  if (handed !== undefined) return handed(input, world).map((roleArn) => ({ roleArn, to: TO[service] ?? '' }))
  if (service !== 'ecs') return []
  const given = rolesGiven(world, operation, input)
  return ROLES.flatMap((member) => {
    const roleArn = given[member]
    return typeof roleArn === 'string' ? [{ roleArn, to: 'ecs-tasks.amazonaws.com' }] : []
  })
}

function rolesGiven({ taskDefinitions, latestRevisions }: World, operation: string, input: Read): Read {
  if (operation === 'RegisterTaskDefinition') return input
  const { taskDefinition, overrides } = input
  if ((operation !== 'RunTask' && operation !== 'StartTask') || typeof taskDefinition !== 'string') return {}
  const key = revisionOf({ latestRevisions }, definitionNameOf(taskDefinition))
  const source = taskDefinitions.get(key)?.source ?? {}
  return { ...source, ...withoutAbsent((overrides ?? {}) as Read) }
}

function withoutAbsent(given: Read): Read {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
