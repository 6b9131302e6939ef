import { valueText } from '../../../look/metricLook.ts'
import { axisText } from '../../../look/time.ts'
import type { EvaluatedPeriod } from '../../../model/world/monitoring/alarm.ts'
import { DataTable, type DataColumn } from '../../kit/DataTable.tsx'

const VERDICTS = { ok: '✓ ok', breach: '✕ breach', missing: '– missing' } as const

interface PeriodTableProps {
  readonly periods: readonly EvaluatedPeriod[]
  /** What the page calls 00:00. */
  readonly originMs: number
}

/** Each period of an evaluation range, newest first, and which of them count. */
export function PeriodTable({ periods, originMs }: PeriodTableProps) {
  const columns: readonly DataColumn<EvaluatedPeriod>[] = [
    {
      id: 'period',
      header: 'from',
      isRowHeader: true,
      cell: ({ fromMs }) => axisText(fromMs - originMs),
    },
    { id: 'value', header: 'value', align: 'end', cell: ({ value }) => (value === null ? '' : valueText(value)) },
    { id: 'verdict', header: 'it is', cell: ({ verdict }) => VERDICTS[verdict] },
    { id: 'counts', header: 'counts', cell: ({ isEvaluated }) => (isEvaluated ? 'yes' : '') },
  ]
  return (
    <DataTable
      label="Periods that are evaluated"
      columns={columns}
      rows={periods.toReversed()}
      rowKey={({ fromMs }) => String(fromMs)}
    />
  )
}
