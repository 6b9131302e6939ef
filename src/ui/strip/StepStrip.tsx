import type { OrderOf } from '../../look/revisions.ts'
import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode, type UIEvent } from 'react'
import type { CountStep } from '../../lessons/countSteps.ts'
import type { ServiceMoment } from '../words/deployment/counts.ts'
import { spelled } from '../../look/numbers.ts'
import { axisText } from '../../look/time.ts'
import { StripCross } from './StripCross.tsx'
import { StripFoot } from './StripFoot.tsx'
import { StripGutter } from './StripGutter.tsx'
import { StripHatching, StripLines } from './StripLimits.tsx'
import { StripList } from './StripList.tsx'
import { StripLegend } from './StripLegend.tsx'
import { StripStack } from './StripStack.tsx'
import { stripColumns, type StripColumn, type StripFuture } from './stripColumns.ts'
import { naturalHeight, stripLayout, visibleRange, type StripLayout, type StripVariant } from './stripLayout.ts'
import { useSize } from '../kit/useSize.ts'
import './StepStrip.css'

export interface StepStripProps {
  /** Of `countSteps`, with `appendForecast` where the model says what comes. */
  readonly steps: readonly CountStep[]
  readonly nowMs: number
  /** The service as it is. Its limits are those of now and of what comes. */
  readonly now?: ServiceMoment | undefined
  /** Which revision the lab met, from 1: `definition.ordinal`. */
  readonly orderOf: OrderOf
  readonly future?: StripFuture
  readonly variant?: StripVariant
  /** As many tasks as the scale holds at least: the same in both strips of a comparison. */
  readonly countMax?: number
  /** As many columns as share the width at least: the same in both strips of a comparison. */
  readonly columnsLeast?: number
  /** What the page calls 00:00. */
  readonly originMs?: number
  /** 0 to 1, for the rings of tasks that are not healthy yet. */
  readonly ringProgress?: number
  /** Instead of "The rolling update in five counts"; `null` for no head at all. */
  readonly title?: ReactNode
}

/**
 * A rolling update as the pairs of counts that it goes through. The solid part of a column must reach the lower
 * line, the whole must stay under the upper one.
 */
export function StepStrip(props: StepStripProps) {
  const { steps, nowMs, now, future = 'forecast', variant = 'default', originMs = 0 } = props
  const [box, size] = useSize()
  const columns = stripColumns({ steps, nowMs, now, future, originMs })
  const { countMax = 1, columnsLeast = 1 } = props
  const layout = stripLayout(columns, { variant, box: size, countMax, columnsLeast })
  const natural = { '--strip-natural': `${String(naturalHeight(columns, variant, countMax))}px` } as CSSProperties
  const title = props.title === undefined ? titleOf(columns) : props.title
  return (
    <figure className="step-strip" data-variant={variant} aria-label="The rolling update, count by count">
      {title !== null && (
        <figcaption className="step-strip__head">
          <h2>{title}</h2>
          {variant === 'default' && <StripLegend columns={columns} orderOf={props.orderOf} />}
        </figcaption>
      )}
      <div className="step-strip__body" ref={box} style={natural}>
        {size.width > 0 && (
          <Plot {...{ columns, layout, variant }} viewWidth={size.width - layout.gutter} strip={props} />
        )}
      </div>
      <StripList columns={columns} />
    </figure>
  )
}

interface PlotProps {
  readonly columns: readonly StripColumn[]
  readonly layout: StripLayout
  readonly variant: StripVariant
  readonly viewWidth: number
  readonly strip: StepStripProps
}

