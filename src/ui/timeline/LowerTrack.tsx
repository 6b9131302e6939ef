import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { DrawableTrack, type DrawableTrackProps } from '../kit/DrawableTrack.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { ToggleRow } from '../kit/ToggleRow.tsx'
import { MetricTrack } from './MetricTrack.tsx'
import { RequestGutter } from './RequestGutter.tsx'
import type { RequestSeries } from './requestSeries.ts'
import { RequestTrack } from './RequestTrack.tsx'
import { timeScale } from './StackTrack.tsx'
import type { TimeDomain } from './timeDomain.ts'
import { cpuSeries } from './metricTrack.ts'
import { MetricGutter } from './TimelineGutter.tsx'
import type { TimelineRun } from './timelineRun.ts'

/** What the lower track shows. */
export type LowerMetric = 'cpu' | 'requests'

/** A value that is drawn over the lower track, from now to the end of the axis: its points' times are the lab's. */
export interface TimelineDraw {
  readonly track: Pick<DrawableTrackProps, 'label' | 'points' | 'min' | 'max' | 'nameOf' | 'valueText' | 'onChange'>
  /** Instead of the gutter's figures: what ends it. */
  readonly gutter: ReactNode
}

export interface LowerTrackProps {
  readonly runs: readonly TimelineRun[]
  readonly nowMs: number
  /** What the lower track shows where there is a choice; CPU when not given. */
  readonly lower?: LowerMetric
  readonly onLower?: (metric: LowerMetric) => void
  /** While a value is drawn. */
  readonly draw?: TimelineDraw | null
  /** Begins to draw requests. */
  readonly onDraw?: () => void
}

const METRICS = [
  { value: 'cpu', label: 'CPU' },
  { value: 'requests', label: 'Requests' },
] as const

/** The figures of the lower track, which it is, and what is drawn on it. */
export function LowerGutter(props: LowerTrackProps) {
  const { runs, nowMs, onLower, onDraw, draw = null } = props
  if (draw !== null) return draw.gutter
  const requests = requestsShown(props)
  return (
    <>
      {onLower !== undefined && (runs[0]?.requests ?? null) !== null && (
        <div className="timeline__switch">
          <ToggleRow
            label="Lower track"
            look="line"
            options={METRICS}
            value={requests === null ? 'cpu' : 'requests'}
            onChange={onLower}
          />
          {requests !== null && onDraw !== undefined && (
            <IconButton label="Draw requests from now on" icon={<Pencil aria-hidden="true" />} onPress={onDraw} />
          )}
        </div>
      )}
      {requests === null ? (
        <MetricGutter name="CPUUtilization" series={runs[0] && cpuSeries(runs[0])} nowMs={nowMs} />
      ) : (
        <RequestGutter series={requests} nowMs={nowMs} />
      )}
    </>
  )
}

interface PlaceOnAxis {
  readonly domain: TimeDomain
  readonly width: number
  readonly top: number
  readonly height: number
}

/** What was: a metric, a dot a minute. */
export function LowerTrack({ props, ...place }: PlaceOnAxis & { readonly props: LowerTrackProps }) {
  const [first] = props.runs
  const requests = requestsShown(props)
  if (requests !== null) {
    const most = props.draw?.track.max
    return (
      <RequestTrack
        {...place}
        {...(most !== undefined && { most })}
        series={requests}
        count={requests.healthy.length}
      />
    )
  }
  return first === undefined ? null : (
    <MetricTrack {...place} series={cpuSeries(first)} scaled={first.scaled} count={first.cpu.length} />
  )
}

/** What is to come, to draw on. */
export function DrawnTrack({
  draw,
  nowMs,
  domain,
  width,
  top,
  height,
}: PlaceOnAxis & { readonly draw: TimelineDraw; readonly nowMs: number }) {
  const left = timeScale(domain, width)(nowMs)
  return (
    <div className="timeline__drawn" ref={focusFirst} style={{ left, top, width: width - left, height }}>
      <DrawableTrack {...draw.track} fromMs={nowMs} toMs={domain.toMs} width={width - left} height={height} />
    </div>
  )
}

/** Who begins to draw by keyboard goes on with the first point. */
function focusFirst(track: HTMLElement | null): void {
  track?.querySelector<SVGElement>('circle')?.focus({ preventScroll: true })
}

export function requestsShown({ runs, lower, draw = null }: LowerTrackProps): RequestSeries | null {
  return lower === 'requests' || draw !== null ? (runs[0]?.requests ?? null) : null
}
