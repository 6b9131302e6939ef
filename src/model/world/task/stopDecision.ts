import type { DecisionBase } from '../decisionBase.ts'

/** Why a task was stopped by something other than a rolling update or a scale-in. */
export interface StopDecision extends DecisionBase {
  readonly kind: 'stop'
  readonly taskId: string
  readonly cause:
    | 'user'
    | 'draining'
    | 'instanceTerminated'
    | 'instanceStopped'
    | 'instanceDeregistered'
    | 'zoneOut'
    | 'containerExited'
    | 'failedToStart'
    | 'unhealthy'
    | 'spotInterruption'
  readonly reason: string
  /** Which container did it; left out where none did. */
  readonly container?: StoppedContainer
}

/** A container that ended, in AWS's words. */
export interface StoppedContainer {
  readonly name: string
  readonly exitCode: number | null
  readonly reason: string | null
  /** The file that it could not write, where that ended it (CON-10). */
  readonly unwritten?: string
}
