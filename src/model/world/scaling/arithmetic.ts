import { assert } from '../../../base/assert.ts'

/** Between what a target or a group may have: tasks of a service, instances of a group. */
export interface CapacityLimits {
  readonly min: number
  readonly max: number
}

/** The nearest allowed capacity (SCL-3). */
export function clamped(capacity: number, { min, max }: CapacityLimits): number {
  return Math.min(max, Math.max(min, capacity))
}

/** What is no whole number only by how doubles are rounded is that number: 3 × 0.1 / 0.1 is 3, and would round up to 4. */
const DIGITS = 1_000_000_000

function settled(value: number): number {
  const scaled = value * DIGITS
  return Number.isSafeInteger(Math.round(scaled)) ? Math.round(scaled) / DIGITS : value
}

/** What a metric is of a capacity, and what it should be. */
export interface Tracked {
  /** What bears the load now: running tasks, instances. */
  readonly running: number
  readonly metric: number
  /** Above 0. */
  readonly target: number
}

/**
 * How many would bring the metric to its target, if it falls as capacity rises: rounded up, before any limit (SCL-2).
 * AWS: a policy that calculates 1.5 to add adds 2 (Application Auto Scaling guide, target tracking).
 */
export function trackedCapacity({ running, metric, target }: Tracked): number {
  assert(target > 0, 'SCL-2: a target above 0')
  return Math.max(0, Math.ceil(settled((running * metric) / target)))
}

/** Whether one less would bring the metric above its target again: then nothing is taken away (SCL-6). */
export function wouldFlap({ running, metric, target }: Tracked): boolean {
  return trackedCapacity({ running, metric, target }) > Math.max(0, running - 1)
}

export const ADJUSTMENT_TYPES = ['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'] as const
export type AdjustmentType = (typeof ADJUSTMENT_TYPES)[number]

/** By how much to adjust while the metric is so far from its threshold. */
export interface StepAdjustment {
  /** Relative to the threshold; `null`: no bound. */
  readonly lowerBound: number | null
  readonly upperBound: number | null
  readonly adjustment: number
}

/**
 * The step that holds for a metric: above the threshold the lower bound belongs to a step, below it the upper one
 * (SCL-4). At the threshold a step that begins there goes before one that ends there, which is ours.
 */
export function stepFor(
  steps: readonly StepAdjustment[],
  { metric, threshold }: { readonly metric: number; readonly threshold: number },
): StepAdjustment | null {
  const apart = settled(metric - threshold)
  const above = apart < 0 ? undefined : steps.find((one) => atLeast(apart, one) && (one.upperBound ?? Infinity) > apart)
  const below = apart > 0 ? undefined : steps.find((one) => atMost(apart, one) && (one.lowerBound ?? -Infinity) < apart)
  return above ?? below ?? null
}

function atLeast(apart: number, { lowerBound }: StepAdjustment): boolean {
  return lowerBound === null || apart >= lowerBound
}

function atMost(apart: number, { upperBound }: StepAdjustment): boolean {
  return upperBound === null || apart <= upperBound
}

export interface Adjusting {
  readonly type: AdjustmentType
  readonly adjustment: number
  /** Of a percentage: to change by so many at least; 0 where none was given. */
  readonly minMagnitude: number
}

/** What an adjustment makes of a capacity, before any limit but 0 (SCL-5). */
export function adjustedCapacity(capacity: number, { type, adjustment, minMagnitude }: Adjusting): number {
  switch (type) {
    case 'ExactCapacity':
      return Math.max(0, adjustment)
    case 'ChangeInCapacity':
      return Math.max(0, capacity + adjustment)
    case 'PercentChangeInCapacity':
      return Math.max(0, capacity + atLeastBy(percentOf(capacity, adjustment), minMagnitude))
  }
}

/** Towards 0, but never to it: 12.7 is 12 and −6.67 is −6, while 0.67 is 1 and −0.58 is −1. */
function percentOf(capacity: number, percent: number): number {
  const change = Math.trunc((capacity * percent) / 100)
  return change === 0 ? Math.sign(capacity * percent) : change
}

function atLeastBy(change: number, magnitude: number): number {
  return Math.sign(change) * Math.max(Math.abs(change), change === 0 ? 0 : magnitude)
}

/** After a change of capacity, until it shows in the metric (SCL-7). */
export interface Cooldown {
  readonly direction: 'out' | 'in'
  readonly untilMs: number
  /** Of one out: how much was added since it began. */
  readonly added: number
}

/** What is wanted: so much from what is there, and what was wanted before. */
export interface Wanted {
  /** What the policy went out from. */
  readonly base: number
  /** What it wants of that. */
  readonly proposed: number
  readonly desired: number
}

/**
 * How far a scale-out may go while the one before takes effect: what that has added counts as part of it, so that only
 * what a larger one wants beyond is added. Otherwise all that it wants. A cooldown of a scale-in holds none back (SCL-7).
 *
 * @returns the new desired capacity; not above `desired` where there is nothing to add
 */
export function scaledOut({ base, proposed, desired }: Wanted, cooldown: Cooldown | null): number {
  if (cooldown?.direction !== 'out') return proposed
  return desired + Math.max(0, proposed - base - cooldown.added)
}

/** Whether a scale-in has to wait: for the cooldown of the one before alone (SCL-7). */
export function holdsScaleIn(cooldown: Cooldown | null): boolean {
  return cooldown?.direction === 'in'
}

/** The cooldown in force at a time, `null` for none. */
export function cooldownAt(cooldown: Cooldown | null, nowMs: number): Cooldown | null {
  return cooldown !== null && nowMs < cooldown.untilMs ? cooldown : null
}

/** The one that begins with a change of desired capacity; another scale-out within one adds to what was added. */
export function cooldownAfter(
  { from, to }: { readonly from: number; readonly to: number },
  { before, untilMs }: { readonly before: Cooldown | null; readonly untilMs: number },
): Cooldown {
  if (to < from) return { direction: 'in', untilMs, added: 0 }
  return { direction: 'out', untilMs, added: to - from + (before?.direction === 'out' ? before.added : 0) }
}
