import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react'
import { buttonData, ButtonContent, type ButtonLook } from './Button.tsx'

interface ButtonAnchorProps extends ButtonLook, AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly children?: ReactNode
  readonly ref?: Ref<HTMLAnchorElement>
}

function ButtonAnchor({ variant, tone, size, icon, iconAfter, kbd, isBlock, children, ...rest }: ButtonAnchorProps) {
  return (
    <a {...rest} className="button" {...buttonData({ variant, tone, size, isBlock })}>
      <ButtonContent {...{ icon, iconAfter, kbd }}>{children}</ButtonContent>
    </a>
  )
}

/** Goes to another page of ours and looks like a button; `to` and `search` are checked by the router. */
export const ButtonLink = createLink(ButtonAnchor)
