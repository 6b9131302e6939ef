import type { Act } from '../../../model/api/command.ts'
import type { PullCause } from '../../../model/world/pulling/taskPull.ts'
import { act } from '../../../model/api/act.ts'
import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { serviceKey, type Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import type { FailedPull } from '../../words/pulling/pullWords.ts'

/** The pulls of a task that failed, in the order of its definition. */
export function failedPullsOf(world: World, taskId: string): readonly FailedPull[] {
  return pullsOf(world, taskId).flatMap(({ pull, ...where }) =>
    pull.failure === null ? [] : [{ ...where, isKept: pull.isKept, cause: pull.failure.cause }],
  )
}

const OF_ROLES: ReadonlySet<PullCause> = new Set(['noToken', 'roleMayNot'])

/** Whether the role by which it is pulled is what broke it (ROL-11). */
export function isOfRole({ cause }: Pick<FailedPull, 'cause'>): boolean {
  return OF_ROLES.has(cause)
}

/** Whether an image of a task was not pulled for that. */
export function isRefusedToRole(world: World, taskId: string): boolean {
  return failedPullsOf(world, taskId).some(isOfRole)
}

/** Images of a task that came and that its host cannot execute (PUL-6), as if its platform had been looked for. */
export function wrongPlatformsOf(world: World, taskId: string): readonly FailedPull[] {
  return pullsOf(world, taskId).flatMap(({ pull, ...where }) =>
    // The deployment of a service keeps the digest once a task has found it.
    pull.cannotExecute ? [{ ...where, isKept: serviceOf(where, world) !== undefined, cause: 'noPlatform' }] : [],
  )
}

function pullsOf(world: World, taskId: string) {
  const task = world.tasks.get(taskId)
  if (task === undefined) return []
  const { availabilityZone, instanceId } = task
  return (world.pulls.get(taskId)?.containers ?? []).map((pull) => {
    const { name, image, digest } = pull
    return { pull, containerName: name, image, digest, availabilityZone, instanceId, taskId }
  })
}

type OfTask = Pick<FailedPull, 'taskId'>

export function definitionOf({ taskId }: OfTask, world: World): TaskDefinition | undefined {
  return world.taskDefinitions.get(world.tasks.get(taskId)?.definitionKey ?? '')
}

export function serviceOf({ taskId }: OfTask, world: World): Service | undefined {
  const task = world.tasks.get(taskId)
  return world.services.get(serviceKey(task?.clusterName ?? '', task?.serviceName ?? ''))
}

/** Its service resolves its tags once more. */
export function deployAnewActs(failed: OfTask, world: World): readonly Act[] {
  const service = serviceOf(failed, world)
  if (service === undefined || service.controller !== undefined) return []
  const { clusterName: cluster, name } = service
  return [act('ecs', 'UpdateService', { cluster, service: name, forceNewDeployment: true })]
}
