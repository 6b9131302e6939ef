import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adjustedOneByOne,
  leastCapacity,
  nearestAllowed,
  scaledOutOneByOne,
  stepThatHolds,
  type Hundredths,
} from '../../../testing/scalingOracle.ts'
import {
  ADJUSTMENT_TYPES,
  adjustedCapacity,
  clamped,
  cooldownAfter,
  cooldownAt,
  holdsScaleIn,
  scaledOut,
  stepFor,
  trackedCapacity,
  wouldFlap,
  type Adjusting,
  type AdjustmentType,
  type Cooldown,
  type StepAdjustment,
} from './arithmetic.ts'

const RUNS = { numRuns: 1_000 }
const count = fc.nat(500)

const hundredths = fc.record({
  running: count,
  metric: fc.nat(40_000),
  target: fc.integer({ min: 1_000, max: 9_000 }),
})

function trackedOf({ running, metric, target }: Hundredths) {
  return { running, metric: metric / 100, target: target / 100 }
}

describe('SCL-2 target tracking: what would bring the metric to its target, rounded up', () => {
  it.each([
    { running: 4, metric: 90, target: 60, capacity: 6 },
    // Application Auto Scaling guide: 1.5 more is 2 more.
    { running: 3, metric: 75, target: 50, capacity: 5 },
    // Load balancing: four targets at 300 a minute each, 100 wanted.
    { running: 4, metric: 300, target: 100, capacity: 12 },
    // Amazon EC2 Auto Scaling guide: 1,500 messages, 10 workers, 100 each.
    { running: 10, metric: 150, target: 100, capacity: 15 },
    { running: 3, metric: 0.1, target: 0.1, capacity: 3 }, // In doubles a little above 3.
    { running: 5, metric: 0, target: 60, capacity: 0 },
    { running: 0, metric: 90, target: 60, capacity: 0 },
  ])('$running at $metric for $target is $capacity', ({ capacity, ...tracked }) => {
    expect(trackedCapacity(tracked)).toBe(capacity)
  })

  it('is the least capacity that is enough', () => {
    fc.assert(
      fc.property(hundredths, (given) => {
        expect(trackedCapacity(trackedOf(given))).toBe(leastCapacity(given))
      }),
      RUNS,
    )
  })
})

describe('SCL-6 a scale-in that would flap', () => {
  it.each([
    // Application Auto Scaling guide: what removing half of one would mend is left.
    { running: 4, metric: 52.5, target: 60, flaps: true },
    { running: 4, metric: 45, target: 60, flaps: false },
    { running: 1, metric: 0, target: 60, flaps: false },
    { running: 1, metric: 5, target: 60, flaps: true },
  ])('of $running at $metric for $target: $flaps', ({ flaps, ...tracked }) => {
    expect(wouldFlap(tracked)).toBe(flaps)
  })

  it('is one after which one less would not be enough', () => {
    fc.assert(
      fc.property(hundredths, (given) => {
        expect(wouldFlap(trackedOf(given))).toBe(given.running > 0 && leastCapacity(given) > given.running - 1)
      }),
      RUNS,
    )
  })
})

describe('SCL-3 capacity stays between minimum and maximum', () => {
  it('is the nearest that is allowed', () => {
    fc.assert(
      fc.property(count, count, fc.nat(300), (capacity, min, more) => {
        expect(clamped(capacity, { min, max: min + more })).toBe(nearestAllowed(capacity, { min, max: min + more }))
      }),
      RUNS,
    )
  })
})

// Application Auto Scaling guide, step scaling: threshold 50.
const OUT: readonly StepAdjustment[] = [
  { lowerBound: 0, upperBound: 10, adjustment: 0 },
  { lowerBound: 10, upperBound: 20, adjustment: 10 },
  { lowerBound: 20, upperBound: null, adjustment: 30 },
]
const IN: readonly StepAdjustment[] = [
  { lowerBound: -10, upperBound: 0, adjustment: 0 },
  { lowerBound: -20, upperBound: -10, adjustment: -10 },
  { lowerBound: null, upperBound: -20, adjustment: -30 },
]

