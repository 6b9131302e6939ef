import type { DecisionBase } from '../decisionBase.ts'
import type { AlarmState, Comparison, MissingData } from './alarm.ts'
import type { EvaluatedPeriod } from './alarm.ts'

/** An alarm went into another state: by what its metric was (ALM-2), or by hand (ALM-5). */
export interface AlarmDecision extends DecisionBase {
  readonly kind: 'alarm'
  readonly alarmName: string
  readonly was: AlarmState
  readonly state: AlarmState
  /** On what it was evaluated, oldest first; empty where it was set by hand. */
  readonly periods: readonly EvaluatedPeriod[]
  readonly periodSeconds: number
  readonly comparison: Comparison
  readonly threshold: number
  /** M of N. */
  readonly datapointsToAlarm: number
  readonly evaluationPeriods: number
  readonly missingData: MissingData
  /** In AWS's words. */
  readonly reason: string
}
