import type { World } from '../../../model/world/world.ts'
import type { FailedPull } from '../../words/pulling/pullWords.ts'

/** The pulls of a task that failed, in the order of its definition. */
export function failedPullsOf(world: World, taskId: string): readonly FailedPull[] {
  const task = world.tasks.get(taskId)
  if (task === undefined) return []
  const { availabilityZone, instanceId } = task
  return (world.pulls.get(taskId)?.containers ?? []).flatMap(({ name, image, digest, isKept, failure }) =>
    failure === null
      ? []
      : [{ containerName: name, image, digest, isKept, cause: failure.cause, availabilityZone, instanceId, taskId }],
  )
}
