import { ApiError } from '../api/command.ts'
import type { cloudwatchOperations } from '../api/monitoring/cloudwatchOperations.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import { METRIC_PERIOD_MS } from '../world/durations.ts'
import { OWN_METRICS_MAX, type PutDatapoint } from '../world/monitoring/keptMetric.ts'
import { metricKey, type StatisticSet } from '../world/monitoring/metric.ts'
import { metricsIn } from '../world/monitoring/metricList.ts'
import { valuesOfRow } from '../world/monitoring/metricQuery.ts'
import { LAB_EPOCH_SECONDS, type World } from '../world/world.ts'
import { metricJson, secondsOf } from './alarmJson.ts'
import { dimensionsGiven, queriesGiven } from './queriesGiven.ts'

type All = Handlers<typeof cloudwatchOperations>
type Named = 'PutMetricData' | 'GetMetricData' | 'ListMetrics'
type Datum = NonNullable<Parameters<All['PutMetricData']>[1]['input']['MetricData']>[number]

const HOUR_MS = 3_600_000
/** How far from now a datapoint may be (api, MetricDatum). */
const PAST_MS = 14 * 24 * HOUR_MS
const FUTURE_MS = 2 * HOUR_MS
/** Datapoints of one answer of GetMetricData. */
const ANSWERED_MAX = 100_800
const LISTED_PAGE = 500

export const metricHandlers: Pick<All, Named> = {
  PutMetricData(context, { input }) {
    const { world, nowMs } = context
    if (input.Namespace.startsWith('AWS/')) {
      const text = `The value ${input.Namespace} for parameter Namespace is invalid.`
      throw new ApiError('InvalidParameterValue', text, 'Namespace')
    }
    if (input.MetricData === undefined) {
      throw new ApiError('MissingParameter', 'The parameter MetricData is required.', 'MetricData')
    }
    const data = input.MetricData.map((datum, index): PutDatapoint => {
      const field = `MetricData[${String(index)}]`
      const dimensions = dimensionsGiven(datum.Dimensions, `${field}.Dimensions`)
      const metric = { namespace: input.Namespace, name: datum.MetricName, dimensions }
      return { metric, point: { atMs: minuteEnd(datum.Timestamp, nowMs, field), ...samplesOf(datum, field) } }
    })
    refuseMany(world, data)
    context.emit({ kind: 'datapointsPut', data })
    return {}
  },
  GetMetricData(world, { input }) {
    const { queries, periods } = queriesGiven(input.MetricDataQueries, 'MetricDataQueries')
    const [startMs, endMs] = [msOf(input.StartTime), msOf(input.EndTime)]
    if (endMs <= startMs) {
      const text = 'The parameter StartTime must be less than the parameter EndTime.'
      throw new ApiError('ValidationError', text, 'StartTime')
    }
    const isAscending = input.ScanBy === 'TimestampAscending'
    const results = queries.flatMap((row) => {
      if (!row.returnData) return []
      const periodSeconds = periods.get(row.id) ?? 60
      const range = rangeOf(startMs, endMs, periodSeconds)
      const told = valuesOfRow(world, { queries, row }, { periodSeconds, ...range }).flatMap((value, index) =>
        value === null ? [] : [{ atMs: range.fromMs + index * periodSeconds * 1_000, value }],
      )
      if (!isAscending) told.reverse()
      return [
        {
          Id: row.id,
          Label: row.label ?? row.stat?.metric.name ?? row.id,
          Timestamps: told.map(({ atMs }) => secondsOf(atMs)),
          Values: told.map(({ value }) => value),
          StatusCode: 'Complete',
        },
      ]
    })
    return { MetricDataResults: results, Messages: [] }
  },
  ListMetrics(world, { input, raw }) {
    const { Namespace: namespace, MetricName: name, Dimensions: filters = [] } = input
    const found = metricsIn(world).filter(
      (one) =>
        (namespace === undefined || one.namespace === namespace) &&
        (name === undefined || one.name === name) &&
        filters.every(({ Name, Value }) =>
          one.dimensions.some((own) => own.name === Name && (Value === undefined || own.value === Value)),
        ),
    )
    const given = {
      input: { maxResults: LISTED_PAGE, nextToken: input.NextToken },
      raw: { ...raw, NextToken: null },
      kept: [],
    }
    const arns = found.map(metricJson)
    const { nextToken, ...page } = pageOf('Metrics', { arns, given, invalidToken: 'InvalidParameterValue' })
    return { ...page, ...(nextToken !== undefined && { NextToken: nextToken }) }
  },
}

