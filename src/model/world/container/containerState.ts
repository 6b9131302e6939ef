import type { HealthStatus } from '../task/task.ts'
import type { Health } from './probes.ts'

/** One container of a task, in the words of AWS's answers. Times are simulated ms; `null` is "not yet", or none. */
export interface ContainerState {
  readonly name: string
  readonly lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED'
  readonly exitCode: number | null
  readonly reason: string | null
  /** The file that it could not write, which ended it (CON-10); left out where none did. */
  readonly unwritten?: string
  readonly healthStatus: HealthStatus
  /** Of its latest start and end. */
  readonly startedAtMs: number | null
  readonly finishedAtMs: number | null
  /** Restarts by its restart policy. */
  readonly restartCount: number
}

/** A container with a life of its own (CON-3): kept for tasks whose containers do not simply come and go with them. */
export interface ContainerLife extends Omit<ContainerState, 'healthStatus'> {
  /** When it got its stop signal. */
  readonly signalledAtMs: number | null
  /** What its checks have come to; `null` without a check, and until it starts. */
  readonly health: Health | null
}
