import type { Cluster } from '../../world/cluster/cluster.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'
import { nameInCluster } from '../arns.ts'
import { ApiError } from '../command.ts'

/** Of an id as it is now, and of one with hyphens as it once was. */
const ID_LENGTHS: readonly number[] = [32, 36]

/** @param given  an id or an ARN. @throws ApiError  InvalidParameterException for what can be no task's id */
export function idOfTask(given: string, { name: cluster }: Cluster, field = 'tasks'): string {
  const isOne = given.startsWith('arn:') || ID_LENGTHS.includes(given.length)
  if (isOne) return nameInCluster(given, 'task', { cluster, field })
  const message = `taskId length should be one of [${ID_LENGTHS.join(',')}]`
  throw new ApiError('InvalidParameterException', message, field)
}

/** A task of the cluster in any state; `undefined` when it has none of that id. @throws ApiError  as `idOfTask` */
export function taskNamed(
  world: World,
  given: string,
  { cluster, field = 'tasks' }: { readonly cluster: Cluster; readonly field?: string },
): Task | undefined {
  const task = world.tasks.get(idOfTask(given, cluster, field))
  return task?.clusterName === cluster.name ? task : undefined
}
