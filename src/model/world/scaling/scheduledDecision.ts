import type { DecisionBase } from '../decisionBase.ts'
import type { CapacityLimits } from './arithmetic.ts'

/** A scheduled action was due: what became of the limits and of the desired count (SCL-11). */
export interface ScheduledDecision extends DecisionBase {
  readonly kind: 'scheduledAction'
  readonly actionName: string
  /** As they were given. */
  readonly schedule: string
  readonly timezone: string | null
  /** What it sets; `null` for what it leaves as it is. */
  readonly sets: { readonly min: number | null; readonly max: number | null }
  readonly limitsBefore: CapacityLimits
  readonly limits: CapacityLimits
  /** Desired before and after. */
  readonly from: number
  readonly to: number
  /** Scheduled scaling is suspended (SCL-13), or the lab takes no more tasks (SVC-11). */
  readonly held: 'suspended' | 'quota' | null
  /** When it is due again; `null` when it is not. */
  readonly nextAtMs: number | null
}
