import type { OrderOf } from '../../look/revisions.ts'
import type { ReactNode } from 'react'
import { sampleAt } from '../../lessons/countSteps.ts'
import { useMedia } from '../kit/useMedia.ts'
import { useSize } from '../kit/useSize.ts'
import { countsWords } from '../words/deployment/counts.ts'
import type { WordsWorld } from '../words/words.ts'
import { Datapoints, pointedUnder, usePointing } from './Datapoints.tsx'
import { InstanceTrack } from './InstanceTrack.tsx'
import { DrawnTrack, LowerGutter, LowerTrack, requestsShown, type LowerTrackProps } from './LowerTrack.tsx'
import { timelineMarks, type TimelineMark } from './marks.ts'
import { cpuSeries } from './metricTrack.ts'
import { MetricTrack } from './MetricTrack.tsx'
import { MarksRow } from './MarksRow.tsx'
import { timelinePins } from './pins.ts'
import { pointedMetric, pointedRequests, type PointedTrack } from './pointedAt.ts'
import { PinsRow } from './PinsRow.tsx'
import { sharedMost, StackTrack, timeScale } from './StackTrack.tsx'
import { TimeCursor } from './TimeCursor.tsx'
import { timeDomain, type TimeDomain } from './timeDomain.ts'
import { Axis, Past, Unknown } from './TimelineAxis.tsx'
import { CompareGutter, InstanceGutter, MetricGutter, ServiceGutter, StackGutter } from './TimelineGutter.tsx'
import { TimelineLegend } from './TimelineLegend.tsx'
import type { TimelineRun } from './timelineRun.ts'
import { timelineRows, type TimelineRows } from './timelineRows.ts'
import './Timeline.css'

/** Its runs are one, or two of a comparison on one axis (`timelineRun` makes them). */
export interface TimelineProps extends LowerTrackProps {
  /** What the page calls 00:00. */
  readonly originMs?: number
  /** From where to where; all that is known when not given. */
  readonly domain?: TimeDomain
  readonly world: WordsWorld
  /** Which revision the lab met, from 1: `definition.ordinal`. Keep it the same function. */
  readonly orderOf: OrderOf
  readonly lines?: 'limits' | 'desired'
  readonly hasCpu?: boolean
  /** What picks a third track. */
  readonly tracksMenu?: ReactNode
  readonly selectedDecisionId?: number | null
  readonly onSeek: (atMs: number) => void
  /** A mark was chosen: go to its time and select its decision. */
  readonly onMark: (mark: TimelineMark) => void
}

/** Left and right of the tracks. */
const EDGE = 28
/** Right of the tracks, where a value axis is written. */
const AXIS_TEXT = 28
/** Two marks nearer than this cannot be told apart by eye; by a finger they want more (WCAG 2.5.8). CSS pixels. */
const SPACING = 14
const SPACING_TOUCH = 24

/** What happened and what will, on one axis of time with one cursor. Its gutter is as wide as the left panel. */
export function Timeline(props: TimelineProps) {
  const { runs, originMs = 0, lines = 'limits', hasCpu = false } = props
  const [box, size] = useSize()
  const isCompare = runs.length > 1
  const wanted = {
    height: size.height,
    runs: runs.length,
    hasMarks: !isCompare,
    hasPins: !isCompare && runs.some(({ acts }) => acts.length > 0),
    hasInstances: !isCompare && runs.some(({ instances }) => instances !== null),
    hasCpu,
    hasThird: !isCompare && (runs[0]?.third ?? null) !== null,
    isDrawn: (props.draw ?? null) !== null,
  }
  const rows = timelineRows(wanted)
  const domain = props.domain ?? timeDomain(originMs, lastKnownMs(props))
  const width = Math.max(0, size.width - EDGE - (lines === 'desired' || hasCpu || wanted.hasThird ? AXIS_TEXT : 0))
  return (
    <section
      className="timeline"
      aria-label="Timeline"
      data-compare={isCompare || undefined}
      data-third={wanted.hasThird || undefined}
      data-lane={wanted.hasInstances || undefined}
    >
      <Gutter {...{ props, rows, lines }} />
      <TimelineLegend runs={runs} nowMs={props.nowMs} orderOf={props.orderOf} lines={lines}>
        {props.tracksMenu}
      </TimelineLegend>
      <div className="timeline__tracks" ref={box}>
        {size.width > 0 && <Tracks {...{ props, rows, domain, width, originMs }} height={size.height} />}
      </div>
    </section>
  )
}

