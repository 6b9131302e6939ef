import type { DecisionBase } from '../decisionBase.ts'
import type { EvaluatedPeriod } from '../monitoring/alarm.ts'
import type { AdjustmentType, StepAdjustment } from './arithmetic.ts'

/** What kept a scaling from what a policy asked for. */
export type ScalingHold =
  /** The scale-out before takes effect still, or the scale-in before (SCL-7). */
  | 'cooldown'
  /** SCL-3. */
  | 'maximum'
  | 'minimum'
  /** Nothing is taken away while a deployment is under way (SCL-10). */
  | 'deployment'
  /** SCL-6. */
  | 'flapping'
  /** Another policy is not ready to scale in (SCL-9). */
  | 'disagreement'
  /** Another policy wants more (SCL-9). */
  | 'outbid'
  /** SCL-13. */
  | 'suspended'
  /** It is what is wanted already: tasks are on their way. */
  | 'unchanged'
  /** The metric lies in none of the steps (SCL-4). */
  | 'noStep'
  /** The alarm was set by hand, and its metric has no datapoint. */
  | 'noData'
  /** The lab takes no more tasks (SVC-11). */
  | 'quota'

/** Of target tracking what it tracks, of a step policy the step that holds. */
export type ScalingSum =
  | { readonly kind: 'tracked'; readonly target: number }
  | {
      readonly kind: 'step'
      readonly step: StepAdjustment
      readonly adjustmentType: AdjustmentType
      readonly minMagnitude: number
    }

/** What one policy asks for, since an alarm called it. */
export interface ScalingAsk {
  readonly policyName: string
  readonly alarmName: string
  readonly threshold: number
  /** On what the alarm was evaluated, oldest first. */
  readonly periods: readonly EvaluatedPeriod[]
  /** The newest datapoint; `null` for none. */
  readonly metric: number | null
  readonly direction: 'out' | 'in'
  /** `null` where it comes to none. */
  readonly sum: ScalingSum | null
  /** What it goes out from: what runs, of target tracking without what a scale-out in its cooldown has added. */
  readonly base: number
  /** What it wants before cooldown and limits. */
  readonly proposed: number
  /** What is left of that; what is desired now where nothing is. */
  readonly allowed: number
  readonly held: ScalingHold | null
}

/** Policies of a service were called: what became of its desired count (SCL-14). */
export interface ScalingDecision extends DecisionBase {
  readonly kind: 'scaling'
  /** Desired before and after; alike where nothing was scaled. */
  readonly from: number
  readonly to: number
  /** What the policies went out from (SCL-2). */
  readonly running: number
  readonly min: number
  readonly max: number
  /** What each policy that was called asks for; first the one that it goes by, which asks for the most. */
  readonly asks: readonly ScalingAsk[]
  readonly held: ScalingHold | null
  /** Of the cooldown in force when it was made: when it ends. */
  readonly cooldownUntilMs: number | null
  /** Of the one that begins with it. */
  readonly nextCooldownUntilMs: number | null
  /** When alarms are evaluated again. */
  readonly nextAtMs: number
}
