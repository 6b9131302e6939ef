import type { StripColumn } from './stripColumns.ts'
import { COUNT_LETTER, type StripLayout, type StripVariant } from './stripLayout.ts'

interface StripFootProps {
  readonly column: StripColumn
  readonly layout: StripLayout
  readonly variant: StripVariant
  /** Whether what led to it is in view: it stands between this column and the one before. */
  readonly hasAct: boolean
}

const ARROW_HEAD = 7

/** Under a column: its counts, when they began, and what led to them. */
export function StripFoot({ column, layout, variant, hasAct }: StripFootProps) {
  const { columnWidth, base, hasArrows } = layout
  const middle = columnWidth / 2
  const isHidden = column.kind === 'hidden'
  const countsY = base + (variant === 'projector' ? 46 : variant === 'phone' ? 24 : 32)
  // On a phone the counts are too small to carry the question alone.
  const { lower, upper } = column.limits
  const questionY = (layout.y(lower > 0 ? lower : upper) + base) / 2 + 6
  return (
    <g className="step-strip__foot" data-kind={column.kind}>
      <text className="step-strip__counts" x={middle} y={isHidden && variant === 'phone' ? questionY : countsY}>
        {column.pair}
      </text>
      {variant !== 'projector' && (
        <text className="step-strip__time" x={middle} y={countsY + 18}>
          {variant === 'phone' ? shortTime(column) : column.time}
        </text>
      )}
      {hasArrows && hasAct && column.act !== '' && (
        <Act column={column} layout={layout} y={countsY} variant={variant} />
      )}
    </g>
  )
}

/** Without "about": a phone's columns are too narrow for it, and dotted tasks say it as well. */
function shortTime({ kind, time }: StripColumn): string {
  return kind === 'now' ? 'now' : time.replace('about ', '')
}

/** `stop 2 →`, from the column before to this one. */
function Act({ column, layout, y, variant }: Omit<StripFootProps, 'hasAct'> & { readonly y: number }) {
  const size = layout.counts
  const lineY = y - size * 0.33
  const half = Math.max(8, layout.columnWidth / 2 - pairWidth(column.pair, size) - 10)
  const labelY = variant === 'projector' ? y + 16 : lineY - 6
  const tip = `M${String(half - ARROW_HEAD)} ${String(lineY - 4)}L${String(half)} ${String(lineY)}L${String(half - ARROW_HEAD)} ${String(lineY + 4)}`
  return (
    <g className="step-strip__act">
      <path className="step-strip__arrow" d={`M${String(-half)} ${String(lineY)}H${String(half)}`} />
      <path className="step-strip__tip" d={tip} />
      <text className="step-strip__act-text" x={0} y={labelY}>
        {column.act}
      </text>
    </g>
  )
}

/** Half the width of the counts in the size that they have, near enough to keep arrows off them. */
function pairWidth(pair: string, size: number): number {
  return (pair.length * size * COUNT_LETTER) / 2
}
