import { Check } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { GridList, GridListItem, type Selection } from 'react-aria-components'
import './PickList.css'

export interface PickListRow {
  readonly id: string
  /** Before the name: what the row is called elsewhere on the page. */
  readonly number: number
  readonly name: string
  readonly aside: string
  readonly details: readonly string[]
}

export interface PickListProps {
  readonly label: string
  readonly rows: readonly PickListRow[]
  readonly picked: readonly string[]
  /** So many may be picked. Where it is one another takes its place. */
  readonly most: number
  readonly onChange: (picked: readonly string[]) => void
  readonly help?: ReactNode
}

/** Rows of which some are picked: arrow keys walk, Space and Enter pick and let go. */
export function PickList({ label, rows, picked, most, onChange, help }: PickListProps) {
  const labelId = useId()
  const isFull = most > 1 && picked.length >= most
  const choose = (selection: Selection): void => {
    if (selection === 'all') return
    const next = [...selection].map(String)
    if (next.length <= most) onChange(next)
  }
  return (
    <div className="pick-list">
      <p className="pick-list__label" id={labelId}>
        {label}
      </p>
      <GridList
        className="pick-list__rows"
        aria-labelledby={labelId}
        items={rows}
        dependencies={[rows]}
        selectionMode={most === 1 ? 'single' : 'multiple'}
        selectionBehavior="toggle"
        // The page around it has its own use for it.
        escapeKeyBehavior="none"
        selectedKeys={picked}
        disabledKeys={isFull ? rows.map(({ id }) => id).filter((id) => !picked.includes(id)) : []}
        onSelectionChange={choose}
      >
        {(row) => <Row key={row.id} row={row} />}
      </GridList>
      {help !== undefined && (
        <p className="pick-list__help" role="status">
          {help}
        </p>
      )}
    </div>
  )
}

function Row({ row: { id, number, name, aside, details } }: { readonly row: PickListRow }) {
  const words = [`${String(number)}: ${name}`, aside, ...details].filter((part) => part !== '').join(', ')
  return (
    <GridListItem id={id} textValue={words} className="pick-list__row">
      <span className="pick-list__number" aria-hidden="true">
        {number}
      </span>
      <span className="pick-list__name">
        <b>{name}</b> {aside}
      </span>
      <span className="pick-list__details">
        {details.map((detail) => (
          <span key={detail}>{detail}</span>
        ))}
      </span>
      <span className="pick-list__box" aria-hidden="true">
        <Check />
      </span>
    </GridListItem>
  )
}
