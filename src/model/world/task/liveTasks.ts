import { must } from '../../../base/assert.ts'
import type { World } from '../world.ts'
import type { Task } from './task.ts'

/** The tasks of a service that are not STOPPED yet, oldest first. */
export function liveTasks(
  { liveByService, tasks }: Pick<World, 'liveByService' | 'tasks'>,
  key: string,
): readonly Task[] {
  const ids = liveByService.get(key)
  if (ids === undefined) return []
  const live = new Array<Task>(ids.size)
  let count = 0
  for (const id of ids) live[count++] = must(tasks.get(id), id)
  return live
}
