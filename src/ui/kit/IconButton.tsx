import type { ReactNode } from 'react'
import type { ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Button as AriaButton } from 'react-aria-components'
import { Tooltip } from './Tooltip.tsx'
import './IconButton.css'

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** What it does, as a verb; also its tooltip. */
  readonly label: string
  readonly icon: ReactNode
  readonly variant?: 'quiet' | 'outline' | 'filled'
  readonly kbd?: string
}

/** A button that is only an icon: its word is the tooltip. */
export function IconButton({ label, icon, variant = 'quiet', kbd, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(kbd === undefined ? {} : { kbd })}>
      <AriaButton {...rest} aria-label={label} className="icon-button" data-variant={variant}>
        {icon}
      </AriaButton>
    </Tooltip>
  )
}
