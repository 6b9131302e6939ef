import type { ContainerInstance } from '../capacity/containerInstance.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'
import { iamArn } from './iamArns.ts'

/** The profile that an instance has where no other was said, by the name that AWS's console gives it (guide, instance_IAM_role). */
const INSTANCE_PROFILE = 'ecsInstanceRole'

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
