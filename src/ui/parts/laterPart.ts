import type { ComponentType, LazyExoticComponent } from 'react'
import { firstFrame } from './firstFrame.ts'
import { lazyPart } from './lazyPart.ts'

/**
 * A part that everybody sees, after the first frame of the stage: until then its file is not even asked for. Whoever
 * draws it keeps its room. What is fetched when somebody asks for it is a lazyPart.
 */
export function laterPart<P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  return lazyPart(async () => {
    await firstFrame()
    return load()
  })
}
