import type { DecisionBase } from '../decisionBase.ts'

/** Why a task was stopped by something other than a rolling update or a scale-in. */
export interface StopDecision extends DecisionBase {
  readonly kind: 'stop'
  readonly taskId: string
  readonly cause: 'user' | 'draining' | 'instanceTerminated' | 'instanceDeregistered'
  readonly reason: string
}
