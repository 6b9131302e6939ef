import type { HealthStatus } from '../task/task.ts'

/** One container of a task, in the words of AWS's answers. Times are simulated ms; `null` is "not yet", or none. */
export interface ContainerState {
  readonly name: string
  readonly lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED'
  readonly exitCode: number | null
  readonly reason: string | null
  readonly healthStatus: HealthStatus
  /** Of its latest start and end. */
  readonly startedAtMs: number | null
  readonly finishedAtMs: number | null
  /** Restarts by its restart policy. */
  readonly restartCount: number
}
