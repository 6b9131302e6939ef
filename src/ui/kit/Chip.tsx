import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import './Chip.css'

export interface ChipProps {
  readonly children: ReactNode
  readonly icon?: ReactNode
  readonly tone?: 'plain' | 'trouble' | 'clear' | 'ink'
  /** Makes it a button, as the branch's name is. */
  readonly onPress?: () => void
}

/** A short fact in an outline: a branch, limits, a state. */
export function Chip({ children, icon, tone = 'plain', onPress }: ChipProps) {
  const content = (
    <>
      {icon}
      <span>{children}</span>
    </>
  )
  if (onPress === undefined) {
    return (
      <span className="chip" data-tone={tone}>
        {content}
      </span>
    )
  }
  return (
    <AriaButton className="chip" data-tone={tone} onPress={onPress}>
      {content}
    </AriaButton>
  )
}
