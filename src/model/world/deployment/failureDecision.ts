import type { DecisionBase } from '../decisionBase.ts'
import type { FailureCause } from './serviceDeployment.ts'

/** A deployment has failed: for what, and where the service goes from there (DEP-17, DEP-18). */
export interface FailureDecision extends DecisionBase {
  readonly kind: 'failure'
  readonly cause: FailureCause
  readonly deploymentId: string
  readonly definitionKey: string
  /** What its circuit breaker has counted, and from how many on it acts. */
  readonly count: number
  readonly threshold: number
  /** Alarms of it that are in ALARM; none where it is not for alarms. */
  readonly alarmNames: readonly string[]
  /** Whether it is to be rolled back: by its circuit breaker or alarms, or since somebody asked for it. */
  readonly rollsBack: boolean
  /** To which deployment; `null` where none is COMPLETED, or where nothing is rolled back. */
  readonly to: { readonly deploymentId: string; readonly definitionKey: string } | null
}
