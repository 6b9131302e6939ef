import { ApiError, type Output } from '../api/command.ts'
import type { cloudwatchOperations } from '../api/monitoring/cloudwatchOperations.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import { ALARMS_MAX } from '../world/labLimits.ts'
import { METRIC_KEPT_MS } from '../world/monitoring/keptMetric.ts'
import type { Alarm } from '../world/monitoring/alarm.ts'
import { UNCHECKED } from '../world/monitoring/alarmReason.ts'
import { EXTRA_PERIODS } from '../world/monitoring/evaluation.ts'
import type { MetricQuery } from '../world/monitoring/metric.ts'
import { METRIC_DELAY_MS } from '../world/durations.ts'
import type { World } from '../world/world.ts'
import { alarmJson } from './alarmJson.ts'
import { decideState } from './evaluating.ts'
import { dimensionsGiven, queriesGiven } from './queriesGiven.ts'

type All = Handlers<typeof cloudwatchOperations>
type Named = 'PutMetricAlarm' | 'DescribeAlarms' | 'DeleteAlarms' | 'SetAlarmState'
type PutInput = Parameters<All['PutMetricAlarm']>[1]['input']

const DAY_SECONDS = 86_400
/** AWS's default of a page of alarms. */
const PAGE = 50

export const alarmHandlers: Pick<All, Named> = {
  PutMetricAlarm(context, { input }) {
    const { world, nowMs } = context
    const watched = watchedGiven(input)
    refusePeriods(input, watched.periodSeconds)
    if (input.Threshold === undefined) throw invalid('MissingParameter', 'Threshold is missing.', 'Threshold')
    const before = world.alarms.get(input.AlarmName)
    if (before === undefined && world.alarms.size >= ALARMS_MAX) {
      throw invalid('LimitExceeded', `The lab takes ${String(ALARMS_MAX)} alarms.`, 'AlarmName')
    }
    const value: Alarm = {
      name: input.AlarmName,
      description: input.AlarmDescription ?? null,
      actionsEnabled: input.ActionsEnabled ?? true,
      okActions: input.OKActions ?? [],
      alarmActions: input.AlarmActions ?? [],
      insufficientDataActions: input.InsufficientDataActions ?? [],
      ...watched,
      unit: input.Unit ?? null,
      evaluationPeriods: input.EvaluationPeriods,
      datapointsToAlarm: input.DatapointsToAlarm ?? null,
      threshold: input.Threshold,
      comparison: input.ComparisonOperator,
      treatMissingData: input.TreatMissingData ?? null,
      ...stateOf(before, nowMs),
      configurationUpdatedAtMs: nowMs,
    }
    context.emit({ kind: 'put', table: 'alarms', key: value.name, value })
    return {}
  },
  DescribeAlarms(world, { input, raw }) {
    const { AlarmNames: names, AlarmNamePrefix: prefix } = input
    if (names !== undefined && prefix !== undefined) {
      const text = 'AlarmNames and AlarmNamePrefix cannot be given together.'
      throw invalid('InvalidParameterCombination', text, 'AlarmNamePrefix')
    }
    const given = {
      input: { maxResults: input.MaxRecords ?? PAGE, nextToken: input.NextToken },
      raw: { ...raw, MaxRecords: null, NextToken: null },
      kept: [],
    }
    const arns = described(world, input).map(alarmJson)
    const { nextToken, ...page } = pageOf('MetricAlarms', { arns, given, invalidToken: 'InvalidNextToken' })
    return { ...page, CompositeAlarms: [], ...(nextToken !== undefined && { NextToken: nextToken }) } satisfies Output
  },
  DeleteAlarms(context, { input }) {
    for (const [index, name] of input.AlarmNames.entries())
      alarmFound(context.world, name, `AlarmNames[${String(index)}]`)
    for (const key of new Set(input.AlarmNames)) context.emit({ kind: 'gone', table: 'alarms', key })
    return {}
  },
  SetAlarmState(context, { input }) {
    const alarm = alarmFound(context.world, input.AlarmName, 'AlarmName')
    const { StateValue: state, StateReason: reason, StateReasonData: reasonData = null } = input
    if (reasonData !== null && !isJson(reasonData)) {
      throw invalid('InvalidFormat', 'StateReasonData is no JSON.', 'StateReasonData')
    }
    if (state !== alarm.state) decideState(context, alarm, { state, reason, periods: [] })
    const became = { reason, reasonData, was: alarm.state }
    context.emit({ kind: 'alarmEvaluated', alarmName: alarm.name, atMs: context.nowMs, state, became })
    return {}
  },
}

