import type { ManagedScaling } from '../provider/capacityProvider.ts'

/** Tasks that wait in PROVISIONING for a provider and need the same. */
export interface WaitingGroup {
  readonly definitionKey: string
  readonly tasks: number
  /** How many fit an empty instance of the group; 0: it is left out (CPR-6). */
  readonly perInstance: number
}

/** What the instances of a capacity provider hold, and what waits for more. */
export interface Held {
  /** N: its instances, those that boot included. */
  readonly instances: number
  /** Those with a task, or with one that is to come. */
  readonly busy: number
  readonly waiting: readonly WaitingGroup[]
}

export interface Reservation extends Held {
  /** M, steps counted. */
  readonly needed: number
  /** CapacityProviderReservation: M / N × 100. */
  readonly metric: number
}

/** How many more instances a group of waiting tasks needs. */
function instancesFor({ tasks, perInstance }: WaitingGroup): number {
  return perInstance === 0 ? 0 : Math.ceil(tasks / perInstance)
}

/**
 * M and the metric (CPR-6): instances in use and what the largest of the groups needs beyond those that are free, at
 * least the smallest step and at most the largest. Tasks that fit no instance count for nothing; where no others wait
 * the metric stays at its target.
 */
export function reservationOf(held: Held, scaling: ManagedScaling): Reservation {
  const { instances, busy, waiting } = held
  const fitting = waiting.filter((one) => one.perInstance > 0)
  const wanted = busy + Math.max(0, ...fitting.map(instancesFor))
  const { minimumScalingStepSize: least, maximumScalingStepSize: most } = scaling
  const missing = wanted - instances
  const needed = missing > 0 ? instances + Math.min(most, Math.max(least, missing)) : wanted
  if (waiting.length > 0 && fitting.length === 0) return { ...held, needed, metric: scaling.targetCapacity }
  if (instances === 0) return { ...held, needed, metric: needed === 0 ? 100 : 200 }
  return { ...held, needed, metric: (needed * 100) / instances }
}

/** Of so many instances fewer than half may go in one minute, and one may always (CPR-7). */
export function mostToGo(instances: number): number {
  return Math.max(1, Math.ceil(instances / 2) - 1)
}

export type HeldBy = 'warmUp' | 'maximum' | 'minimum' | 'lastScaleOut'

export interface Sizing {
  readonly desired: number
  readonly minSize: number
  readonly maxSize: number
  readonly target: number
  /** Until the newest instance is warm; `null`: it is. */
  readonly warmUntilMs: number | null
  /** Until a scale-in may follow the last scale-out. */
  readonly quietUntilMs: number | null
}

export interface Sized {
  readonly proposed: number
  readonly desired: number
  readonly heldBy: HeldBy | null
}

/** The new desired capacity, and what keeps it from what the metric asks for (CPR-7). @param proposed  before any limit */
export function sizedTo(proposed: number, of: Sizing): Sized {
  const { desired, minSize, maxSize } = of
  if (proposed > desired) {
    if (of.warmUntilMs !== null) return { proposed, desired, heldBy: 'warmUp' }
    const to = Math.max(desired, Math.min(maxSize, proposed))
    return { proposed, desired: to, heldBy: to < proposed ? 'maximum' : null }
  }
  if (proposed === desired) return { proposed, desired, heldBy: null }
  if (of.quietUntilMs !== null) return { proposed, desired, heldBy: 'lastScaleOut' }
  const to = Math.min(desired, Math.max(minSize, proposed, desired - mostToGo(desired)))
  return { proposed, desired: to, heldBy: to > proposed && to === minSize ? 'minimum' : null }
}
