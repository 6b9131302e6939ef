import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../kit/Button.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { useMedia } from '../kit/useMedia.ts'

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

/** From where on the header's menu holds them, to where title and all words stand side by side. */
const TIGHT = '(820px <= width <= 1599px)'

/** Whether the acts of a page that has a title of its own are icons: the title wants the room. */
export function useTightHeader(): boolean {
  return useMedia(TIGHT)
}
