import { COMPARISON_SIGNS, measuredText } from '../../look/metricLook.ts'
import { axisText } from '../../look/time.ts'
import { rateText } from '../../look/trafficLook.ts'
import { METRIC_PERIOD_MS } from '../../model/world/durations.ts'
import { isBreaching } from '../../model/world/monitoring/evaluation.ts'
import type { Point } from '../../model/world/series.ts'
import type { AlarmLine } from './alarmLines.ts'
import type { MetricSeries } from './metricTrack.ts'
import type { RequestSeries } from './requestSeries.ts'

/** A track whose datapoints can be pointed at. */
export interface PointedTrack {
  readonly id: 'lower' | 'third'
  readonly name: string
  /** Oldest first. */
  readonly points: readonly Point<number>[]
  /** Value, minute, state. */
  readonly textOf: (point: Point<number>) => string
  readonly top: number
  readonly height: number
}

type Place = Pick<PointedTrack, 'id' | 'top' | 'height'>

/** A metric's: `99.8 % from 13:00, breaches > 60 %, in ALARM`. */
export function pointedMetric(
  { metric, points, alarms }: Omit<MetricSeries, 'stat'>,
  originMs: number,
  place: Place,
): PointedTrack {
  const textOf = ({ atMs, value }: Point<number>): string =>
    [
      `${measuredText(value, metric)} ${minuteText(atMs, originMs)}`,
      ...alarms
        .filter(({ comparison, threshold }) => isBreaching(value, comparison, threshold))
        .map(
          ({ comparison, threshold }) => `breaches ${COMPARISON_SIGNS[comparison]} ${measuredText(threshold, metric)}`,
        ),
      ...(alarms.length === 0 ? [] : [stateText(alarms, atMs)]),
    ].join(', ')
  return { ...place, name: metric.name, points, textOf }
}

/** Of requests: `90/s from 13:00, 4/s fail`. */
export function pointedRequests({ requests, failed }: RequestSeries, originMs: number, place: Place): PointedTrack {
  const textOf = ({ atMs, value }: Point<number>): string => {
    const lost = failed.find((one) => one.atMs === atMs)?.value ?? 0
    const fails = lost === 0 ? [] : [`${rateText(lost / 60)} fail`]
    return [`${rateText(value / 60)} ${minuteText(atMs, originMs)}`, ...fails].join(', ')
  }
  return { ...place, name: 'Requests', points: requests, textOf }
}

/** Of what a pointer is over, the datapoint that is nearest in time. */
export function nearestPoint(points: readonly Point<number>[], atMs: number): Point<number> | undefined {
  const next = points.findIndex((one) => one.atMs >= atMs)
  if (next === -1) return points.at(-1)
  const [before, after] = [points[next - 1], points[next]]
  if (before === undefined || after === undefined) return after
  return atMs - before.atMs < after.atMs - atMs ? before : after
}

function minuteText(atMs: number, originMs: number): string {
  return `from ${axisText(atMs - METRIC_PERIOD_MS - originMs)}`
}

function stateText(alarms: readonly AlarmLine[], atMs: number): string {
  const isAlarmed = alarms.some(({ alarmed }) => alarmed.some(({ fromMs, toMs }) => fromMs <= atMs && atMs <= toMs))
  return isAlarmed ? 'in ALARM' : 'not in ALARM'
}
