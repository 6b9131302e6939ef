import type { World } from './world.ts'

/**
 * What was worked out of a world, kept as long as nothing has happened in it but measurements. It is not part of the
 * world: a copy works it out again, and comes to the same.
 */
export class Kept<T> {
  readonly #known = new WeakMap<World, { readonly moves: number; readonly untilMs: number; readonly what: T }>()

  of(world: World, make: () => T, holdsUntilMs: (what: T) => number = () => Infinity): T {
    const known = this.#known.get(world)
    if (known?.moves === world.moves && world.nowMs < known.untilMs) return known.what
    const what = make()
    this.#known.set(world, { moves: world.moves, untilMs: holdsUntilMs(what), what })
    return what
  }
}
