import { type ComponentType, lazy, type LazyExoticComponent } from 'react'
import { create } from 'zustand'
import { part } from './part.ts'
import { PartUnavailable, type PartTrouble } from './partTrouble.ts'

/** Why something that was asked for does not show; the shell says it under its header (PartBanner). */
export const useMissingPart = create<{ readonly trouble: PartTrouble | null }>()(() => ({ trouble: null }))

/**
 * A component within a page whose file is fetched when it is first drawn. When the file cannot be had nothing is
 * drawn, the page goes on around it, and the shell says why: a sheet of keys is worth no lab.
 */
export function lazyPart<P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  const loadPart = part(load)
  return lazy(async () => {
    try {
      return { default: await loadPart() }
    } catch (error) {
      if (!(error instanceof PartUnavailable)) throw error
      useMissingPart.setState({ trouble: error.trouble })
      return { default: Nothing }
    }
  })
}

function Nothing(): null {
  return null
}
