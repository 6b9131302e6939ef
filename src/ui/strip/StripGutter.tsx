import { grouped } from '../../look/numbers.ts'
import type { StripColumn } from './stripColumns.ts'
import type { StripLayout, StripVariant } from './stripLayout.ts'

interface StripGutterProps {
  /** The first column in view: the lines that are named here run on into it. */
  readonly column: StripColumn | undefined
  readonly layout: StripLayout
  readonly variant: StripVariant
}

/** The names of the two lines, left of the columns. */
export function StripGutter({ column, layout, variant }: StripGutterProps) {
  if (column === undefined) return <div className="step-strip__gutter" />
  const { lower, upper } = column.limits
  const between = layout.y(lower) - layout.y(upper)
  const below = layout.base - layout.y(lower)
  const size = variant === 'projector' ? 20 : 13
  // The upper's name stands on its line; the lower's too where the two have room between them.
  const isLowerAbove = between >= (variant === 'default' ? 44 : size * 2 + 4)
  const hasNotes = variant === 'default'
  return (
    <svg className="step-strip__gutter" width={layout.gutter} height={layout.height} aria-hidden="true">
      <LimitName
        {...{ layout, size }}
        name="upper"
        limit={upper}
        note={hasNotes && between >= 24 ? 'no start above' : null}
        isAbove
      />
      <LimitName
        {...{ layout, size }}
        name="lower"
        limit={lower}
        note={hasNotes && below >= (isLowerAbove ? 20 : 40) ? 'no stop below' : null}
        isAbove={isLowerAbove}
      />
    </svg>
  )
}

interface LimitNameProps {
  readonly layout: StripLayout
  readonly name: string
  readonly limit: number
  readonly note: string | null
  /** Above its line, with the note below it; otherwise all of it below. */
  readonly isAbove: boolean
  readonly size: number
}

function LimitName({ layout, name, limit, note, isAbove, size }: LimitNameProps) {
  const y = layout.y(limit)
  const nameY = isAbove ? y - 8 : y + size + 3
  return (
    <g>
      <line className="step-strip__line" x1={0} x2={layout.gutter} y1={y} y2={y} />
      <text className="step-strip__limit" x={0} y={nameY}>
        {name} {grouped(limit)}
      </text>
      {note !== null && (
        <text className="step-strip__note" x={0} y={isAbove ? y + 15 : nameY + 16}>
          {note}
        </text>
      )}
    </g>
  )
}
