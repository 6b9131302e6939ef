import { isSwitchedOn } from '../capacity/agentConfig.ts'
import type { ContainerInstance } from '../capacity/containerInstance.ts'
import type { Task } from '../task/task.ts'
import { ACCOUNT, type World } from '../world.ts'
import { iamArn } from './iamArns.ts'

/** The profile that an instance has where no other was said, by the name that AWS's console gives it (guide, instance_IAM_role). */
const INSTANCE_PROFILE = 'ecsInstanceRole'

/** What says which role a task or an instance has. */
export type RolesInUse = Pick<World, 'taskDefinitions' | 'instances' | 'instanceProfiles' | 'roles'>

/** Whether anything was said by which somebody may not all (ROL-1). */
export function isAnybodyTold({
  roles,
  goneIdentities,
  instanceProfiles,
}: Pick<World, 'roles' | 'goneIdentities' | 'instanceProfiles'>): boolean {
  return roles.size > 0 || goneIdentities.size > 0 || instanceProfiles.size > 0
}

/** Who starts a task for it: pulls, reads secrets, makes log streams. `null` where its definition names none. */
export function executionRoleOf(world: Pick<World, 'taskDefinitions'>, task: Task): string | null {
  return roleNamed(world, task, 'executionRoleArn')
}

/** As whom the code of a task calls AWS. */
export function taskRoleOf(world: Pick<World, 'taskDefinitions'>, task: Task): string | null {
  return roleNamed(world, task, 'taskRoleArn')
}

function roleNamed(
  { taskDefinitions }: Pick<World, 'taskDefinitions'>,
  { launch, definitionKey }: Task,
  member: 'executionRoleArn' | 'taskRoleArn',
): string | null {
  const given = launch?.overrides?.[member] ?? taskDefinitions.get(definitionKey)?.source[member]
  return typeof given === 'string' ? given : null
}

/** Of who has no role at all, in the words of AWS's SDK for Go, which the agent has. */
export const NO_CREDENTIALS = 'NoCredentialProviders: no valid providers in chain. Deprecated.'

/** A role with the session under which AWS knows who has it. */
export interface Acting {
  readonly arn: string
  readonly session: string
}

/** Of a task on Fargate whose definition names no execution role, the account: of it nothing was said (ROL-1). */
const ANY_ROLE = `arn:aws:iam::${ACCOUNT}:root`

/**
 * Who does for a task what comes before its code (ROL-11, ROL-12): its execution role, or on an instance, where the
 * definition names none, the role of the instance. `null`: nobody, since the profile of the instance has no role.
 */
export function startingRoleOf(world: RolesInUse, task: Task): Acting | null {
  const own = executionRoleOf(world, task)
  const instance = task.instanceId === null ? undefined : world.instances.get(task.instanceId)
  const arn = own ?? (instance === undefined ? ANY_ROLE : instanceRoleOf(world, instance))
  if (arn === null) return null
  return { arn, session: own === null ? (instance?.ec2InstanceId ?? task.id) : task.id }
}

/**
 * As whom the code of a task calls AWS: by the task role; without one, on an instance, it finds the credentials of the
 * instance at the instance metadata service. `null`: it finds none.
 */
export function appRoleOf(world: RolesInUse, task: Task): Acting | null {
  const own = taskRoleOf(world, task)
  const instance = task.instanceId === null ? undefined : world.instances.get(task.instanceId)
  const mode = world.taskDefinitions.get(task.definitionKey)?.networkMode
  // It reaches neither the endpoint of credentials nor that of the instance.
  if (mode === 'none') return null
  const given = mode === 'host' ? 'ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST' : 'ECS_ENABLE_TASK_IAM_ROLE'
  if (own !== null && (instance === undefined || isSwitchedOn(instance, given))) return { arn: own, session: task.id }
  if (instance === undefined || (mode === 'awsvpc' && isSwitchedOn(instance, 'ECS_AWSVPC_BLOCK_IMDS'))) return null
  const arn = instanceRoleOf(world, instance)
  return arn === null ? null : { arn, session: instance.ec2InstanceId }
}

/** As whom the agent of an instance calls AWS (ROL-7); `null`: its profile has no role, so it has no credentials. */
export function instanceRoleOf(
  { instanceProfiles, roles }: Pick<World, 'instanceProfiles' | 'roles'>,
  { instanceProfile = INSTANCE_PROFILE }: Pick<ContainerInstance, 'instanceProfile'>,
): string | null {
  const told = instanceProfiles.get(instanceProfile)
  // Nothing was said of the profile: its role has its name.
  if (told === undefined) return iamArn('role', { path: '/', name: instanceProfile })
  const role = told.roleName === null ? undefined : roles.get(told.roleName)
  return role === undefined ? null : iamArn('role', role)
}

/** The name of the profile that an instance has. */
export function instanceProfileOf({
  instanceProfile = INSTANCE_PROFILE,
}: Pick<ContainerInstance, 'instanceProfile'>): string {
  return instanceProfile
}
