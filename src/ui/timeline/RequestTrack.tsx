import { line, scaleLinear } from 'd3'
import { memo } from 'react'
import { rateText } from '../../look/trafficLook.ts'
import type { Point } from '../../model/world/series.ts'
import type { RequestSeries } from './requestSeries.ts'
import { timeScale } from './StackTrack.tsx'
import type { TimeDomain } from './timeDomain.ts'

export interface RequestTrackProps {
  readonly series: RequestSeries
  /** The lists grow in place; their length tells when to draw anew. */
  readonly count: number
  readonly domain: TimeDomain
  readonly width: number
  readonly height: number
  readonly top: number
  /** Requests a second at the upper edge; somewhat more than there were when not given. */
  readonly most?: number
}

const MINUTE_SECONDS = 60
const BAR = 4
const MARK = 3.5

/** Requests a second, a dot a minute; failed ones as red bars from the foot, unhealthy targets as red diamonds on top. */
export const RequestTrack = memo(function RequestTrack({
  series,
  domain,
  width,
  height,
  top,
  ...props
}: RequestTrackProps) {
  const x = timeScale(domain, width)
  const within = (points: readonly Point<number>[]): readonly Point<number>[] =>
    points.filter(({ atMs }) => atMs >= domain.fromMs && atMs <= domain.toMs)
  const requests = within(series.requests)
  const seen = requests.reduce((max, { value }) => Math.max(max, value), MINUTE_SECONDS) / MINUTE_SECONDS
  const most = props.most ?? seen
  const foot = top + height
  const y = scaleLinear()
    .domain([0, props.most ?? seen * 1.2])
    .range([foot, top])
  const path = line<Point<number>>(
    ({ atMs }) => x(atMs),
    ({ value }) => y(value / MINUTE_SECONDS),
  )
  return (
    <g>
      <text className="timeline__tick" x={width + 6} y={y(most) + 4}>
        {rateText(most)}
      </text>
      {within(series.failed).map(({ atMs, value }) => {
        const at = y(Math.min(most, value / MINUTE_SECONDS))
        if (value === 0) return null
        return (
          <rect key={atMs} className="timeline__failed" x={x(atMs) - BAR / 2} width={BAR} y={at} height={foot - at} />
        )
      })}
      <path className="timeline__metric" d={path(requests) ?? ''} />
      {requests.map(({ atMs, value }) => (
        <circle key={atMs} className="timeline__dot" cx={x(atMs)} cy={y(value / MINUTE_SECONDS)} r={2} />
      ))}
      {within(series.unhealthy).map(({ atMs, value }) => {
        if (value === 0) return null
        const [at, up] = [x(atMs), top + MARK]
        const points = [
          [at, up - MARK],
          [at + MARK, up],
          [at, up + MARK],
          [at - MARK, up],
        ]
        return <polygon key={atMs} className="timeline__failed" points={points.join(' ')} />
      })}
      <line className="timeline__base" x1={0} x2={width} y1={foot} y2={foot} />
    </g>
  )
})
