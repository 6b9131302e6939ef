import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import './Segmented.css'

export interface SegmentedOption<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
}

export interface SegmentedProps<Value extends string> {
  readonly label: string
  /** Beside the label at the right: "locked with your answer". */
  readonly labelDetail?: ReactNode
  readonly isLabelHidden?: boolean
  readonly options: readonly SegmentedOption<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly isDisabled?: boolean
}

/** One of a few, all in sight. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, labelDetail, isLabelHidden = false, options, value, onChange, isDisabled = false } = props
  const choose = (chosen: string): void => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option !== undefined) onChange(option.value)
  }
  return (
    <RadioGroup
      className="segmented"
      orientation="horizontal"
      value={value}
      onChange={choose}
      isDisabled={isDisabled}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {!isLabelHidden && (
        <div className="segmented__head">
          <Label>{label}</Label>
          {labelDetail !== undefined && <span className="segmented__detail">{labelDetail}</span>}
        </div>
      )}
      <div className="segmented__row">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="segmented__option">
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
