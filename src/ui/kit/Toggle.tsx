import type { ReactNode } from 'react'
import { Switch } from 'react-aria-components'
import './Toggle.css'

export interface ToggleProps {
  readonly children: ReactNode
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly isDisabled?: boolean
}

/** On or off, at once: no form to send. */
export function Toggle({ children, isOn, onChange, isDisabled = false }: ToggleProps) {
  return (
    <Switch className="toggle" isSelected={isOn} onChange={onChange} isDisabled={isDisabled}>
      <span className="toggle__label">{children}</span>
      <span className="toggle__track" aria-hidden="true">
        <span className="toggle__knob" />
      </span>
    </Switch>
  )
}
