import { Random } from '../../../src/base/random.ts'

/** A cycle of whole ms, exponential around a mean: the same for every contender, in every language. */
function exponentialDelays(seed: number, meanMs: number): readonly number[] {
  const random = Random.fromSeed(seed)
  return Array.from({ length: CYCLE }, () => {
    const fraction = (random.uint32() + 1) / 0x1_0000_0000
    return Math.max(1, Math.round(-Math.log(fraction) * meanMs))
  })
}

/** A power of two, so that an index is masked. */
export const CYCLE = 4_096

export const holdDelays = exponentialDelays(1, 1_000)
export const arrivalDelays = exponentialDelays(2, 1_000)
/** A load of 0.8. */
export const serviceDelays = exponentialDelays(3, 800)

/** The hold model: so many events wait while one after the other is taken out and put back later. */
export const HOLD_WAITING = 10_000
export const HOLD_EVENTS = 200_000
/** M/M/1: one server, first come first served; two events a customer. */
export const CUSTOMERS = 100_000
