import type { GroupCounts } from './capacity/groupCounts.ts'
import type { EntityRef } from './ref.ts'
import type { ServiceSample } from './service/serviceSample.ts'

/**
 * Every metric of which history keeps series, and what one point of it says: plain data. A new metric is one line here
 * and one row in `engine/seriesRows.ts`.
 */
export interface SeriesValues {
  /** Of a service, all of one instant together: the strip and the stack draw them as one. */
  readonly serviceCounts: ServiceSample
  /** Of an Auto Scaling group. */
  readonly groupCounts: GroupCounts
  /** Of a service, named as in CloudWatch: the average over a minute, in percent of what its tasks reserve (MET-2). */
  readonly CPUUtilization: number
  readonly MemoryUtilization: number
  /** Of a target group and of a load balancer, named as in CloudWatch, a minute each (MET-4); a gap is no point. */
  readonly RequestCount: number
  readonly TargetResponseTime: number
  readonly HTTPCode_Target_5XX_Count: number
  readonly HTTPCode_ELB_5XX_Count: number
  /** Of a target group alone. */
  readonly HealthyHostCount: number
  readonly UnHealthyHostCount: number
}

export type Metric = keyof SeriesValues

/** A value from `atMs` on, until the next point; of a datapoint, for the period that ends there. */
export interface Point<Value> {
  readonly atMs: number
  readonly value: Value
}

/** One metric of one entity. */
export interface Series {
  readonly ref: EntityRef
  readonly metric: Metric
  /** Oldest first, one an instant. */
  readonly points: Point<SeriesValues[Metric]>[]
}

/** By entity and metric: `seriesOf` and `openSeries` know the key. */
export type SeriesMap = Map<string, Series>

const NO_POINTS: readonly never[] = []

/** The points of one metric of one entity; none where nothing was recorded. The list is the one that grows. */
export function seriesOf<M extends Metric>(
  { series }: { readonly series: ReadonlyMap<string, Series> },
  ref: EntityRef,
  metric: M,
): readonly Point<SeriesValues[M]>[] {
  // Who opened the series under this key has written values of its metric.
  return (series.get(keyOf(ref, metric))?.points ?? NO_POINTS) as readonly Point<SeriesValues[M]>[]
}

/** The same to be written to: it begins where there is none. */
export function openSeries<M extends Metric>(series: SeriesMap, ref: EntityRef, metric: M): Point<SeriesValues[M]>[] {
  const key = keyOf(ref, metric)
  let found = series.get(key)
  if (found === undefined) series.set(key, (found = { ref, metric, points: [] }))
  return found.points as Point<SeriesValues[M]>[]
}

/** What they hold up to and at `untilMs`; series that began later are left out. */
export function seriesUntil(series: SeriesMap, untilMs: number): SeriesMap {
  const kept: SeriesMap = new Map()
  for (const [key, one] of series) {
    const points = one.points.filter(({ atMs }) => atMs <= untilMs)
    if (points.length > 0) kept.set(key, { ...one, points })
  }
  return kept
}

/** Neither a metric nor a kind has a space in its name. */
function keyOf({ kind, id }: EntityRef, metric: Metric): string {
  return `${metric} ${kind} ${id}`
}
