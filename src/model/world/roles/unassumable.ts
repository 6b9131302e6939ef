import type { TaskOverrides } from '../task/overrides.ts'
import type { World } from '../world.ts'
import { isAssumable } from './access.ts'

/** The rule of a task that is not started since ECS may not assume a role of it (ROL-15). */
export const UNASSUMABLE_RULE = 'ROL-15'

type Rolled = Pick<World, 'taskDefinitions' | 'roles' | 'users' | 'managedPolicies' | 'goneIdentities'>

/** The first role of a task that ECS may not assume for it; `null`: it may all. */
export function unassumableRole(
  world: Rolled,
  definitionKey: string,
  overrides: Pick<TaskOverrides, 'executionRoleArn' | 'taskRoleArn'> | null = null,
): string | null {
  const { source } = world.taskDefinitions.get(definitionKey) ?? {}
  for (const member of ['taskRoleArn', 'executionRoleArn'] as const) {
    const role = overrides?.[member] ?? source?.[member]
    if (typeof role === 'string' && !isAssumable(world, role, 'ecs-tasks.amazonaws.com')) return role
  }
  return null
}

export function unassumableText(roleArn: string): string {
  return `ECS was unable to assume the role '${roleArn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`
}
