import { Minus, Plus } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { Button as AriaButton, Group } from 'react-aria-components'
import { grouped } from '../../look/numbers.ts'
import { parseWhole } from './parseWhole.ts'
import { useHoldRepeat } from './useHoldRepeat.ts'
import './Stepper.css'

export interface StepperProps {
  readonly label: string
  /** Before the label: a revision's swatch. */
  readonly labelIcon?: ReactNode
  /** After the label, paler: a revision's name. */
  readonly labelDetail?: ReactNode
  readonly value: number
  /** Nobody has given a number yet: the box is empty, and the value is where the steps begin. */
  readonly isBlank?: boolean
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly onChange: (value: number) => void
  readonly help?: ReactNode
  /** `inline`: label left, box right. `stacked`: label above a wide 44 px box, for answers. */
  readonly layout?: 'inline' | 'stacked'
  readonly isDisabled?: boolean
  /** Each change costs much: what is typed counts when the field is left or Enter is pressed. */
  readonly isCostly?: boolean
}

const PAGE_STEPS = 10

/**
 * A whole number with − and +. Our own, because React Aria's number field clears its live region by
 * innerHTML, which throws under the page's Trusted Types policy.
 */
export function Stepper(props: StepperProps) {
  const { label, value, min = 0, max = 9999, step = 1, onChange, help, layout = 'inline' } = props
  const { labelIcon, labelDetail, isDisabled = false, isBlank = false } = props
  const id = useId()
  const [draft, setDraft] = useState<Draft | null>(null)
  /** The end of the range that what was typed lay beyond. */
  const [held, setHeld] = useState<number | null>(null)

  const change = (wanted: number): void => {
    setDraft(null)
    const next = Math.min(max, Math.max(min, wanted))
    setHeld(next === wanted || isBlank ? null : next)
    if (next !== value || isBlank) onChange(next)
  }
  const commit = (): void => {
    if (draft === null) return
    const typed = parseWhole(draft.text)
    if (typed === null) setDraft(null)
    else change(typed)
  }
  // What is typed counts as soon as it can, or a form's button would be dead until the field is left.
  const type = (text: string): void => {
    setDraft({ text, before: draft?.before ?? value })
    const typed = parseWhole(text)
    if (props.isCostly === true) return
    if (typed !== null && typed >= min && typed <= max && (typed !== value || isBlank)) onChange(typed)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = keyTarget(event.key, { value, min, max, step })
    if (target !== null) {
      event.preventDefault()
      change(target)
    } else if (event.key === 'Enter') commit()
    else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation()
      change(draft.before)
    }
  }
  const less = useHoldRepeat(() => change(value - step))
  const more = useHoldRepeat(() => change(value + step))

  return (
    <div className="stepper" data-layout={layout}>
      <label className="stepper__label" htmlFor={id}>
        {labelIcon}
        {label}
        {labelDetail !== undefined && <span className="stepper__detail">{labelDetail}</span>}
      </label>
      <Group className="stepper__box" isDisabled={isDisabled}>
        <StepButton
          {...less}
          label={`${label}: one less`}
          icon={<Minus />}
          isDisabled={isDisabled || (value <= min && !isBlank)}
        />
        <input
          id={id}
          className="stepper__input"
          role="spinbutton"
          inputMode="numeric"
          autoComplete="off"
          value={draft?.text ?? (isBlank ? '' : String(value))}
          disabled={isDisabled}
          {...(!isBlank && { 'aria-valuenow': value })}
          aria-valuemin={min}
          aria-valuemax={max}
          {...(help === undefined ? {} : { 'aria-describedby': `${id}-help` })}
          onChange={(event) => type(event.target.value)}
          onBlur={commit}
          onKeyDown={onKeyDown}
        />
        <StepButton {...more} label={`${label}: one more`} icon={<Plus />} isDisabled={isDisabled || value >= max} />
      </Group>
      {held !== null && (
        <p className="stepper__help" role="status">
          {held === max ? `${grouped(max)} is the most.` : `${grouped(min)} is the least.`}
        </p>
      )}
      {help !== undefined && (
        <p id={`${id}-help`} className="stepper__help">
          {help}
        </p>
      )}
    </div>
  )
}

/** What is being typed, and what Escape goes back to. */
interface Draft {
  readonly text: string
  readonly before: number
}

interface StepButtonProps {
  readonly label: string
  readonly icon: ReactNode
  readonly isDisabled: boolean
  readonly onPressStart: () => void
  readonly onPressEnd: () => void
}

// Out of the tab order: the arrow keys in the field do the same.
function StepButton({ label, icon, ...press }: StepButtonProps) {
  return (
    <AriaButton {...press} className="stepper__step" aria-label={label} excludeFromTabOrder preventFocusOnPress>
      {icon}
    </AriaButton>
  )
}

interface Range {
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
}

function keyTarget(key: string, { value, min, max, step }: Range): number | null {
  switch (key) {
    case 'ArrowUp':
      return value + step
    case 'ArrowDown':
      return value - step
    case 'PageUp':
      return value + PAGE_STEPS * step
    case 'PageDown':
      return value - PAGE_STEPS * step
    case 'Home':
      return min
    case 'End':
      return max
    default:
      return null
  }
}
