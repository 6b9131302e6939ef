import { must } from '../base/assert.ts'
import { Random } from '../base/random.ts'

/** Draws for one question: the same seed draws the same. */
export class Draw {
  readonly #random: Random

  /** @param seed  whole, 0 to 2^32 − 1 */
  constructor(seed: number) {
    this.#random = Random.fromSeed(seed)
  }

  /** Whole, both ends included. */
  between(min: number, max: number): number {
    return this.#random.between(min, max)
  }

  one<T>(list: readonly T[]): T {
    return must(list[this.between(0, list.length - 1)], 'something to draw from')
  }

  /** All of a list in a drawn order (Fisher and Yates). */
  shuffled<T>(list: readonly T[]): readonly T[] {
    const rest = [...list]
    const drawn: T[] = []
    while (rest.length > 0) drawn.push(...rest.splice(this.between(0, rest.length - 1), 1))
    return drawn
  }

  /** So many different ones of a list, in a drawn order; all of a shorter one. */
  some<T>(list: readonly T[], count: number): readonly T[] {
    return this.shuffled(list).slice(0, count)
  }

  /** A seed for something else that draws. */
  seed(): number {
    return this.#random.uint32()
  }
}
