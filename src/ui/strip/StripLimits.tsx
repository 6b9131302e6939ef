import { useId } from 'react'
import { HatchPattern } from '../kit/Hatch.tsx'
import { limitNames } from './limitNames.ts'
import type { StripColumn } from './stripColumns.ts'
import type { StripLayout } from './stripLayout.ts'

interface StripLimitsProps {
  readonly columns: readonly StripColumn[]
  readonly layout: StripLayout
}

/** A stretch of neighbouring columns under the same limits. */
interface Stretch {
  readonly key: string
  readonly lower: number
  readonly upper: number
  readonly x: number
  readonly width: number
}

/** What lies beyond the limits: hatched above the upper and below the lower. Drawn under the tasks. */
export function StripHatching({ columns, layout }: StripLimitsProps) {
  const id = useId()
  const { y, top, base } = layout
  return (
    <g aria-hidden="true">
      <HatchPattern id={`${id}above`} isRising />
      <HatchPattern id={`${id}below`} />
      {stretchesOf(columns, layout).map(({ key, lower, upper, x, width }) => (
        <g key={key}>
          <rect {...{ x, width, y: top, height: Math.max(0, y(upper) - top) }} fill={`url(#${id}above)`} />
          <rect {...{ x, width, y: y(lower), height: Math.max(0, base - y(lower)) }} fill={`url(#${id}below)`} />
        </g>
      ))}
      <line className="step-strip__base" x1={0} x2={layout.width} y1={base} y2={base} />
    </g>
  )
}

/**
 * The two ink lines, column by column: a limit that was changed keeps its place in the past, and is named where it
 * begins.
 */
export function StripLines({ columns, layout }: StripLimitsProps) {
  return (
    <g aria-hidden="true">
      {stretchesOf(columns, layout).map(({ key, lower, upper, x, width }) => (
        <g key={key}>
          <line className="step-strip__line" x1={x} x2={x + width} y1={layout.y(upper)} y2={layout.y(upper)} />
          <line className="step-strip__line" x1={x} x2={x + width} y1={layout.y(lower)} y2={layout.y(lower)} />
        </g>
      ))}
      {limitNames(columns, layout).map(({ limit, text, x, y }) => (
        <text key={`${limit} ${String(x)}`} className="step-strip__change" {...{ x, y }}>
          {text}
        </text>
      ))}
    </g>
  )
}

function stretchesOf(columns: readonly StripColumn[], layout: StripLayout): readonly Stretch[] {
  const stretches: Stretch[] = []
  columns.forEach(({ limits: { lower, upper } }, index) => {
    const last = stretches.at(-1)
    if (last?.lower === lower && last.upper === upper) {
      stretches[stretches.length - 1] = { ...last, width: last.width + layout.columnWidth }
      return
    }
    const x = index * layout.columnWidth
    stretches.push({ key: String(x), lower, upper, x, width: layout.columnWidth })
  })
  // The limits in force reach to the end of the plot, however few the columns are.
  const last = stretches.at(-1)
  if (last !== undefined) stretches[stretches.length - 1] = { ...last, width: layout.width - last.x }
  return stretches
}
