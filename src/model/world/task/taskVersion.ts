import type { Task } from './task.ts'

/**
 * Rises with each change of which ECS sends an event: of `lastStatus`, ACTIVATING aside, of `desiredStatus` and of the
 * health (TSK-13). Each of them leaves a trace in the task, so nothing counts them.
 */
export function taskVersion(task: Task): number {
  const wasProvisioned = task.pullStartedAtMs !== null && task.pullStartedAtMs > task.createdAtMs
  const { executionStoppedAtMs, stoppedAtMs } = task
  const wasDeprovisioned = executionStoppedAtMs !== null && executionStoppedAtMs !== stoppedAtMs
  const changes = [
    wasProvisioned,
    task.startedAtMs !== null,
    task.healthStatus !== 'UNKNOWN',
    task.stoppingAtMs !== null,
    wasDeprovisioned,
    stoppedAtMs !== null,
  ]
  return 1 + changes.filter(Boolean).length
}
