import { targetsOf } from '../../../model/world/balancing/pools.ts'
import type { World } from '../../../model/world/world.ts'

/** The service whose tasks are a pool's targets; `null` where none is. */
export function serviceKeyOfPool(world: World, poolId: string): string | null {
  for (const { taskId } of targetsOf(world, poolId)) {
    const task = world.tasks.get(taskId ?? '')
    if (task !== undefined && task.serviceName !== null) return `${task.clusterName}/${task.serviceName}`
  }
  return null
}
