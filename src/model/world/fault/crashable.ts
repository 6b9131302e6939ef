import { containersOf } from '../container/containersOf.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'

/**
 * Which container of a task can crash now (FLT-1): the one that is named, else the first essential one that is RUNNING.
 *
 * @returns `null` where it has none
 */
export function crashableIn(
  world: Pick<World, 'taskDefinitions' | 'containers'>,
  task: Task,
  wanted?: string,
): string | null {
  if (task.desiredStatus === 'STOPPED') return null
  const definition = world.taskDefinitions.get(task.definitionKey)
  const found = containersOf(world, task).find(({ name, lastStatus }, index) => {
    if (lastStatus !== 'RUNNING') return false
    return wanted === undefined ? definition?.containers[index]?.essential === true : name === wanted
  })
  return found?.name ?? null
}
