import { METRIC_DELAY_MS } from '../../model/world/durations.ts'
import type { Alarm } from '../../model/world/monitoring/alarm.ts'
import { METRIC_POINTS_MAX } from '../../model/world/monitoring/metrics.ts'
import type { MetricId } from '../../model/world/monitoring/metric.ts'
import { valuesOf } from '../../model/world/monitoring/metricQuery.ts'
import type { Point } from '../../model/world/series.ts'
import type { World } from '../../model/world/world.ts'

/** CloudWatch takes no namespace that begins with a colon: it is no metric's. */
const NAMESPACE = ':Metric math'

/** What an alarm watches that is no metric alone, under the label of its expression; `null` of one metric alone. */
export function expressionOf({ queries }: Pick<Alarm, 'queries'>): MetricId | null {
  const watched = queries.find((one) => one.returnData)
  if (watched === undefined || watched.stat !== null) return null
  return { namespace: NAMESPACE, name: watched.label ?? watched.expression ?? watched.id, dimensions: [] }
}

/** Those of all alarms. */
export function expressionsIn({ alarms }: Pick<World, 'alarms'>): readonly MetricId[] {
  return [...alarms.values()].flatMap((one) => expressionOf(one) ?? [])
}

/** The first alarm that watches an expression; `null` for what is a metric. */
export function alarmOfExpression({ alarms }: Pick<World, 'alarms'>, metric: MetricId): Alarm | null {
  if (metric.namespace !== NAMESPACE) return null
  return [...alarms.values()].find((one) => expressionOf(one)?.name === metric.name) ?? null
}

/** What its expression comes to in each of its periods, of which the datapoints are told by now (MET-9). */
export function expressionPoints(world: World, { queries, periodSeconds }: Alarm): readonly Point<number>[] {
  const periodMs = periodSeconds * 1_000
  const toMs = Math.floor((world.nowMs - METRIC_DELAY_MS) / periodMs) * periodMs
  const fromMs = Math.max(0, toMs - METRIC_POINTS_MAX * periodMs)
  const values = valuesOf(world, queries, { periodSeconds, fromMs, toMs })
  return values.flatMap((value, index) => (value === null ? [] : [{ atMs: fromMs + (index + 1) * periodMs, value }]))
}