function lastKnownMs({ runs, nowMs }: TimelineProps): number {
  return Math.max(nowMs, ...runs.map((run) => Math.max(run.untilMs, run.forecast?.untilMs ?? 0)))
}

interface GutterProps {
  readonly props: TimelineProps
  readonly rows: TimelineRows
  readonly lines: 'limits' | 'desired'
}

function Gutter({ props, rows, lines }: GutterProps) {
  const { runs, nowMs, orderOf } = props
  const [first] = runs
  const Figures = runs.length > 1 ? CompareGutter : lines === 'limits' ? StackGutter : ServiceGutter
  return (
    <div className="timeline__gutter">
      {runs.length === 1 && (
        <div className="timeline__head">
          <h2 className="timeline__title">Decisions</h2>
          {props.tracksMenu}
        </div>
      )}
      {rows.pinsTop !== null && (
        <Row top={rows.pinsTop} end={rows.pinsTop + LINE}>
          <span className="timeline__pins-title">Your acts</span>
        </Row>
      )}
      {runs.map((run, index) => {
        const top = rows.tracks[index]?.top ?? 0
        const end = rows.tracks[index + 1]?.top ?? rows.instances?.top ?? rows.cpu?.top ?? rows.third?.top ?? rows.end
        const now = sampleAt(run.samples, nowMs)?.value
        return (
          <Row key={run.id} {...{ top, end }}>
            <Figures {...{ run, now, orderOf }} room={end - top} />
          </Row>
        )
      })}
      {rows.instances !== null && first?.instances && (
        <Row top={rows.instances.top} end={rows.instances.top + LINE}>
          <InstanceGutter lane={first.instances} nowMs={nowMs} />
        </Row>
      )}
      {rows.cpu !== null && (
        <Row top={rows.cpu.top} end={rows.third?.top ?? rows.end}>
          <LowerGutter {...props} />
        </Row>
      )}
      {rows.third !== null && first?.third && (
        <Row top={rows.third.top} end={rows.end}>
          <MetricGutter series={first.third} nowMs={nowMs} />
        </Row>
      )}
    </div>
  )
}

/** A line of the gutter, CSS pixels. */
const LINE = 18

interface RowProps {
  readonly top: number
  /** Where the next one begins: lines that find no room before it are left out. */
  readonly end: number
  readonly children: ReactNode
}

function Row({ top, end, children }: RowProps) {
  return (
    <div className="timeline__row" style={{ top, height: Math.floor((end - top) / LINE) * LINE }}>
      {children}
    </div>
  )
}

interface TracksProps {
  readonly props: TimelineProps
  readonly rows: TimelineRows
  readonly domain: TimeDomain
  readonly width: number
  readonly height: number
  readonly originMs: number
}

