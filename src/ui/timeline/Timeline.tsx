import type { OrderOf } from '../../look/revisions.ts'
import type { ReactNode } from 'react'
import { sampleAt } from '../../lessons/countSteps.ts'
import { HatchPattern } from '../kit/Hatch.tsx'
import { useSize } from '../kit/useSize.ts'
import { countsWords } from '../words/deployment/counts.ts'
import { axisText } from '../../look/time.ts'
import type { WordsWorld } from '../words/words.ts'
import { CpuTrack } from './CpuTrack.tsx'
import { timelineMarks, type TimelineMark } from './marks.ts'
import { MarksRow } from './MarksRow.tsx'
import { sharedMost, StackTrack, timeScale } from './StackTrack.tsx'
import { TimeCursor } from './TimeCursor.tsx'
import { timeDomain, timeTicks, type TimeDomain } from './timeDomain.ts'
import { CompareGutter, CpuGutter, ServiceGutter, StackGutter } from './TimelineGutter.tsx'
import type { TimelineRun } from './timelineRun.ts'
import { timelineRows, type TimelineRows } from './timelineRows.ts'
import './Timeline.css'

export interface TimelineProps {
  /** One, or two of a comparison on one axis (`timelineRun` makes them). */
  readonly runs: readonly TimelineRun[]
  readonly nowMs: number
  /** What the page calls 00:00. */
  readonly originMs?: number
  /** From where to where; all that is known when not given. */
  readonly domain?: TimeDomain
  readonly world: WordsWorld
  /** Which revision the lab met, from 1: `definition.ordinal`. Keep it the same function. */
  readonly orderOf: OrderOf
  readonly lines?: 'limits' | 'desired'
  readonly hasCpu?: boolean
  readonly selectedDecisionId?: number | null
  readonly onSeek: (atMs: number) => void
  /** A mark was chosen: go to its time and select its decision. */
  readonly onMark: (mark: TimelineMark) => void
}

/** Left and right of the tracks. */
const EDGE = 28
/** Right of the tracks, where a value axis is written. */
const AXIS_TEXT = 28
const TICK_SPACING = 72

/** What happened and what will, on one axis of time with one cursor. Its gutter is as wide as the left panel. */
export function Timeline(props: TimelineProps) {
  const { runs, originMs = 0, lines = 'limits', hasCpu = false } = props
  const [box, size] = useSize()
  const isCompare = runs.length > 1
  const rows = timelineRows({ height: size.height, runs: runs.length, hasMarks: !isCompare, hasCpu })
  const domain = props.domain ?? timeDomain(originMs, lastKnownMs(props))
  const width = Math.max(0, size.width - EDGE - (lines === 'desired' || hasCpu ? AXIS_TEXT : 0))
  return (
    <section className="timeline" aria-label="Timeline" data-compare={isCompare || undefined}>
      <Gutter {...{ props, rows, lines, hasCpu }} />
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
  readonly hasCpu: boolean
}

function Gutter({ props, rows, lines, hasCpu }: GutterProps) {
  const { runs, nowMs, orderOf } = props
  const Figures = runs.length > 1 ? CompareGutter : lines === 'limits' ? StackGutter : ServiceGutter
  return (
    <div className="timeline__gutter">
      {runs.length === 1 && <h2 className="timeline__title">Decisions</h2>}
      {runs.map((run, index) => (
        <Row key={run.id} top={rows.tracks[index]?.top ?? 0}>
          <Figures run={run} now={sampleAt(run.samples, nowMs)?.value} orderOf={orderOf} />
        </Row>
      ))}
      {hasCpu && (
        <Row top={rows.cpu.top}>
          <CpuGutter points={runs[0]?.cpu ?? []} nowMs={nowMs} />
        </Row>
      )}
    </div>
  )
}

function Row({ top, children }: { readonly top: number; readonly children: ReactNode }) {
  return (
    <div className="timeline__row" style={{ top }}>
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
  const { runs, nowMs, world, orderOf, lines = 'limits', hasCpu = false } = props
  const x = timeScale(domain, width)
  const [first] = runs
  const sample = first === undefined ? undefined : sampleAt(first.samples, nowMs)?.value
  const words = sample === undefined ? null : countsWords(sample)
  const countMax = runs.length > 1 ? sharedMost(runs, lines) : undefined
  return (
    <>
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
        {hasCpu && first !== undefined && (
          <CpuTrack {...{ domain, width }} {...rows.cpu} points={first.cpu} count={first.cpu.length} />
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
      {runs.length === 1 && first !== undefined && (
        <MarksRow
          {...{ x, width, originMs, nowMs }}
          marks={marksWithin(
            domain,
            timelineMarks({
              ...first,
              forecast: first.forecast?.decisions ?? [],
              world: { ...world, originMs },
              x,
            }),
          )}
          selectedId={props.selectedDecisionId ?? null}
          onMark={props.onMark}
        />
      )}
    </>
  )
}

/** A window on a longer run shows what is in it. */
function marksWithin({ fromMs, toMs }: TimeDomain, marks: readonly TimelineMark[]): readonly TimelineMark[] {
  return marks.filter((mark) => mark.atMs >= fromMs && mark.atMs <= toMs)
}

interface AxisProps {
  readonly domain: TimeDomain
  readonly width: number
  readonly originMs: number
  readonly nowMs: number
  readonly y: number
}

/** The cursor's own flag covers this much of the axis on either side. */
const FLAG_HALF = 36

function Axis({ domain, width, originMs, nowMs, y }: AxisProps) {
  const x = timeScale(domain, width)
  return timeTicks(domain, { originMs, width, spacing: TICK_SPACING }).map((atMs) => (
    <g key={atMs} className="timeline__tick" transform={`translate(${String(x(atMs))} ${String(y)})`}>
      <line y2={4} />
      {Math.abs(x(atMs) - x(nowMs)) > FLAG_HALF && (
        <text y={17} textAnchor="middle">
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
function Unknown({ runs, domain, width, bottom }: UnknownProps) {
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
function Past({ x, until, bottom }: { readonly x: number; readonly until: number; readonly bottom: number }) {
  return until - x > 1 ? <rect className="timeline__ahead" x={x} width={until - x} height={bottom} /> : null
}
