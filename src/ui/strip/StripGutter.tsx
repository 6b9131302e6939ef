import type { Limits } from '../../model/service/limits.ts'
import { grouped } from '../words/numbers.ts'
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
  return (
    <svg className="step-strip__gutter" width={layout.gutter} height={layout.height} aria-hidden="true">
      <LimitName name="upper" limit={upper} note="no start above" {...{ layout, variant }} isAbove />
      <LimitName
        name="lower"
        limit={lower}
        note="no stop below"
        {...{ layout, variant }}
        isAbove={isRoomBetween(layout, column.limits, variant)}
      />
    </svg>
  )
}

interface LimitNameProps extends Omit<StripGutterProps, 'column'> {
  readonly name: string
  readonly limit: number
  readonly note: string
  /** Above its line, with the note below it; otherwise all of it below. */
  readonly isAbove: boolean
}

function LimitName({ name, limit, note, layout, variant, isAbove }: LimitNameProps) {
  const y = layout.y(limit)
  const hasNote = variant === 'default' && layout.unit * 2 > 30
  const size = variant === 'projector' ? 20 : 13
  const nameY = isAbove ? y - 8 : y + size + 3
  return (
    <g>
      <line className="step-strip__line" x1={0} x2={layout.gutter} y1={y} y2={y} />
      <text className="step-strip__limit" x={0} y={nameY}>
        {name} {grouped(limit)}
      </text>
      {hasNote && (
        <text className="step-strip__note" x={0} y={isAbove ? y + 15 : nameY + 16}>
          {note}
        </text>
      )}
    </g>
  )
}

/** Whether the lower limit's name fits between the two lines, under the upper one's note. */
function isRoomBetween(layout: StripLayout, { lower, upper }: Limits, variant: StripVariant): boolean {
  const room = layout.y(lower) - layout.y(upper)
  const needed = variant === 'default' ? 44 : variant === 'projector' ? 30 : 40
  return room >= needed
}
