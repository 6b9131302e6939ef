import type { MetricQuery } from '../monitoring/metric.ts'
import type { AdjustmentType, StepAdjustment } from './arithmetic.ts'

/** Those that Application Auto Scaling has of a service of ECS and the lab measures. */
export const PREDEFINED_METRICS = [
  'ECSServiceAverageCPUUtilization',
  'ECSServiceAverageMemoryUtilization',
  'ALBRequestCountPerTarget',
] as const
export type PredefinedMetric = (typeof PREDEFINED_METRICS)[number]

/** Keeps a metric at a target, by two alarms of its own (SCL-8). */
export interface TargetTracking {
  readonly type: 'TargetTrackingScaling'
  readonly targetValue: number
  /** `null`: it was given by its own names. */
  readonly predefined: { readonly metric: PredefinedMetric; readonly resourceLabel: string | null } | null
  readonly queries: readonly MetricQuery[]
  /** `null` where none was given: COOLDOWN_SECONDS then. */
  readonly scaleOutCooldown: number | null
  readonly scaleInCooldown: number | null
  readonly disableScaleIn: boolean
}

/** Answers alarms that others made, by how far their metric is from the threshold. */
export interface StepScaling {
  readonly type: 'StepScaling'
  readonly adjustmentType: AdjustmentType
  readonly steps: readonly StepAdjustment[]
  readonly minAdjustmentMagnitude: number | null
  readonly cooldown: number | null
}

export interface ScalingPolicy {
  /** Its key in the world. */
  readonly arn: string
  readonly serviceKey: string
  readonly name: string
  readonly config: TargetTracking | StepScaling
  /** Of target tracking: the alarm above the target, then the one below. */
  readonly ownAlarms: readonly string[]
  readonly createdAtMs: number
}

/** What Application Auto Scaling takes for services of ECS where no cooldown is given. */
export const COOLDOWN_SECONDS = 300
