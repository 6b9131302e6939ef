/**
 * A small generator of its own (mulberry32), so that a fault in the world's generator cannot hide behind the one that
 * draws the labs.
 */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** Whole, 0 to `count` − 1. */
  below(count: number): number {
    this.#state = (this.#state + 0x6d2b_79f5) >>> 0
    let word = this.#state
    word = Math.imul(word ^ (word >>> 15), word | 1)
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61)
    return ((word ^ (word >>> 14)) >>> 0) % count
  }

  /** Whole, both ends included. */
  between(min: number, max: number): number {
    return min + this.below(max - min + 1)
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.below(times) === 0
  }

  pick<T>(from: readonly [T, ...T[]]): T {
    return from[this.below(from.length)] ?? from[0]
  }

  /** One of several, each as often as its weight says. */
  weighted<T>(from: readonly [readonly [number, T], ...(readonly [number, T])[]]): T {
    let left = this.below(from.reduce((sum, [weight]) => sum + weight, 0))
    for (const [weight, one] of from) {
      if (left < weight) return one
      left -= weight
    }
    return from[0][1]
  }
}
