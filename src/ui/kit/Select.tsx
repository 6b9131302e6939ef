import { Check, ChevronDown } from 'lucide-react'
import {
  Button as AriaButton,
  Select as AriaSelect,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  type Key,
} from 'react-aria-components'
import './Select.css'
import './popover.css'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** Second, paler text in the list. */
  readonly detail?: string
}

export interface SelectProps<Value extends string> {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly options: readonly SelectOption<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  /** `quiet` has no frame: the speed in the transport row. */
  readonly variant?: 'outline' | 'quiet'
  readonly placeholder?: string
  readonly isDisabled?: boolean
}

/** One of many, in a list that opens. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, isLabelHidden = false, options, value, onChange, variant = 'outline', isDisabled = false } = props
  const choose = (key: Key | null): void => {
    const option = options.find((candidate) => candidate.value === key)
    if (option !== undefined) onChange(option.value)
  }
  return (
    <AriaSelect
      className="select"
      data-variant={variant}
      value={value}
      onChange={choose}
      isDisabled={isDisabled}
      placeholder={props.placeholder ?? 'Choose'}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {!isLabelHidden && <Label className="select__label">{label}</Label>}
      <AriaButton className="select__button">
        <SelectValue className="select__value">
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown aria-hidden="true" />
      </AriaButton>
      <Popover className="popover" offset={4}>
        <ListBox className="popover__list">
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label} className="popover__item">
              <span className="popover__mark">
                <Check aria-hidden="true" />
              </span>
              <span className="popover__word">{option.label}</span>
              {option.detail !== undefined && <span className="popover__detail">{option.detail}</span>}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
