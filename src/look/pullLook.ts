import { imageReference, repositoryUri } from '../model/world/registry/imageReference.ts'
import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'

/** What a task pulls from one repository now. */
export interface PullNow {
  readonly task: Task
  /** Of the repository. */
  readonly uri: string
  /** As the definition names it: with its tag. */
  readonly image: string
  /** Compressed. All layers of a task come evenly: which one is under way the lab does not say. */
  readonly doneBytes: number
  readonly allBytes: number
}

/** The pulls that are under way, of which the lab knows what is pulled; the one that began last stands last. */
export function pullsNow(world: World, nowMs: number): readonly PullNow[] {
  return [...world.pulls.values()].flatMap(({ taskId, containers, lastsMs }) => {
    const task = world.tasks.get(taskId)
    if (task?.step !== 'pulling') return []
    const part = Math.min(1, (nowMs - (task.pullStartedAtMs ?? task.stepAtMs)) / Math.max(1, lastsMs))
    return containers
      .filter(({ from, bytes }) => from === 'registry' && bytes > 0)
      .map(({ image, bytes }) => ({
        task,
        uri: repositoryUri(imageReference(image)),
        image,
        doneBytes: Math.floor(bytes * part),
        allBytes: bytes,
      }))
  })
}
