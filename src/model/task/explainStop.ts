import { containersOf } from '../world/container/containersOf.ts'
import type { Explain } from '../world/context.ts'
import type { Task } from '../world/task/task.ts'
import type { World } from '../world/world.ts'

/** On what a stop was decided: every container of the task, and which of them are essential. */
export function explainStop(world: World, task: Task): Explain {
  return (decisionId) => ({
    kind: 'stop',
    decisionId,
    containers: containersOf(world, task).map((state, index) => {
      const definition = world.taskDefinitions.get(task.definitionKey)
      return { state, isEssential: definition?.containers[index]?.essential ?? true }
    }),
  })
}
