import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import { KbdChord } from './Kbd.tsx'
import './Tooltip.css'

export interface TooltipProps {
  readonly text: string
  readonly kbd?: string
  /** The one control it belongs to; anything of React Aria, or wrap it in its `Focusable`. */
  readonly children: ReactElement
}

const DELAY_MS = 500

/** A word about a control, on hover and on focus. Never the only place where something is said. */
export function Tooltip({ text, kbd, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={DELAY_MS} closeDelay={0}>
      {children}
      <AriaTooltip className="tooltip" offset={6}>
        {text}
        {kbd !== undefined && <KbdChord keys={kbd} />}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
