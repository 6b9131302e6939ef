import { createContext } from 'react'

/** The middle of the bar over a narrow window's stage, between its two buttons; null where no such bar is. */
export const BarSlotContext = createContext<HTMLElement | null>(null)
