import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import './RadioRows.css'

export interface RadioRow<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  /** Right-aligned figures, such as `50 / 100`. */
  readonly detail?: ReactNode
}

export interface RadioRowsProps<Value extends string> {
  readonly label: string
  /** Head of the detail column, such as `min / max %`. */
  readonly detailLabel?: string
  readonly rows: readonly RadioRow<Value>[]
  /** `null` while the setting matches no row. */
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly isDisabled?: boolean
}

/** A list of presets, one of which may be in force. */
export function RadioRows<Value extends string>(props: RadioRowsProps<Value>) {
  const { label, detailLabel, rows, value, onChange, isDisabled = false } = props
  const choose = (chosen: string): void => {
    const row = rows.find((candidate) => candidate.value === chosen)
    if (row !== undefined) onChange(row.value)
  }
  return (
    <RadioGroup className="radio-rows" value={value} onChange={choose} isDisabled={isDisabled}>
      <div className="radio-rows__head">
        <Label>{label}</Label>
        {detailLabel !== undefined && <span>{detailLabel}</span>}
      </div>
      {rows.map((row) => (
        <Radio key={row.value} value={row.value} className="radio-rows__row">
          <span className="radio-rows__dot" aria-hidden="true" />
          <span className="radio-rows__label">{row.label}</span>
          {row.detail !== undefined && <span className="radio-rows__detail">{row.detail}</span>}
        </Radio>
      ))}
    </RadioGroup>
  )
}
