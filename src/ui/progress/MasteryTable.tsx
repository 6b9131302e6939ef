import type { CSSProperties, ReactNode } from 'react'
import type { Mastery } from '../../challenge/progress/mastery.ts'
import { percentText } from '../../look/numbers.ts'
import { DataTable, type DataColumn } from '../kit/DataTable.tsx'

/** A part of the course, and how well it is known. */
export interface MasteryRow {
  readonly id: string
  readonly title: string
  readonly mastery: Mastery
}

interface MasteryTableProps {
  readonly label: string
  readonly what: string
  readonly rows: readonly MasteryRow[]
  /** At the end of a row. */
  readonly act?: (row: MasteryRow) => ReactNode
}

/** Level as bar and figure, concepts seen, answers right. */
export function MasteryTable({ label, what, rows, act }: MasteryTableProps) {
  const columns: readonly DataColumn<MasteryRow>[] = [
    { id: 'title', header: what, cell: ({ title }) => title, isRowHeader: true, givesWay: true },
    { id: 'level', header: 'Known', cell: ({ mastery }) => <Level level={mastery.level} /> },
    { id: 'seen', header: 'Seen', cell: ({ mastery }) => ofText(mastery.seen, mastery.concepts), align: 'end' },
    { id: 'right', header: 'Right', cell: ({ mastery }) => ofText(mastery.right, mastery.asked), align: 'end' },
  ]
  const acts: readonly DataColumn<MasteryRow>[] =
    act === undefined
      ? []
      : [{ id: 'act', header: <span className="visually-hidden">Practise</span>, cell: act, align: 'end' }]
  return <DataTable label={label} columns={[...columns, ...acts]} rows={rows} rowKey={({ id }) => id} />
}

function Level({ level }: { readonly level: number }) {
  return (
    <span className="progress__level">
      <span className="progress__level-track" aria-hidden="true">
        <span style={{ '--part': level } as CSSProperties} />
      </span>
      <span>{percentText(Math.round(level * 100))}</span>
    </span>
  )
}

function ofText(part: number, whole: number): string {
  return whole === 0 ? 'none yet' : `${String(part)} of ${String(whole)}`
}
