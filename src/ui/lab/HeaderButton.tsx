import type { ReactNode } from 'react'
import type { PressEvents } from 'react-aria-components'
import { Button } from '../shared/Button.tsx'
import { IconButton } from '../shared/IconButton.tsx'

interface HeaderButtonProps extends PressEvents {
  readonly label: string
  readonly icon: ReactNode
  /** Only the icon where words have no room. */
  readonly isNarrow: boolean
  readonly isDisabled?: boolean
}

/** A side act of the header. */
export function HeaderButton({ label, icon, isNarrow, ...press }: HeaderButtonProps) {
  if (isNarrow) return <IconButton {...press} label={label} icon={icon} />
  return (
    <Button {...press} variant="quiet" icon={icon}>
      {label}
    </Button>
  )
}