/** Whole periods of the clock, from the one in which `startMs` is; past the limit of an answer the later ones are left out. */
function rangeOf(startMs: number, endMs: number, periodSeconds: number) {
  const periodMs = periodSeconds * 1_000
  const fromMs = Math.floor(startMs / periodMs) * periodMs
  return { fromMs, toMs: Math.min(Math.ceil(endMs / periodMs) * periodMs, fromMs + ANSWERED_MAX * periodMs) }
}

function msOf(seconds: number): number {
  return Math.floor((seconds - LAB_EPOCH_SECONDS) * 1_000)
}

/** The end of the minute in which a datapoint is. @throws ApiError  InvalidParameterValue, for one of another time */
function minuteEnd(timestamp: number | undefined, nowMs: number, field: string): number {
  const atMs = timestamp === undefined ? nowMs : msOf(timestamp)
  if (atMs < nowMs - PAST_MS || atMs > nowMs + FUTURE_MS) {
    const text = `The parameter ${field}.Timestamp must specify a time no more than two weeks in the past or two hours in the future.`
    throw new ApiError('InvalidParameterValue', text, `${field}.Timestamp`)
  }
  return (Math.floor(atMs / METRIC_PERIOD_MS) + 1) * METRIC_PERIOD_MS
}

/** @throws ApiError  when a value is given in no way, in several ways, or with another number of counts */
function samplesOf({ Value, Values, Counts, StatisticValues }: Datum, field: string): StatisticSet {
  const ways = [Value, Values, StatisticValues].filter((one) => one !== undefined)
  if (ways.length !== 1) {
    const text = `Give ${field} exactly one of Value, Values and StatisticValues.`
    throw new ApiError('InvalidParameterCombination', text, field)
  }
  if (StatisticValues !== undefined) return statisticsGiven(StatisticValues, `${field}.StatisticValues`)
  const values = Values ?? [Value ?? 0]
  const counts = Counts ?? values.map(() => 1)
  if (counts.length !== values.length || counts.some((one) => one <= 0)) {
    const text = `${field}.Counts needs a number above 0 for each of Values.`
    throw new ApiError('InvalidParameterValue', text, `${field}.Counts`)
  }
  return {
    sampleCount: counts.reduce((sum, one) => sum + one, 0),
    sum: values.reduce((sum, value, index) => sum + value * (counts[index] ?? 0), 0),
    minimum: Math.min(...values),
    maximum: Math.max(...values),
  }
}

function statisticsGiven(given: NonNullable<Datum['StatisticValues']>, field: string): StatisticSet {
  const { SampleCount: sampleCount, Sum: sum, Minimum: minimum, Maximum: maximum } = given
  if (sampleCount > 0 && minimum <= maximum) return { sampleCount, sum, minimum, maximum }
  const text = `${field} needs a SampleCount above 0 and a Minimum that is not above the Maximum.`
  throw new ApiError('InvalidParameterValue', text, field)
}

/** MET-8. @throws ApiError  LimitExceeded */
function refuseMany(world: World, data: readonly PutDatapoint[]): void {
  const own = new Set(data.map(({ metric }) => metricKey(metric)))
  for (const [key, { id }] of world.keptMetrics) if (!id.namespace.startsWith('AWS/')) own.add(key)
  if (own.size <= OWN_METRICS_MAX) return
  const text = `The lab takes ${String(OWN_METRICS_MAX)} metrics of one’s own at a time.`
  throw new ApiError('LimitExceeded', text, 'MetricData')
}
