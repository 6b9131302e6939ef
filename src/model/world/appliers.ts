import type { WritableWorld } from './world.ts'

/** One applier a change: the only code that writes to a world. */
export type Appliers<C extends { readonly kind: string }> = {
  readonly [K in C['kind']]: (world: WritableWorld, change: Extract<C, { readonly kind: K }>) => void
}
