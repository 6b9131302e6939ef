import { ApiError } from '../api/command.ts'
import type { Context } from '../world/context.ts'
import { ALARMS_MAX } from '../world/labLimits.ts'
import type { Alarm } from '../world/monitoring/alarm.ts'
import { UNCHECKED } from '../world/monitoring/alarmReason.ts'
import type { ScalingPolicy, TargetTracking } from '../world/scaling/scalingPolicy.ts'
import type { World } from '../world/world.ts'
import { uuid } from '../service/serviceEvents.ts'

/** SCL-8: so many minutes above the target, and below nine tenths of it. */
const HIGH_PERIODS = 3
const LOW_PERIODS = 15

/** Names of the alarms that a target tracking policy has: above its target, and below where it scales in. */
export function ownAlarmNames(
  context: Context,
  serviceKey: string,
  { disableScaleIn }: TargetTracking,
): readonly string[] {
  const sides = disableScaleIn ? ['High'] : ['High', 'Low']
  return sides.map((side) => `TargetTracking-service/${serviceKey}-Alarm${side}-${uuid(context)}`)
}

/** @throws ApiError  LimitExceededException, when the lab takes no more alarms */
export function refuseAlarms(world: World, more: number): void {
  if (world.alarms.size + more <= ALARMS_MAX) return
  throw new ApiError('LimitExceededException', `The lab takes ${String(ALARMS_MAX)} alarms.`)
}

/** Makes or sets the alarms of a target tracking policy. */
export function putOwnAlarms(context: Context, policy: ScalingPolicy, config: TargetTracking): void {
  for (const [index, name] of policy.ownAlarms.entries()) {
    const value = ownAlarm({ context, policy, config }, { name, isLow: index === 1 })
    context.emit({ kind: 'put', table: 'alarms', key: name, value })
  }
}

interface Making {
  readonly context: Context
  readonly policy: ScalingPolicy
  readonly config: TargetTracking
}

function ownAlarm(
  { context: { nowMs }, policy, config }: Making,
  { name, isLow }: { readonly name: string; readonly isLow: boolean },
): Alarm {
  return {
    name,
    description: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policy.arn}:createdBy/${name.slice(-36)}.`,
    actionsEnabled: true,
    okActions: [],
    alarmActions: [policy.arn],
    insufficientDataActions: [],
    queries: config.queries,
    unit: null,
    periodSeconds: 60,
    evaluationPeriods: isLow ? LOW_PERIODS : HIGH_PERIODS,
    datapointsToAlarm: null,
    // The product first: 0.9 × 70 is a little below 63 in doubles.
    threshold: isLow ? (config.targetValue * 9) / 10 : config.targetValue,
    comparison: isLow ? 'LessThanThreshold' : 'GreaterThanThreshold',
    treatMissingData: null,
    state: 'INSUFFICIENT_DATA',
    stateReason: UNCHECKED,
    stateReasonData: null,
    stateUpdatedAtMs: nowMs,
    stateTransitionedAtMs: nowMs,
    configurationUpdatedAtMs: nowMs,
  }
}
