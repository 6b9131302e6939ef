import { grouped } from '../../look/numbers.ts'
import { groupText } from '../words/deployment/counts.ts'
import { crossText } from './StripCross.tsx'
import type { StripColumn } from './stripColumns.ts'

const KIND_WORDS: Readonly<Record<StripColumn['kind'], string>> = {
  past: '',
  now: 'now, ',
  forecast: 'predicted, ',
  guess: '',
  hidden: '',
}

/** The strip for who does not see it: each pair in order, with the limits that held. */
export function StripList({ columns }: { readonly columns: readonly StripColumn[] }) {
  return (
    <ol className="visually-hidden">
      {columns.map((column) => (
        <li key={column.key} {...(column.kind === 'now' ? { 'aria-current': 'step' } : {})}>
          {spokenColumn(column)}
        </li>
      ))}
    </ol>
  )
}

function spokenColumn(column: StripColumn): string {
  if (column.kind === 'hidden') return 'Not known yet'
  const act = column.act === '' ? '' : `${column.act}, then `
  const groups = column.groups.map((group) => `${grouped(group.count)} ${spokenGroup(column, group)}`).join(', ')
  const limits = `lower limit ${grouped(column.limits.lower)}, upper limit ${grouped(column.limits.upper)}`
  return `${act}${KIND_WORDS[column.kind]}${column.time}: ${column.pair} RUNNING, old and new; ${groups === '' ? 'no task' : groups}; ${limits}${column.crosses === undefined ? '' : `; ${crossText(column)}`}`
}

function spokenGroup(column: StripColumn, group: StripColumn['groups'][number]): string {
  return column.kind === 'forecast' || column.kind === 'guess' ? group.definitionKey : groupText(group)
}
