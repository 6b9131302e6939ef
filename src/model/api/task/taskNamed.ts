import type { Cluster } from '../../world/cluster/cluster.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'
import { nameInCluster } from '../arns.ts'
import { ApiError } from '../command.ts'

/** Of an id as it is now, and of one with hyphens as it once was. */
const ID_LENGTHS: readonly number[] = [32, 36]

/** @param given  an id or an ARN. @throws ApiError  InvalidParameterException for what can be no task's id */
export function idOfTask(given: string, { name }: Cluster): string {
  if (given.startsWith('arn:') || ID_LENGTHS.includes(given.length)) return nameInCluster(given, 'task', name)
  throw new ApiError('InvalidParameterException', `taskId length should be one of [${ID_LENGTHS.join(',')}]`)
}

/** A task of the cluster in any state; `undefined` when it has none of that id. @throws ApiError  as `idOfTask` */
export function taskNamed(world: World, cluster: Cluster, given: string): Task | undefined {
  const task = world.tasks.get(idOfTask(given, cluster))
  return task?.clusterName === cluster.name ? task : undefined
}
