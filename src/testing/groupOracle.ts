import type { Adjusting, StepAdjustment } from '../model/world/scaling/arithmetic.ts'
import { adjustedOneByOne, leastCapacity, nearestAllowed, stepThatHolds } from './scalingOracle.ts'

/** A group as somebody sees it who counts its instances one by one. */
export interface SeenGroup {
  readonly desired: number
  readonly min: number
  readonly max: number
  readonly warm: number
  readonly warming: number
  readonly leaving: number
  /** In hundredths. */
  readonly metric: number
  readonly isBelow: boolean
}

/** What a group wants after its target tracking was called: a second count, by trying one capacity after the other. */
export function trackedGroup(seen: SeenGroup, target: number): number {
  const { desired, min, warm, warming, metric, isBelow } = seen
  const least = leastCapacity({ running: warm, metric, target })
  if (!isBelow) return grown(seen, warm === 0 ? 1 : least)
  const isQuiet = warming === 0 && desired > min
  return isQuiet && least < warm + (warm === 0 ? 1 : 0) ? desired - 1 : desired
}

type Steps = Pick<Adjusting, 'type' | 'minMagnitude'> & { readonly steps: readonly StepAdjustment[] }

/** The same for steps, whose bounds are whole, where the metric is so far above the threshold. */
export function steppedGroup(seen: SeenGroup, { steps, type, minMagnitude }: Steps, apart: number): number {
  const step = stepThatHolds(steps, apart)
  if (step === null) return seen.desired
  const count = seen.isBelow ? seen.warm + seen.warming + seen.leaving : seen.warm
  const wanted = adjustedOneByOne(count, { type, adjustment: step.adjustment, minMagnitude })
  if (wanted > count || (wanted === count && !seen.isBelow)) return grown(seen, wanted)
  return seen.warming === 0 && wanted < seen.desired
    ? Math.min(seen.desired, nearestAllowed(wanted, seen))
    : seen.desired
}

function grown(seen: SeenGroup, wanted: number): number {
  return Math.max(seen.desired, nearestAllowed(Math.max(wanted, seen.min), seen))
}
