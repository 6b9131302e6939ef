import type { MetricQuery } from '../monitoring/metric.ts'
import type { AdjustmentType } from '../scaling/arithmetic.ts'
import type { StepScaling } from '../scaling/scalingPolicy.ts'

/** Of the metrics that AWS names for a group, what the lab measures. */
export const GROUP_METRICS = ['ASGAverageCPUUtilization'] as const
export type GroupMetric = (typeof GROUP_METRICS)[number]

/** Keeps a metric of a group at a target, by two alarms of its own (ASG-3). */
export interface GroupTracking {
  readonly type: 'TargetTrackingScaling'
  readonly targetValue: number
  /** `null`: it was given by its own names. */
  readonly predefined: GroupMetric | null
  readonly queries: readonly MetricQuery[]
  readonly disableScaleIn: boolean
}

/** Answers alarms that others made, by how far their metric is from the threshold; without a cooldown (ASG-4). */
export type GroupStepping = Omit<StepScaling, 'cooldown'>

/** Changes by one adjustment, then waits for its cooldown (ASG-8). */
export interface SimpleScaling {
  readonly type: 'SimpleScaling'
  readonly adjustmentType: AdjustmentType
  readonly adjustment: number
  readonly minAdjustmentMagnitude: number | null
  /** Seconds; `null`: the group's. */
  readonly cooldown: number | null
}

/** A scaling policy of an Auto Scaling group. */
export interface GroupPolicy {
  /** Its key in the world. */
  readonly arn: string
  readonly groupName: string
  readonly name: string
  readonly config: GroupTracking | GroupStepping | SimpleScaling
  /** Seconds; `null`: the group's (ASG-4). */
  readonly warmupSeconds: number | null
  /** One that is not does nothing (ASG-9). */
  readonly isEnabled: boolean
  /** Of target tracking: the alarm above the target, then the one below. */
  readonly ownAlarms: readonly string[]
}

/** What a group's policies last did. */
export interface GroupScalingState {
  /** Of a simple policy, over or not; `null`: there was none. */
  readonly cooldownUntilMs: number | null
  /** Of the newest evaluation; one that comes to the same is not told again (ASG-9). */
  readonly decisionId: number | null
}

/** Sets sizes of a group at its times (ASG-10). */
export interface GroupSchedule {
  /** `ofGroupKey`. */
  readonly key: string
  readonly groupName: string
  readonly name: string
  /** Five fields of cron; `null`: once, at its start. */
  readonly recurrence: string | null
  readonly timezone: string | null
  readonly startAtMs: number | null
  readonly endAtMs: number | null
  readonly min: number | null
  readonly max: number | null
  readonly desired: number | null
  /** When it is due. One that is over is gone. */
  readonly nextAtMs: number
}
