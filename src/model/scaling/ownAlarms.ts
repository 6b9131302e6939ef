import { ApiError } from '../api/command.ts'
import type { Context } from '../world/context.ts'
import { ALARMS_MAX } from '../world/labLimits.ts'
import type { Alarm } from '../world/monitoring/alarm.ts'
import { UNCHECKED } from '../world/monitoring/alarmReason.ts'
import type { MetricQuery } from '../world/monitoring/metric.ts'
import type { World } from '../world/world.ts'
import { uuid } from '../service/serviceEvents.ts'

/** SCL-8: so many minutes above the target, and below a part of it. */
const HIGH_PERIODS = 3
const LOW_PERIODS = 15

/**
 * Names of the alarms that a target tracking policy has: above its target, and below where it scales in.
 *
 * @param owner  `service/yard/web`, or an Auto Scaling group
 */
export function ownAlarmNames(
  context: Context,
  owner: string,
  { disableScaleIn }: { readonly disableScaleIn: boolean },
): readonly string[] {
  const sides = disableScaleIn ? ['High'] : ['High', 'Low']
  return sides.map((side) => `TargetTracking-${owner}-Alarm${side}-${uuid(context)}`)
}

/** @throws ApiError  LimitExceededException, when the lab takes no more alarms */
export function refuseAlarms(world: World, more: number): void {
  if (world.alarms.size + more <= ALARMS_MAX) return
  throw new ApiError('LimitExceededException', `The lab takes ${String(ALARMS_MAX)} alarms.`)
}

/** A policy that has alarms of its own. */
export interface OwnAlarms {
  readonly arn: string
  readonly ownAlarms: readonly string[]
  readonly config: { readonly queries: readonly MetricQuery[]; readonly targetValue: number }
  /** Below how many tenths of its target the lower one goes off. */
  readonly lowTenths: number
}

/** Makes or sets the alarms of a target tracking policy. */
export function putOwnAlarms(context: Context, policy: OwnAlarms): void {
  for (const [index, name] of policy.ownAlarms.entries()) {
    const value = ownAlarm(policy, { name, isLow: index === 1, nowMs: context.nowMs })
    context.emit({ kind: 'put', table: 'alarms', key: name, value })
  }
}

/** Those that somebody deleted already are gone. */
export function forgetAlarms(context: Context, names: readonly string[]): void {
  for (const key of names) if (context.world.alarms.has(key)) context.emit({ kind: 'gone', table: 'alarms', key })
}

/** The alarms that call a policy, its own or others'. */
export function alarmsCalling(world: World, arn: string): readonly string[] {
  const calls = [...world.alarms.values()].filter(({ okActions, alarmActions, insufficientDataActions }) =>
    [okActions, alarmActions, insufficientDataActions].some((actions) => actions.includes(arn)),
  )
  return calls.map((one) => one.name)
}

interface Side {
  readonly name: string
  readonly isLow: boolean
  readonly nowMs: number
}

function ownAlarm({ arn, config, lowTenths }: OwnAlarms, { name, isLow, nowMs }: Side): Alarm {
  return {
    name,
    description: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${arn}:createdBy/${name.slice(-36)}.`,
    actionsEnabled: true,
    okActions: [],
    alarmActions: [arn],
    insufficientDataActions: [],
    queries: config.queries,
    unit: null,
    periodSeconds: 60,
    evaluationPeriods: isLow ? LOW_PERIODS : HIGH_PERIODS,
    datapointsToAlarm: null,
    // The product first: 0.9 × 70 is a little below 63 in doubles.
    threshold: isLow ? (config.targetValue * lowTenths) / 10 : config.targetValue,
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
