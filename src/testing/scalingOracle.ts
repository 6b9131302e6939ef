import type { Adjusting, CapacityLimits, Cooldown, StepAdjustment, Wanted } from '../model/world/scaling/arithmetic.ts'

/**
 * The arithmetic of scaling a second time, by trying one capacity after the other on whole hundredths: without a
 * division, and without anything of the first.
 */
export interface Hundredths {
  readonly running: number
  /** Both in hundredths. */
  readonly metric: number
  readonly target: number
}

/** The least capacity at which the load, shared evenly, is not above the target. */
export function leastCapacity({ running, metric, target }: Hundredths): number {
  let capacity = 0
  while (capacity * target < running * metric) capacity += 1
  return capacity
}

/** The allowed capacity that lies nearest. */
export function nearestAllowed(capacity: number, { min, max }: CapacityLimits): number {
  let nearest = min
  for (let one = min; one <= max; one += 1) if (Math.abs(one - capacity) < Math.abs(nearest - capacity)) nearest = one
  return nearest
}

/** Of steps by whole bounds: those whose numbers, listed one by one, hold the distance. */
export function stepThatHolds(steps: readonly StepAdjustment[], apart: number): StepAdjustment | null {
  const far = 1_000
  const isIn = (step: StepAdjustment, isAbove: boolean): boolean => {
    const [from, to] = [step.lowerBound ?? -far, step.upperBound ?? far]
    for (let one = from; one <= to; one += 1) {
      const isOut = isAbove ? one === to && step.upperBound !== null : one === from && step.lowerBound !== null
      if (one === apart && !isOut) return true
    }
    return false
  }
  const sides = apart > 0 ? [true] : apart < 0 ? [false] : [true, false]
  for (const isAbove of sides) {
    const step = steps.find((one) => isIn(one, isAbove))
    if (step !== undefined) return step
  }
  return null
}

/** Goes one by one from the capacity, in the direction of the adjustment, for as long as the adjustment says. */
export function adjustedOneByOne(capacity: number, { type, adjustment, minMagnitude }: Adjusting): number {
  if (type === 'ExactCapacity') return adjustment < 0 ? 0 : adjustment
  const way = adjustment < 0 ? -1 : 1
  const size = Math.abs(adjustment)
  let moved = 0
  if (type === 'ChangeInCapacity') moved = size
  else if (size > 0 && capacity > 0) {
    while ((moved + 1) * 100 <= capacity * size) moved += 1
    while (moved < Math.max(1, minMagnitude)) moved += 1
  }
  let result = capacity
  while (moved > 0 && (way > 0 || result > 0)) {
    result += way
    moved -= 1
  }
  return result
}

/** Adds one at a time for each that is wanted beyond the base and was not added before. */
export function scaledOutOneByOne({ base, proposed, desired }: Wanted, cooldown: Cooldown | null): number {
  if (cooldown === null || cooldown.direction === 'in') return proposed
  let [wanted, added, result] = [base, cooldown.added, desired]
  while (wanted < proposed) {
    wanted += 1
    if (added > 0) added -= 1
    else result += 1
  }
  return result
}
