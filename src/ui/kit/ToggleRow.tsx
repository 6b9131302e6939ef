import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import './ToggleRow.css'

export interface ToggleRowProps<Value extends string> {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** `box`: filled where it is chosen. `line`: underlined. */
  readonly look?: 'box' | 'line'
}

/** One of a few views, small, beside what it changes. Unlike `Segmented` it may stand in a toolbar and walks with its arrows. */
export function ToggleRow<Value extends string>({
  label,
  options,
  value,
  onChange,
  look = 'box',
}: ToggleRowProps<Value>) {
  return (
    <ToggleButtonGroup
      className="toggle-row"
      data-look={look}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((one) => keys.has(one.value))
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      {options.map((one) => (
        <ToggleButton key={one.value} id={one.value}>
          {one.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
