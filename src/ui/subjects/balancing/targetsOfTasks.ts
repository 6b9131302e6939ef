import type { SubjectRef } from '../../../look/subjectRef.ts'
import type { Target } from '../../../model/world/balancing/target.ts'
import type { World } from '../../../model/world/world.ts'

/** The targets that were registered for a task, or for the tasks of a service that live. */
export function targetsOfTasks({ kind, id }: SubjectRef, world: World): readonly Target[] {
  if (kind !== 'task' && kind !== 'service') return []
  const taskIds = kind === 'task' ? [id] : [...(world.liveByService.get(id) ?? [])]
  return taskIds.flatMap((taskId) =>
    [...(world.targetsByTask.get(taskId) ?? [])].flatMap((key) => world.targets.get(key) ?? []),
  )
}