function Tracks({ props, rows, domain, width, height, originMs }: TracksProps) {
  const { runs, nowMs, orderOf, lines = 'limits', draw = null } = props
  const x = timeScale(domain, width)
  const [first] = runs
  const sample = first === undefined ? undefined : sampleAt(first.samples, nowMs)?.value
  const words = sample === undefined ? null : countsWords(sample)
  const countMax = runs.length > 1 ? sharedMost(runs, lines) : undefined
  const pointing = usePointing()
  const pointable = pointedTracks({ props, rows, originMs })
  return (
    <div
      className="timeline__ground"
      onPointerMove={(event) => pointing.setPointed(pointedUnder(event, pointable, (at) => x.invert(at)))}
      onPointerLeave={() => pointing.setPointed(null)}
    >
      <svg className="timeline__drawing" width={width} height={height} aria-hidden="true">
        {runs.map((run, index) => (
          <StackTrack
            key={run.id}
            {...{ run, domain, width, orderOf, lines }}
            {...(countMax !== undefined && { countMax })}
            sampleCount={run.samples.length}
            top={rows.tracks[index]?.top ?? 0}
            height={rows.tracks[index]?.height ?? 0}
          />
        ))}
        {rows.instances !== null && first?.instances && (
          <InstanceTrack
            {...{ domain, width }}
            {...rows.instances}
            lane={first.instances}
            count={first.instances.counts.length}
            untilMs={first.untilMs}
          />
        )}
        {rows.cpu !== null && <LowerTrack {...{ props, domain, width }} {...rows.cpu} />}
        {rows.third !== null && first?.third && (
          <MetricTrack
            {...{ domain, width }}
            {...rows.third}
            series={first.third}
            count={first.third.points.length}
            scaled={NOTHING_SCALED}
          />
        )}
      </svg>
      {/* What moves with the cursor has a layer of its own: the tracks below are not painted again for it. */}
      <svg className="timeline__drawing" width={width} height={height} aria-hidden="true">
        <Axis {...{ domain, width, originMs, nowMs }} y={rows.axis} />
        <Unknown {...{ runs, domain, width }} bottom={rows.axis} />
        <Past x={x(nowMs)} until={x(Math.max(...runs.map((run) => run.untilMs)))} bottom={rows.axis} />
      </svg>
      <TimeCursor
        {...{ domain, x, nowMs, originMs }}
        atOf={(at) => x.invert(at)}
        headMs={Math.max(...runs.map((run) => run.untilMs))}
        spoken={words === null ? 'no task has run yet' : `${words.pair} RUNNING, healthy ${words.healthy}`}
        onSeek={props.onSeek}
      />
      {draw === null && <Datapoints tracks={pointable} {...{ nowMs, x, width }} {...pointing} />}
      {draw !== null && rows.cpu !== null && <DrawnTrack {...{ draw, nowMs, domain, width }} {...rows.cpu} />}
      {runs.length === 1 && first !== undefined && <Marks {...{ props, rows, domain, width, originMs }} run={first} />}
    </div>
  )
}

/** Cooldowns stand at the foot of a service's own track. */
const NOTHING_SCALED: readonly never[] = []

/** The tracks with datapoints, each where it stands. */
function pointedTracks({ props, rows, originMs }: Pick<TracksProps, 'props' | 'rows' | 'originMs'>) {
  const [first] = props.runs
  const found: PointedTrack[] = []
  if (first === undefined) return found
  const requests = requestsShown(props)
  if (rows.cpu !== null) {
    const place = { id: 'lower', ...rows.cpu } as const
    found.push(
      requests === null ? pointedMetric(cpuSeries(first), originMs, place) : pointedRequests(requests, originMs, place),
    )
  }
  if (rows.third !== null && first.third !== null) {
    found.push(pointedMetric(first.third, originMs, { id: 'third', ...rows.third }))
  }
  return found
}

/** The buttons over the tracks: decisions, and one's own acts. */
function Marks({
  props,
  rows,
  domain,
  width,
  originMs,
  run,
}: Omit<TracksProps, 'height'> & { readonly run: TimelineRun }) {
  const x = timeScale(domain, width)
  const spacing = useMedia('(pointer: coarse)') ? SPACING_TOUCH : SPACING
  const forecast = run.forecast?.decisions ?? []
  const world = { ...props.world, originMs }
  return (
    <>
      <MarksRow
        {...{ x, width, originMs }}
        nowMs={props.nowMs}
        marks={within(domain, timelineMarks({ ...run, forecast, world, x, spacing }))}
        selectedId={props.selectedDecisionId ?? null}
        onMark={props.onMark}
      />
      {rows.pinsTop !== null && (
        <PinsRow
          {...{ x, width, originMs }}
          pins={within(domain, timelinePins({ ...run, x, spacing }))}
          top={rows.pinsTop}
          stem={rows.axis - rows.pinsTop}
          onSeek={props.onSeek}
        />
      )}
    </>
  )
}

/** A window on a longer run shows what is in it. */
function within<Thing extends { readonly atMs: number }>(
  { fromMs, toMs }: TimeDomain,
  things: readonly Thing[],
): readonly Thing[] {
  return things.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
}
