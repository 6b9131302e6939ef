import { axisText } from '../../look/time.ts'
import { HatchPattern } from '../kit/Hatch.tsx'
import { timeScale } from './StackTrack.tsx'
import { timeTicks, type TimeDomain } from './timeDomain.ts'
import type { TimelineRun } from './timelineRun.ts'

const TICK_SPACING = 72

interface AxisProps {
  readonly domain: TimeDomain
  readonly width: number
  readonly originMs: number
  readonly nowMs: number
  readonly y: number
}

/** The cursor's own flag covers this much of the axis on either side. */
const FLAG_HALF = 46

/** Half of a time's width: nearer to the left edge it would be cut. */
const HALF_TIME = 8

/** Round times under the tracks. */
export function Axis({ domain, width, originMs, nowMs, y }: AxisProps) {
  const x = timeScale(domain, width)
  return timeTicks(domain, { originMs, width, spacing: TICK_SPACING }).map((atMs) => (
    <g key={atMs} className="timeline__tick" transform={`translate(${String(x(atMs))} ${String(y)})`}>
      <line y2={4} />
      {Math.abs(x(atMs) - x(nowMs)) > FLAG_HALF && (
        <text y={17} textAnchor={x(atMs) < HALF_TIME ? 'start' : 'middle'}>
          {axisText(atMs - originMs)}
        </text>
      )}
    </g>
  ))
}

interface UnknownProps {
  readonly runs: readonly TimelineRun[]
  readonly domain: TimeDomain
  readonly width: number
  readonly bottom: number
}

/** Beyond what is simulated and foreseen. */
export function Unknown({ runs, domain, width, bottom }: UnknownProps) {
  const x = timeScale(domain, width)
  if (runs.some((run) => run.forecast !== null)) return null
  const from = x(Math.max(...runs.map((run) => run.untilMs)))
  if (width - from < 2) return null
  return (
    <g>
      <HatchPattern id="timeline-unknown" isRising />
      <rect className="timeline__unknown" x={from} width={width - from} height={bottom} />
      <rect fill="url(#timeline-unknown)" x={from} width={width - from} height={bottom} opacity={0.7} />
      {width - from > 140 && (
        <text className="timeline__unknown-text" x={from + 30} y={bottom / 2 + 4}>
          not simulated yet
        </text>
      )}
    </g>
  )
}

/** What was simulated and lies after the cursor is there still, paler. */
export function Past({ x, until, bottom }: { readonly x: number; readonly until: number; readonly bottom: number }) {
  return until - x > 1 ? <rect className="timeline__ahead" x={x} width={until - x} height={bottom} /> : null
}
