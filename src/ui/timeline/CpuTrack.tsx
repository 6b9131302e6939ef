import { line, scaleLinear } from 'd3'
import { memo } from 'react'
import type { Point } from '../../model/world/series.ts'
import type { AlarmLine } from './alarmLines.ts'
import { AlarmOverlay } from './AlarmOverlay.tsx'
import type { Scaled } from './cooldownSpans.ts'
import { ScaledOverlay } from './ScaledOverlay.tsx'
import { timeScale } from './StackTrack.tsx'
import type { TimeDomain } from './timeDomain.ts'

export interface CpuTrackProps {
  readonly points: readonly Point<number>[]
  /** The list grows in place; its length tells when to draw anew. */
  readonly count: number
  readonly alarms: readonly AlarmLine[]
  readonly scaled: readonly Scaled[]
  readonly domain: TimeDomain
  readonly width: number
  readonly height: number
  readonly top: number
}

const FULL_PERCENT = 100

/** CPUUtilization: one dot for each one-minute datapoint, joined; red where the tasks want more than they reserved. */
export const CpuTrack = memo(function CpuTrack(props: CpuTrackProps) {
  const { points, alarms, scaled, domain, width, height, top } = props
  const x = timeScale(domain, width)
  const shown = thinned(
    points.filter((one) => one.atMs >= domain.fromMs && one.atMs <= domain.toMs),
    x,
  )
  const most = Math.max(FULL_PERCENT, ...shown.map((one) => one.value), ...alarms.map((one) => one.threshold))
  const y = scaleLinear()
    .domain([0, most * 1.08])
    .range([top + height, top])
  const path = line<Point<number>>(
    (one) => x(one.atMs),
    (one) => y(one.value),
  )
  return (
    <g>
      <line className="timeline__full" x1={0} x2={width} y1={y(FULL_PERCENT)} y2={y(FULL_PERCENT)} />
      <text className="timeline__tick" x={width + 6} y={y(FULL_PERCENT) + 4}>
        100 %
      </text>
      <AlarmOverlay {...{ alarms, x, y, top, height, width }} />
      <ScaledOverlay {...{ scaled, x, top, height, width }} />
      <path className="timeline__metric" d={path(shown) ?? ''} />
      {shown.map((one) => (
        <circle
          key={one.atMs}
          className="timeline__dot"
          data-trouble={one.value > FULL_PERCENT || undefined}
          cx={x(one.atMs)}
          cy={y(one.value)}
          r={2}
        />
      ))}
      <line className="timeline__base" x1={0} x2={width} y1={top + height} y2={top + height} />
    </g>
  )
})

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
