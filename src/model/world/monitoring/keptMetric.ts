import { METRIC_PERIOD_MS } from '../durations.ts'
import { together, type Datapoint, type MetricId } from './metric.ts'
import { METRIC_POINTS_MAX } from './metrics.ts'

/** A metric whose datapoints are put, by the model for AWS's own services or by PutMetricData (MET-5). */
export interface KeptMetric {
  readonly id: MetricId
  /** Oldest first, one a minute, back to METRIC_KEPT_MS ago. */
  readonly points: readonly Datapoint[]
}

/** A datapoint and of what it is. */
export interface PutDatapoint {
  readonly metric: MetricId
  readonly point: Datapoint
}

/** How far back datapoints are kept. */
export const METRIC_KEPT_MS = METRIC_POINTS_MAX * METRIC_PERIOD_MS

/** Metrics with datapoints of their own that one lab takes by PutMetricData (MET-8). */
export const OWN_METRICS_MAX = 500

/** Puts one in its place: what was put before for the same minute counts as well. Those that are too old go. */
export function withDatapoint(
  kept: KeptMetric | undefined,
  { metric, point }: PutDatapoint,
  nowMs: number,
): KeptMetric {
  if (kept === undefined) return { id: metric, points: [point] }
  const { points } = kept
  // Nearly all are the next one.
  if ((points.at(-1)?.atMs ?? 0) < point.atMs)
    return { id: kept.id, points: [...points.slice(oldBy(points, nowMs)), point] }
  const at = points.findIndex(({ atMs }) => atMs >= point.atMs)
  const before = at === -1 ? points : points.slice(0, at)
  const after = at === -1 ? [] : points.slice(at)
  const [first] = after
  const added =
    first?.atMs === point.atMs
      ? [...before, { atMs: point.atMs, ...together(first, point) }, ...after.slice(1)]
      : [...before, point, ...after]
  return { id: kept.id, points: added.slice(oldBy(added, nowMs)) }
}

/** How many of them are too old. */
function oldBy(points: readonly Datapoint[], nowMs: number): number {
  const first = points.findIndex(({ atMs }) => atMs > nowMs - METRIC_KEPT_MS)
  return first === -1 ? points.length : first
}
