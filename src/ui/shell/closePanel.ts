import { createContext } from 'react'

/**
 * Closes the left panel where it lies over a narrow window; null where it stands beside the stage. For what is chosen
 * in the panel and looked at behind it.
 */
export const ClosePanelContext = createContext<(() => void) | null>(null)
