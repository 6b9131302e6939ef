import { grouped } from '../../look/numbers.ts'
import type { StripColumn } from './stripColumns.ts'
import type { StripLayout } from './stripLayout.ts'

/** Of the arms, and from the middle of the cross to its words, in CSS pixels. */
const ARM = 7
const WORDS_FROM = 14

/** Where a guess crosses a limit, at the end of its tasks: a cross, and which limit it is. */
export function StripCross({ column, layout }: { readonly column: StripColumn; readonly layout: StripLayout }) {
  const { crosses, limits } = column
  if (crosses === undefined) return null
  const x = (layout.columnWidth + layout.tileWidth) / 2
  const at = `translate(${String(x)} ${String(layout.y(limits[crosses]))})`
  return (
    <g className="step-strip__cross" transform={at}>
      <circle r={ARM + 4} />
      <path
        d={`M${String(-ARM)} ${String(-ARM)}L${String(ARM)} ${String(ARM)}M${String(ARM)} ${String(-ARM)}L${String(-ARM)} ${String(ARM)}`}
      />
      {layout.hasNames && (
        <text x={WORDS_FROM} y={-5}>
          {crossText(column)}
        </text>
      )}
    </g>
  )
}

/** `above 4`, `below 2`; empty where no limit is crossed. */
export function crossText({ crosses, limits }: StripColumn): string {
  if (crosses === undefined) return ''
  return `${crosses === 'upper' ? 'above' : 'below'} ${grouped(limits[crosses])}`
}