describe('SCL-4 which step holds: bounds are relative to the threshold', () => {
  it.each([
    [50, OUT, 0],
    [59.99, OUT, 0],
    [60, OUT, 10],
    [70, OUT, 30],
    [50, IN, 0],
    [40.01, IN, 0],
    [40, IN, -10],
    [30, IN, -30],
  ])('at %f', (metric, steps, adjustment) => {
    expect(stepFor(steps, { metric, threshold: 50 })?.adjustment).toBe(adjustment)
  })

  it('none holds on the other side of the threshold, nor in a gap', () => {
    expect(stepFor(OUT, { metric: 49, threshold: 50 })).toBeNull()
    expect(stepFor(IN, { metric: 51, threshold: 50 })).toBeNull()
    expect(stepFor(OUT.slice(1), { metric: 55, threshold: 50 })).toBeNull()
  })

  it('takes 60.3 above 50.3 for 10, as it was written', () => {
    expect(stepFor(OUT, { metric: 60.3, threshold: 50.3 })?.adjustment).toBe(10)
  })

  it('is the one that holds the distance when each of its numbers is tried', () => {
    const bounds = fc.uniqueArray(fc.integer({ min: -40, max: 40 }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(bounds, fc.integer({ min: -60, max: 60 }), fc.boolean(), (given, apart, isOpen) => {
        const sorted = given.toSorted((a, b) => a - b)
        const steps = sorted.slice(1).map((upper, index): StepAdjustment => ({
          lowerBound: sorted[index] ?? null,
          upperBound: isOpen && index === sorted.length - 2 ? null : upper,
          adjustment: index,
        }))
        expect(stepFor(steps, { metric: 50 + apart, threshold: 50 })).toEqual(stepThatHolds(steps, apart))
      }),
      RUNS,
    )
  })
})

describe('SCL-5 what an adjustment makes of a capacity', () => {
  const at = (type: AdjustmentType, minMagnitude = 0) => ({ type, minMagnitude })
  const examples: readonly (readonly [number, number, Omit<Adjusting, 'adjustment'>, number])[] = [
    // Application Auto Scaling guide, step scaling: its example from 10 on, its rounding, its least change.
    [10, 10, at('PercentChangeInCapacity'), 11],
    [11, 30, at('PercentChangeInCapacity'), 14],
    [14, -10, at('PercentChangeInCapacity'), 13],
    [13, -30, at('PercentChangeInCapacity'), 10],
    [127, 10, at('PercentChangeInCapacity'), 139],
    [67, 1, at('PercentChangeInCapacity'), 68],
    [58, -1, at('PercentChangeInCapacity'), 57],
    [667, -1, at('PercentChangeInCapacity'), 661],
    [4, 25, at('PercentChangeInCapacity', 2), 6],
    [4, -25, at('PercentChangeInCapacity', 2), 2],
    [4, 0, at('PercentChangeInCapacity', 2), 4],
    [3, 5, at('ChangeInCapacity'), 8],
    [3, -5, at('ChangeInCapacity'), 0],
    [3, 5, at('ExactCapacity'), 5],
  ]
  it.each(examples)('%i by %i, %o, is %i', (...[capacity, adjustment, rest, expected]) => {
    expect(adjustedCapacity(capacity, { adjustment, ...rest })).toBe(expected)
  })

  it('is what comes of going one by one', () => {
    const adjusting = fc.record({
      type: fc.constantFrom(...ADJUSTMENT_TYPES),
      adjustment: fc.integer({ min: -250, max: 250 }),
      minMagnitude: fc.nat(5),
    })
    fc.assert(
      fc.property(count, adjusting, (capacity, given) => {
        expect(adjustedCapacity(capacity, given)).toBe(adjustedOneByOne(capacity, given))
      }),
      RUNS,
    )
  })
})

describe('SCL-7 cooldowns', () => {
  const out = (added: number): Cooldown => ({ direction: 'out', untilMs: 300_000, added })

  it('adds within one only what a larger scale-out wants beyond what was added: +2, then +3 makes +1', () => {
    expect(scaledOut({ base: 10, proposed: 12, desired: 10 }, null)).toBe(12)
    expect(scaledOut({ base: 12, proposed: 15, desired: 12 }, out(2))).toBe(13)
    expect(scaledOut({ base: 12, proposed: 14, desired: 12 }, out(2))).toBe(12)
    // What was added does not run yet.
    expect(scaledOut({ base: 10, proposed: 13, desired: 12 }, out(2))).toBe(13)
  })

  it('lets a scale-out run within that of a scale-in, whose place it takes', () => {
    const scaledIn = cooldownAfter({ from: 4, to: 3 }, { before: out(2), untilMs: 300_000 })
    expect(scaledIn).toEqual({ direction: 'in', untilMs: 300_000, added: 0 })
    expect(scaledOut({ base: 3, proposed: 5, desired: 3 }, scaledIn)).toBe(5)
    expect(cooldownAfter({ from: 3, to: 5 }, { before: scaledIn, untilMs: 400_000 })).toEqual({
      direction: 'out',
      untilMs: 400_000,
      added: 2,
    })
  })

  it('holds a scale-in for that of the scale-in before alone', () => {
    expect(holdsScaleIn({ direction: 'in', untilMs: 300_000, added: 0 })).toBe(true)
    expect(holdsScaleIn(out(2))).toBe(false)
    expect(holdsScaleIn(null)).toBe(false)
  })

  it('is over at its end, and one scale-out after the other adds up', () => {
    expect(cooldownAt(out(2), 299_999)).toEqual(out(2))
    expect(cooldownAt(out(2), 300_000)).toBeNull()
    expect(cooldownAfter({ from: 12, to: 13 }, { before: out(2), untilMs: 420_000 }).added).toBe(3)
  })

  it('is what comes of adding one by one', () => {
    const cooldown = fc.option(
      fc.record({
        direction: fc.constantFrom('out' as const, 'in' as const),
        untilMs: fc.constant(1),
        added: fc.nat(50),
      }),
    )
    fc.assert(
      fc.property(fc.record({ base: count, proposed: count, desired: count }), cooldown, (wanted, given) => {
        expect(scaledOut(wanted, given)).toBe(scaledOutOneByOne(wanted, given))
      }),
      RUNS,
    )
  })
})
