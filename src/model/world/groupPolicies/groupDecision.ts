import type { DecisionBase } from '../decisionBase.ts'
import type { AdjustmentType } from '../scaling/arithmetic.ts'
import type { ScalingAsk, ScalingSum } from '../scaling/scalingDecision.ts'
import type { GroupPolicy } from './groupPolicy.ts'

/** What kept a group from what a policy asked for. */
export type GroupHold =
  /** Instances that were launched do not count yet, and will be enough (ASG-4). */
  | 'warmUp'
  /** Of a simple policy: the scaling before has its cooldown (ASG-8). */
  | 'cooldown'
  | 'maximum'
  | 'minimum'
  /** With one less the metric would be above its target again (ASG-3). */
  | 'flapping'
  /** Of several policies one is not ready to scale in, or wants more (ASG-9). */
  | 'disagreement'
  | 'outbid'
  | 'unchanged'
  | 'noStep'
  | 'noData'
  /** The lab takes no more instances. */
  | 'quota'

export type GroupSum =
  | ScalingSum
  | {
      readonly kind: 'simple'
      readonly adjustment: number
      readonly adjustmentType: AdjustmentType
      readonly minMagnitude: number
    }

/** What one policy asks for, since an alarm called it or somebody executed it. */
export interface GroupAsk extends Omit<ScalingAsk, 'alarmName' | 'threshold' | 'sum' | 'held'> {
  readonly policyType: GroupPolicy['config']['type']
  /** `null`: ExecutePolicy. */
  readonly alarmName: string | null
  readonly threshold: number | null
  readonly sum: GroupSum | null
  /** Of the instances that are there, how many do not count for it yet. */
  readonly warming: number
  readonly held: GroupHold | null
  /** Until when, where a time ends that. */
  readonly heldUntilMs: number | null
}

/** Policies of an Auto Scaling group were called: what became of its desired capacity (ASG-9). */
export interface GroupDecision extends DecisionBase {
  readonly kind: 'groupScaling'
  readonly groupName: string
  /** Desired before and after; alike where nothing was scaled. */
  readonly from: number
  readonly to: number
  readonly min: number
  readonly max: number
  /** Those that it has, less those that it has given up. */
  readonly instances: number
  /** First the one that it goes by. */
  readonly asks: readonly GroupAsk[]
  readonly held: GroupHold | null
  readonly heldUntilMs: number | null
  /** Of a simple policy that scaled: for how long after its last instance is there. */
  readonly cooldownSeconds: number | null
  /** When alarms are evaluated again. */
  readonly nextAtMs: number
}

/** A scheduled action of an Auto Scaling group was due: what it set, and what that made of the group (ASG-10). */
export interface GroupScheduleDecision extends DecisionBase {
  readonly kind: 'groupSchedule'
  readonly groupName: string
  readonly actionName: string
  readonly before: GroupSizes
  readonly after: GroupSizes
  /** `null`: it is due no more. */
  readonly nextAtMs: number | null
}

export interface GroupSizes {
  readonly min: number
  readonly max: number
  readonly desired: number
}