function Plot({ columns, layout, variant, viewWidth, strip }: PlotProps) {
  const nowIndex = columns.findIndex((column) => column.kind === 'now')
  const { view, scrollLeft, onScroll } = useFollow(layout, nowIndex, viewWidth)
  const [first, last] = visibleRange(layout, scrollLeft, viewWidth)
  const isScrolling = layout.width > viewWidth + 1
  const shown = columns.slice(first, last)
  const firstShown = columns[Math.min(columns.length - 1, Math.ceil(scrollLeft / layout.columnWidth))]
  return (
    <>
      <StripGutter column={firstShown} layout={layout} variant={variant} />
      <div
        className="step-strip__scroll"
        ref={view}
        onScroll={onScroll}
        {...(isScrolling ? { tabIndex: 0, role: 'group', 'aria-label': 'All counts, scrolls sideways' } : {})}
      >
        <svg width={layout.width} height={layout.height} aria-hidden="true">
          {nowIndex >= 0 && <NowGround layout={layout} index={nowIndex} />}
          <StripHatching columns={columns} layout={layout} />
          {shown.map((column, index) => (
            <g
              key={column.key}
              className="step-strip__column"
              transform={`translate(${String((first + index) * layout.columnWidth)} 0)`}
            >
              <StripStack
                {...{ column, layout }}
                hasRun={columns.slice(0, first + index).some(({ groups }) => groups.length > 0)}
                orderOf={strip.orderOf}
                ringProgress={strip.ringProgress ?? 0.5}
              />
              <StripFoot
                {...{ column, layout, variant }}
                hasAct={(first + index) * layout.columnWidth > scrollLeft + 1}
              />
            </g>
          ))}
          <StripLines columns={columns} layout={layout} />
          {shown.map((column, index) => (
            <g key={column.key} transform={`translate(${String((first + index) * layout.columnWidth)} 0)`}>
              <StripCross {...{ column, layout }} />
            </g>
          ))}
          {nowIndex >= 0 && (
            <NowFrame {...{ layout, variant }} index={nowIndex} time={axisText(strip.nowMs - (strip.originMs ?? 0))} />
          )}
        </svg>
      </div>
    </>
  )
}

/** Keeps the column of now in view as it moves on, and leaves the scroll alone in between. */
function useFollow(layout: StripLayout, nowIndex: number, viewWidth: number) {
  const view = useRef<HTMLDivElement>(null)
  const [scrollLeft, setScrollLeft] = useState(0)
  useLayoutEffect(() => {
    const element = view.current
    if (element === null || nowIndex < 0) return
    // By whole columns, so that the first in view is not cut.
    const inView = Math.floor(viewWidth / layout.columnWidth + 0.01)
    element.scrollLeft = (nowIndex - Math.floor(inView / 2)) * layout.columnWidth
  }, [nowIndex, layout.columnWidth, viewWidth])
  const onScroll = (event: UIEvent<HTMLDivElement>): void => setScrollLeft(event.currentTarget.scrollLeft)
  return { view, scrollLeft, onScroll }
}

interface NowProps {
  readonly layout: StripLayout
  readonly index: number
}

const FRAME_INSET = 6

function frameOf({ layout, index }: NowProps) {
  const inset = Math.min(FRAME_INSET * 2, layout.columnWidth * 0.07)
  const top = layout.top - layout.flag
  return {
    x: index * layout.columnWidth + inset,
    y: top + 1,
    width: layout.columnWidth - 2 * inset,
    height: layout.base + 5 - top,
  }
}

function NowGround(props: NowProps) {
  return <rect className="step-strip__now-ground" {...frameOf(props)} rx={4} />
}

/** The ink frame around what is now, with its time on top. */
function NowFrame({ variant, time, ...props }: NowProps & { readonly variant: StripVariant; readonly time: string }) {
  const frame = frameOf(props)
  const flag = props.layout.flag
  return (
    <g>
      {variant !== 'phone' && (
        <>
          <path
            className="step-strip__flag"
            d={`M${String(frame.x)} ${String(frame.y + flag)}v${String(4 - flag)}a4 4 0 0 1 4 -4h${String(frame.width - 8)}a4 4 0 0 1 4 4v${String(flag - 4)}z`}
          />
          <text className="step-strip__flag-text" x={frame.x + frame.width / 2} y={frame.y + flag * 0.68}>
            now {time}
          </text>
        </>
      )}
      <rect className="step-strip__frame" {...frame} rx={4} />
    </g>
  )
}

/** `The rolling update in five counts`; without the number while the learner is to predict. */
function titleOf(columns: readonly StripColumn[]): string {
  const isOpen = columns.some((column) => column.kind === 'hidden' || column.kind === 'guess')
  if (isOpen || columns.length === 0) return 'The rolling update, count by count'
  return `The rolling update in ${spelled(columns.length)} count${columns.length === 1 ? '' : 's'}`
}