/** A new alarm knows nothing yet; one that is put again stays in its state (api, PutMetricAlarm). */
function stateOf(before: Alarm | undefined, nowMs: number) {
  if (before !== undefined) {
    const { state, stateReason, stateReasonData, stateUpdatedAtMs, stateTransitionedAtMs } = before
    return { state, stateReason, stateReasonData, stateUpdatedAtMs, stateTransitionedAtMs }
  }
  return {
    state: 'INSUFFICIENT_DATA',
    stateReason: UNCHECKED,
    stateReasonData: null,
    stateUpdatedAtMs: nowMs,
    stateTransitionedAtMs: nowMs,
  } as const
}

type Watched = Pick<Alarm, 'queries' | 'periodSeconds'>

/** @throws ApiError  when neither a metric nor rows are given, or both */
function watchedGiven(input: PutInput): Watched {
  if (input.Metrics === undefined) return { queries: [singleGiven(input)], periodSeconds: input.Period ?? 60 }
  const alone = (['MetricName', 'Namespace', 'Statistic', 'Dimensions', 'Period', 'Unit'] as const).find(
    (one) => input[one] !== undefined,
  )
  if (alone !== undefined) {
    throw invalid('InvalidParameterCombination', `${alone} cannot be given with Metrics.`, alone)
  }
  const { queries, periods } = queriesGiven(input.Metrics, 'Metrics')
  const returning = queries.filter((one) => one.returnData)
  const [only] = returning
  if (only === undefined || returning.length > 1) {
    throw invalid('ValidationError', 'Exactly one element of the metrics list should return data.', 'Metrics')
  }
  return { queries, periodSeconds: periods.get(only.id) ?? 60 }
}

function singleGiven({ MetricName, Namespace, Statistic, Period, Dimensions }: PutInput): MetricQuery {
  if (MetricName === undefined) throw missing('MetricName')
  if (Namespace === undefined) throw missing('Namespace')
  if (Statistic === undefined) throw missing('Statistic')
  if (Period === undefined) throw missing('Period')
  const metric = { namespace: Namespace, name: MetricName, dimensions: dimensionsGiven(Dimensions, 'Dimensions') }
  return { id: 'm1', stat: { metric, stat: Statistic }, expression: null, label: null, returnData: true }
}

/** @throws ApiError  when M is more than N, or it would look further back than AWS or the lab has data */
function refusePeriods({ EvaluationPeriods: n, DatapointsToAlarm: m }: PutInput, periodSeconds: number): void {
  if (m !== undefined && m > n) {
    const text = 'DatapointsToAlarm must be less than or equal to EvaluationPeriods.'
    throw invalid('ValidationError', text, 'DatapointsToAlarm')
  }
  if (n * periodSeconds > DAY_SECONDS) {
    const text = 'Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).'
    throw invalid('ValidationError', text, 'EvaluationPeriods')
  }
  const backMs = METRIC_DELAY_MS + (n + EXTRA_PERIODS) * periodSeconds * 1_000
  if (backMs <= METRIC_KEPT_MS) return
  const most = Math.floor((METRIC_KEPT_MS - METRIC_DELAY_MS) / 60_000)
  const text = `The lab keeps datapoints for two hours: (EvaluationPeriods + ${String(EXTRA_PERIODS)}) periods may be ${String(most)} minutes at most.`
  throw invalid('InvalidParameterValue', text, 'EvaluationPeriods')
}

function described(world: World, input: Parameters<All['DescribeAlarms']>[1]['input']): readonly Alarm[] {
  const { AlarmNames: names, AlarmNamePrefix: prefix = '', AlarmTypes: types, StateValue: state } = input
  if (types !== undefined && !types.includes('MetricAlarm')) return []
  return [...world.alarms.values()].filter(
    (one) =>
      (names === undefined || names.includes(one.name)) &&
      one.name.startsWith(prefix) &&
      (state === undefined || one.state === state) &&
      (input.ActionPrefix === undefined || hasAction(one, input.ActionPrefix)),
  )
}

function hasAction({ okActions, alarmActions, insufficientDataActions }: Alarm, prefix: string): boolean {
  return [...okActions, ...alarmActions, ...insufficientDataActions].some((one) => one.startsWith(prefix))
}

/** @throws ApiError  ResourceNotFound */
function alarmFound(world: World, name: string, field: string): Alarm {
  const alarm = world.alarms.get(name)
  if (alarm === undefined) throw invalid('ResourceNotFound', `There is no alarm named ${name}.`, field)
  return alarm
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function missing(field: string): ApiError {
  return invalid('MissingParameter', `The parameter ${field} is required without Metrics.`, field)
}

function invalid(name: ConstructorParameters<typeof ApiError>[0], message: string, field: string): ApiError {
  return new ApiError(name, message, field)
}
