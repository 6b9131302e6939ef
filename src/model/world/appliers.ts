import type { Change } from './change.ts'
import type { WritableWorld } from './world.ts'

/** One applier a change: the only code that writes to a world. */
export type Appliers<C extends { readonly kind: string }> = {
  readonly [K in C['kind']]: (world: WritableWorld, change: Extract<C, { readonly kind: K }>) => void
}

/**
 * What a subject's own tables make of another's change: a task that is to stop takes its protection with it. Called
 * after the change's applier.
 */
export type Followers = Partial<Appliers<Change>>
