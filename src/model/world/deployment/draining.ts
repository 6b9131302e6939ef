import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'

/** Whether a task is on an instance that drains: it is replaced as if it were of an older deployment (PLC-3). */
export function isOnDraining({ instances }: Pick<World, 'instances'>, { instanceId }: Task): boolean {
  return instanceId !== null && instances.get(instanceId)?.status === 'DRAINING'
}
