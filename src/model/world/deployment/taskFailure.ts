import { isFailedStart } from '../service/startThrottle.ts'
import type { StopCode, Task } from '../task/task.ts'
import type { FailureStage } from './circuitBreaker.ts'

/** How a task that is to stop has failed; `null` for one that has not. */
export function failureOf(task: Pick<Task, 'startedAtMs' | 'stoppedReason'>, stopCode: StopCode): FailureStage | null {
  if (isFailedStart(task, stopCode)) return 'start'
  const isReplaced = stopCode === 'ServiceSchedulerInitiated' && task.stoppedReason?.startsWith('Task failed ') === true
  return isReplaced ? 'health' : null
}
