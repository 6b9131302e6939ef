import { line, scaleLinear } from 'd3'
import { memo } from 'react'
import { isPercent, measuredText } from '../../look/metricLook.ts'
import type { Point } from '../../model/world/series.ts'
import { AlarmOverlay } from './AlarmOverlay.tsx'
import type { Scaled } from './cooldownSpans.ts'
import type { MetricSeries } from './metricTrack.ts'
import { ScaledOverlay } from './ScaledOverlay.tsx'
import { timeScale } from './StackTrack.tsx'
import type { TimeDomain } from './timeDomain.ts'

export interface MetricTrackProps {
  readonly series: Omit<MetricSeries, 'stat'>
  /** The list may grow in place; its length tells when to draw anew. */
  readonly count: number
  readonly scaled: readonly Scaled[]
  readonly domain: TimeDomain
  readonly width: number
  readonly height: number
  readonly top: number
}

const FULL_PERCENT = 100
/** A figure beside the axis covers so much of it, CSS pixels. */
const FIGURE = 12

/** A metric: one dot for each one-minute datapoint, joined; red where tasks or instances want more than they have. */
export const MetricTrack = memo(function MetricTrack(props: MetricTrackProps) {
  const { series, scaled, domain, width, height, top } = props
  const { metric, alarms } = series
  const x = timeScale(domain, width)
  const shown = thinned(within(series.points, domain), x)
  const { y, full } = metricScale(series, props)
  const path = line<Point<number>>(
    (one) => x(one.atMs),
    (one) => y(one.value),
  )
  return (
    <g>
      <line className="timeline__full" x1={0} x2={width} y1={y(full)} y2={y(full)} />
      <text className="timeline__tick" x={width + 6} y={y(full) + 4}>
        {measuredText(full, metric)}
      </text>
      <AlarmOverlay {...{ alarms, x, y, top, height, width }} />
      {figures(series, full, y).map((value) => (
        <text key={value} className="timeline__tick timeline__limit-figure" x={width + 6} y={y(value) + 4}>
          {measuredText(value, metric)}
        </text>
      ))}
      <ScaledOverlay {...{ scaled, x, top, height, width }} />
      <path className="timeline__metric" d={path(shown) ?? ''} />
      {shown.map((one) => (
        <circle
          key={one.atMs}
          className="timeline__dot"
          data-trouble={(isPercent(metric) && one.value > FULL_PERCENT) || undefined}
          cx={x(one.atMs)}
          cy={y(one.value)}
          r={2}
        />
      ))}
      <line className="timeline__base" x1={0} x2={width} y1={top + height} y2={top + height} />
    </g>
  )
})

/** From 0 to what is highest of it; percents to 100 at least, which has its line. */
function metricScale(
  { metric, points, alarms }: Omit<MetricSeries, 'stat'>,
  { domain, top, height }: Pick<MetricTrackProps, 'domain' | 'top' | 'height'>,
) {
  const values = [...within(points, domain).map((one) => one.value), ...alarms.map((one) => one.threshold)]
  const highest = values.reduce((max, value) => Math.max(max, value), 0)
  const full = isPercent(metric) ? FULL_PERCENT : highest > 0 ? highest : 1
  const y = scaleLinear()
    .domain([0, Math.max(full, highest) * 1.08])
    .range([top + height, top])
  return { y, full }
}

/** The thresholds that have room for their figure, beside the full line's and each other's. */
function figures({ alarms }: Pick<MetricSeries, 'alarms'>, full: number, y: (value: number) => number) {
  const placed = [full]
  for (const { threshold } of alarms) {
    if (placed.every((one) => Math.abs(y(one) - y(threshold)) >= FIGURE)) placed.push(threshold)
  }
  return placed.slice(1)
}

function within(points: readonly Point<number>[], { fromMs, toMs }: TimeDomain): readonly Point<number>[] {
  return points.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
}

/** The highest of each pixel: the peaks are what one looks for. */
function thinned(points: readonly Point<number>[], x: (atMs: number) => number): readonly Point<number>[] {
  const peaks = new Map<number, Point<number>>()
  for (const one of points) {
    const pixel = Math.floor(x(one.atMs) / 3)
    const peak = peaks.get(pixel)
    if (peak === undefined || one.value > peak.value) peaks.set(pixel, one)
  }
  return [...peaks.values()]
}
