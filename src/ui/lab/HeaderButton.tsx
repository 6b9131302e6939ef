import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../kit/Button.tsx'
import { IconButton } from '../kit/IconButton.tsx'

interface HeaderButtonProps extends Pick<ButtonProps, 'onPress' | 'isDisabled'> {
  readonly label: string
  readonly icon: ReactNode
  /** Only the icon where words have no room. */
  readonly isNarrow: boolean
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
