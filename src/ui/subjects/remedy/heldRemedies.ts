import { createContext, type ReactNode } from 'react'

/** Stands in the place of what would help, where that is not to be told; `null` where it may be. */
export const HeldRemediesContext = createContext<ReactNode>(null)
