import type { WritableWorld } from './world.ts'

/** One applier a change: the only code that writes to a world. */
export type Appliers<C extends { readonly kind: string }> = {
  readonly [K in C['kind']]: (world: WritableWorld, change: Extract<C, { readonly kind: K }>) => void
}

/**
 * What a subject does to its own tables when things of other subjects change: what it keeps of them comes and goes with
 * them. Carried out after the applier of the change.
 */
export type Followers<C extends { readonly kind: string }> = Partial<Appliers<C>>
