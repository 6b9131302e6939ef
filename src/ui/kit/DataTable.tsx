import type { ReactNode } from 'react'
import './DataTable.css'

export interface DataColumn<Row> {
  readonly id: string
  readonly header: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** `end` for figures. */
  readonly align?: 'start' | 'end'
  readonly isMono?: boolean
  /** The one that gives way where there is not room for all: it wraps within what is left. */
  readonly givesWay?: boolean
  /** The column that names the row; screen readers repeat it. */
  readonly isRowHeader?: boolean
}

export interface DataTableProps<Row> {
  /** Caption for screen readers: what the rows are. */
  readonly label: string
  readonly columns: readonly DataColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Marked with an ink bar at its left. */
  readonly selectedKey?: string | null
  /** Instead of rows. */
  readonly empty?: ReactNode
}

/** Dense rows of figures, 24 px each. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, selectedKey = null, empty } = props
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  return (
    <div className="data-table">
      <table>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-align={column.align ?? 'start'}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row)
            return (
              <tr key={key} aria-current={key === selectedKey ? 'true' : undefined}>
                {columns.map((column) => (
                  <DataCell key={column.id} column={column} row={row} />
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function DataCell<Row>({ column, row }: { readonly column: DataColumn<Row>; readonly row: Row }) {
  const look = {
    'data-align': column.align ?? 'start',
    'data-mono': column.isMono ?? undefined,
    'data-gives-way': column.givesWay ?? undefined,
  }
  return column.isRowHeader === true ? (
    <th scope="row" {...look}>
      {column.cell(row)}
    </th>
  ) : (
    <td {...look}>{column.cell(row)}</td>
  )
}
