import type { OrderOf } from '../../look/revisions.ts'
import { RevisionSwatch } from '../subjects/task/RevisionSwatch.tsx'
import type { StripColumn } from './stripColumns.ts'

/** How the strip draws what it counts, in the colour of the new revision. */
export function StripLegend({
  columns,
  orderOf,
}: {
  readonly columns: readonly StripColumn[]
  readonly orderOf: OrderOf
}) {
  const group = columns.flatMap((column) => column.groups).findLast((one) => one.isPrimary)
  const order = group === undefined ? 1 : orderOf(group.definitionKey)
  const hasPredicted = columns.some((column) => column.kind === 'forecast' || column.kind === 'guess')
  return (
    <ul className="step-strip__legend">
      <li>
        <RevisionSwatch order={order} size="legend" /> healthy
      </li>
      <li>
        <RevisionSwatch order={order} size="legend" state="notHealthy" /> RUNNING, not healthy yet
      </li>
      {hasPredicted && (
        <li>
          <RevisionSwatch order={order} size="legend" state="predicted" /> predicted
        </li>
      )}
    </ul>
  )
}
