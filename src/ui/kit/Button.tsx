import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Kbd } from './Kbd.tsx'
import './Button.css'

/** One filled button per region; the rest are outline, and quiet where the act is a side matter. */
export type ButtonVariant = 'filled' | 'outline' | 'quiet'

export interface ButtonLook {
  readonly variant?: ButtonVariant
  /** `trouble` is for what destroys something. */
  readonly tone?: 'ink' | 'trouble'
  /** 32 px, or 44 px for answers and calls to act. Coarse pointers get 44 px either way. */
  readonly size?: 'row' | 'touch'
  readonly icon?: ReactNode
  readonly iconAfter?: ReactNode
  /** The key that does the same, shown beside the word. */
  readonly kbd?: string
  /** As wide as its container. */
  readonly isBlock?: boolean
}

export interface ButtonProps extends ButtonLook, Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with a word, and where it helps an icon and its key. */
export function Button({ variant, tone, size, icon, iconAfter, kbd, isBlock, children, ...rest }: ButtonProps) {
  const look = { variant, tone, size, isBlock }
  return (
    <AriaButton {...rest} className="button" {...buttonData(look)}>
      <ButtonContent {...{ icon, iconAfter, kbd }}>{children}</ButtonContent>
    </AriaButton>
  )
}

type Loose<Look> = { readonly [Key in keyof Look]?: Look[Key] | undefined }

/** The attributes that Button.css reads; ButtonLink wears the same. */
export function buttonData({ variant = 'outline', tone = 'ink', size = 'row', isBlock = false }: Loose<ButtonLook>) {
  return { 'data-variant': variant, 'data-tone': tone, 'data-size': size, 'data-block': isBlock || undefined }
}

/** What stands inside a button: icon, word, icon, key. */
export function ButtonContent({ icon, iconAfter, kbd, children }: Loose<ButtonLook> & { children: ReactNode }) {
  return (
    <>
      {icon}
      <span className="button__word">{children}</span>
      {iconAfter}
      {kbd !== undefined && <Kbd>{kbd}</Kbd>}
    </>
  )
}
