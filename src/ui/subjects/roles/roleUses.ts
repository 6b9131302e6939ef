import type { SubjectRef } from '../../../look/subjectRef.ts'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import { iamArn } from '../../../model/world/roles/iamArns.ts'
import {
  executionRoleOf,
  instanceProfileOf,
  instanceRoleOf,
  taskRoleOf,
} from '../../../model/world/roles/rolesInUse.ts'
import { serviceKey } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'

/** As what a role is used. */
export const ROLE_USES = ['execution role', 'task role', 'instance role'] as const
export type RoleUse = (typeof ROLE_USES)[number]

/** Who uses a role as one of these: keys and ids of the world, each once. */
export interface UsedBy {
  readonly as: RoleUse
  /** Revisions that name it, ACTIVE or with a task. */
  readonly definitions: readonly string[]
  readonly services: readonly string[]
  /** Those that are not stopped. */
  readonly tasks: readonly string[]
  readonly instances: readonly string[]
}

/** Who uses a role and as what, in the order of `ROLE_USES`; a use without users is left out. */
export function usesOf(world: World, arn: string): readonly UsedBy[] {
  const all = [ofTasks('execution role', executionRoleOf), ofTasks('task role', taskRoleOf), ofInstances(world, arn)]
  return all.filter(({ definitions, tasks, instances }) => definitions.length + tasks.length + instances.length > 0)

  function ofTasks(as: RoleUse, roleOf: typeof taskRoleOf): UsedBy {
    const tasks = [...world.tasks.values()].filter((one) => one.step !== 'stopped' && roleOf(world, one) === arn)
    const member = as === 'task role' ? 'taskRoleArn' : 'executionRoleArn'
    const naming = [...world.taskDefinitions].filter(
      ([, { status, source }]) => status === 'ACTIVE' && source[member] === arn,
    )
    const definitions = new Set([...naming.map(([key]) => key), ...tasks.map(({ definitionKey }) => definitionKey)])
    const services = [...world.services.values()].filter(
      ({ status, deployments }) =>
        status !== 'INACTIVE' && deployments.some((one) => definitions.has(one.definitionKey)),
    )
    const running = tasks.flatMap(({ clusterName, serviceName }) =>
      serviceName === null ? [] : [serviceKey(clusterName, serviceName)],
    )
    return {
      as,
      definitions: [...definitions],
      services: [...new Set([...services.map(({ key }) => key), ...running])],
      tasks: tasks.map(({ id }) => id),
      instances: [],
    }
  }
}

function ofInstances(world: World, arn: string): UsedBy {
  const instances = [...world.instances.values()].filter((one) => instanceRoleOf(world, one) === arn)
  return {
    as: 'instance role',
    definitions: [],
    services: [],
    tasks: [],
    instances: instances.map(({ id }) => id),
  }
}

/** On which roles and users a managed policy hangs. */
export function attachedTo({ roles, users }: Pick<World, 'roles' | 'users'>, arn: string): readonly SubjectRef[] {
  return [
    ...[...roles.values()]
      .filter(({ attached }) => attached.includes(arn))
      .map((one): SubjectRef => ({ kind: 'role', id: iamArn('role', one) })),
    ...[...users.values()]
      .filter(({ attached }) => attached.includes(arn))
      .map((one): SubjectRef => ({ kind: 'user', id: iamArn('user', one) })),
  ]
}

/** The instances that have a profile. */
export function instancesWith({ instances }: Pick<World, 'instances'>, profile: string): readonly ContainerInstance[] {
  return [...instances.values()].filter((one) => instanceProfileOf(one) === profile)
}
