import type { Context, DueRows, Reactions, Waking } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { METRIC_PERIOD_MS } from '../world/durations.ts'
import { actionsIn, type Alarm, type AlarmState, type EvaluatedPeriod } from '../world/monitoring/alarm.ts'
import { stateReason, stateReasonData } from '../world/monitoring/alarmReason.ts'
import { datapointsToAlarm, evaluate } from '../world/monitoring/evaluation.ts'
import { measuredBy, metricsWatched } from '../world/monitoring/watched.ts'

/** So many alarms are evaluated while a task takes one step. */
const EVALUATED_PER_UNIT = 2

/** ALM-2: every alarm, each full minute, whatever its period. */
function onAlarmsDue(context: Context): undefined {
  const { world, nowMs } = context
  context.spend(world.alarms.size / EVALUATED_PER_UNIT)
  for (const alarm of [...world.alarms.values()]) evaluateAlarm(context, alarm)
  if (world.alarms.size > 0) context.schedule(nowMs + METRIC_PERIOD_MS, { kind: 'alarmsDue' })
}

function evaluateAlarm(context: Context, alarm: Alarm): void {
  const { world, nowMs } = context
  const evaluation = evaluate(world, alarm)
  const { state, periods } = evaluation
  if (state !== alarm.state) {
    const reason = stateReason(alarm, evaluation)
    decideState(context, alarm, { state, reason, periods })
    const became = { reason, reasonData: stateReasonData(alarm, evaluation, nowMs), was: alarm.state }
    context.emit({ kind: 'alarmEvaluated', alarmName: alarm.name, atMs: nowMs, state, became })
  } else if (hasRepeatedActions(alarm)) {
    context.emit({ kind: 'alarmEvaluated', alarmName: alarm.name, atMs: nowMs, state, became: null })
  }
}

/** ALM-6: actions of scaling policies are carried out each minute that the alarm stays in their state. */
function hasRepeatedActions(alarm: Alarm): boolean {
  return actionsIn(alarm, alarm.state).some(isScalingPolicy)
}

/** Of EC2 Auto Scaling or Application Auto Scaling: both name their policies alike. */
function isScalingPolicy(arn: string): boolean {
  return /^arn:aws:autoscaling:[^:]*:[^:]*:scalingPolicy:/.test(arn)
}

export interface NewState {
  readonly state: AlarmState
  readonly reason: string
  /** None where it was set by hand. */
  readonly periods: readonly EvaluatedPeriod[]
}

/** Says that an alarm goes into another state, and why. */
export function decideState(context: Context, alarm: Alarm, { state, reason, periods }: NewState): void {
  const { world, nowMs } = context
  const measured = metricsWatched(alarm).flatMap((metric) => measuredBy(world, metric))
  const service = world.services.get(measured.find(({ kind }) => kind === 'service')?.id ?? '')
  const cluster = measured.find(({ kind }) => kind === 'cluster')
  context.decide({
    id: nextDecisionId(world),
    atMs: nowMs,
    kind: 'alarm',
    rule: periods.length === 0 ? 'ALM-5' : 'ALM-2',
    about: [{ kind: 'alarm', id: alarm.name }, ...measured],
    clusterName: cluster?.id ?? '',
    serviceName: service?.name ?? null,
    alarmName: alarm.name,
    was: alarm.state,
    state,
    periods,
    periodSeconds: alarm.periodSeconds,
    comparison: alarm.comparison,
    threshold: alarm.threshold,
    datapointsToAlarm: datapointsToAlarm(alarm),
    evaluationPeriods: alarm.evaluationPeriods,
    missingData: alarm.treatMissingData ?? 'missing',
    reason,
  })
}

export const alarmDue: DueRows<'alarmsDue'> = {
  alarmsDue: { phase: 'alarm', isEndless: true, once: () => 'alarms', run: onAlarmsDue },
}

export const alarmReactions: Reactions = {
  put: (waking, { table }) => {
    if (table === 'alarms') wakeAtMinute(waking)
  },
}

function wakeAtMinute({ nowMs, schedule }: Waking): void {
  schedule((Math.floor(nowMs / METRIC_PERIOD_MS) + 1) * METRIC_PERIOD_MS, { kind: 'alarmsDue' })
}
