import { containersOf } from '../../../model/world/container/containersOf.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import type { KnownContainer } from './containerWords.ts'

/** The containers of a task as they are and as they were defined, in the order of its definition. */
export function knownContainers(world: World, task: Task): readonly KnownContainer[] {
  const definition = world.taskDefinitions.get(task.definitionKey)
  return containersOf(world, task).flatMap((state) => {
    const container = definition?.containers.find(({ name }) => name === state.name)
    return container === undefined ? [] : [{ state, container }]
  })
}
