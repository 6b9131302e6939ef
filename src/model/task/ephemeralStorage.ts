import type { TaskDefinition } from '../world/definition/taskDefinition.ts'
import type { Task } from '../world/task/task.ts'

/** What a task on Fargate has when nobody says otherwise (guide, fargate-task-storage). */
const EPHEMERAL_GIB = 20

export function ephemeralGib(source: TaskDefinition['source'] | undefined, { launch }: Pick<Task, 'launch'>): number {
  const own = source?.ephemeralStorage as { readonly sizeInGiB?: number } | undefined
  return launch?.overrides?.ephemeralStorageGib ?? own?.sizeInGiB ?? EPHEMERAL_GIB
}
