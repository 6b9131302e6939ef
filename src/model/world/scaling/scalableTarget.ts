import type { CapacityLimits, Cooldown } from './arithmetic.ts'

/** A service whose desired count Application Auto Scaling may set (SCL-1). */
export interface ScalableTarget extends CapacityLimits {
  /** Its key in the world: one of each service. */
  readonly serviceKey: string
  readonly arn: string
  readonly suspended: Suspended
  /** The newest, over or not. */
  readonly cooldown: Cooldown | null
  /** Of the newest decision; `null` for none: what comes to the same again is not told again (SCL-14). */
  readonly decisionId: number | null
  readonly createdAtMs: number
}

/** What it does not do for the time being (SCL-13). */
export interface Suspended {
  readonly in: boolean
  readonly out: boolean
  readonly scheduled: boolean
}

/** Sets minimum, maximum or both at its times (SCL-11). */
export interface ScheduledAction {
  /** `scheduledActionKey`. */
  readonly key: string
  readonly arn: string
  readonly serviceKey: string
  readonly name: string
  /** As it was given: `at(…)`, `rate(…)` or `cron(…)`. */
  readonly schedule: string
  readonly timezone: string | null
  readonly startAtMs: number | null
  readonly endAtMs: number | null
  readonly min: number | null
  readonly max: number | null
  readonly createdAtMs: number
  /** When it is due; `null` when it is not any more. */
  readonly nextAtMs: number | null
}

/** No service key has a second slash, so no two are alike. */
export function scheduledActionKey(serviceKey: string, name: string): string {
  return `${serviceKey}/${name}`
}

/** AWS's codes of why nothing was scaled. */
export type NotScaledCode =
  | 'AlreadyAtMaxCapacity'
  | 'AlreadyAtMinCapacity'
  | 'AlreadyAtDesiredCapacity'
  | 'AutoScalingAnticipatedFlapping'
  | 'TargetServicePutResourceAsUnscalable'

export interface NotScaledReason {
  readonly code: NotScaledCode
  /** The maximum or minimum that it is at; `null` where that is not why. */
  readonly limit: number | null
  readonly current: number
}

/** In AWS's words (SCL-12). */
export interface ScalingActivity {
  readonly id: string
  readonly atMs: number
  readonly description: string
  readonly cause: string
  readonly statusCode: 'Successful' | 'Failed'
  readonly statusMessage: string
  readonly notScaled: NotScaledReason | null
  /** The decision that it tells of; `null` where an act alone led to it. No field of AWS's. */
  readonly decisionId: number | null
}
