import { START_RETRY_MAX_MS, START_RETRY_MIN_MS } from '../durations.ts'
import type { StopCode, Task } from '../task/task.ts'
import type { Scheduling } from './scheduling.ts'

/** Whether a task ended before it ever ran, by itself. */
export function isFailedStart({ startedAtMs }: Pick<Task, 'startedAtMs'>, stopCode: StopCode): boolean {
  return startedAtMs === null && (stopCode === 'TaskFailedToStart' || stopCode === 'EssentialContainerExited')
}

/** SVC-15: after each round of failed starts the next waits twice as long, 27 minutes at most. */
export function afterFailedStart(scheduling: Scheduling, nowMs: number): Scheduling {
  const { failedStarts = 0, retryAtMs = 0 } = scheduling
  // Of tasks that were started together the first to fail has told it.
  if (nowMs < retryAtMs) return scheduling
  let delayMs = START_RETRY_MIN_MS
  for (let i = 0; i < failedStarts && delayMs < START_RETRY_MAX_MS; i++) delayMs *= 2
  return { ...scheduling, failedStarts: failedStarts + 1, retryAtMs: nowMs + Math.min(delayMs, START_RETRY_MAX_MS) }
}

/** A task has come to RUNNING, or another definition is tried: nothing holds the next start back. */
export function withoutFailedStarts({ failedStarts: _, retryAtMs: __, ...scheduling }: Scheduling): Scheduling {
  return scheduling
}

/** SVC-15: until when no task is started since the last ones failed to; `null` where nothing holds them back. */
export function throttledUntil({ retryAtMs = 0 }: Scheduling, nowMs: number): number | null {
  return retryAtMs > nowMs ? retryAtMs : null
}
