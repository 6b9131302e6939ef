import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { naiveSize } from '../../../testing/managedOracle.ts'
import { trackedCapacity } from '../scaling/arithmetic.ts'
import { MANAGED_SCALING } from '../provider/capacityProvider.ts'
import { mostToGo, reservationOf, sizedTo, type Held } from './reservation.ts'

function group(tasks: number, perInstance: number) {
  return { definitionKey: 'web:1', tasks, perInstance }
}

function metricOf(held: Partial<Held>, scaling: Partial<typeof MANAGED_SCALING> = {}) {
  const all = { instances: 0, busy: 0, waiting: [], ...held }
  const { needed, metric } = reservationOf(all, { ...MANAGED_SCALING, ...scaling })
  return [needed, metric]
}

describe('CPR-6 CapacityProviderReservation', () => {
  it('is what is needed of what is there', () => {
    expect(metricOf({})).toEqual([0, 100])
    expect(metricOf({ waiting: [group(1, 2)] })).toEqual([1, 200])
    expect(metricOf({ instances: 2, busy: 2, waiting: [group(6, 2)] })).toEqual([5, 250])
    expect(metricOf({ instances: 5, busy: 2 })).toEqual([2, 40])
    expect(metricOf({ instances: 2, busy: 1, waiting: [group(2, 2)] })).toEqual([2, 100])
  })

  it('counts the largest group, at least the smallest step and at most the largest', () => {
    const held = { instances: 2, busy: 2, waiting: [group(6, 2), group(2, 2)] }
    expect(metricOf(held)).toEqual([5, 250])
    expect(metricOf(held, { maximumScalingStepSize: 2 })).toEqual([4, 200])
    expect(metricOf(held, { minimumScalingStepSize: 4 })).toEqual([6, 300])
  })

  it('leaves out what fits no instance, and stays at its target where that is all', () => {
    const waiting = [group(6, 0)]
    expect(metricOf({ instances: 2, busy: 1, waiting }, { targetCapacity: 80 })[1]).toBe(80)
    expect(metricOf({ instances: 2, busy: 2, waiting: [...waiting, group(1, 1)] })).toEqual([3, 150])
  })
})

const SIZING = { desired: 5, minSize: 0, maxSize: 9, target: 100, warmUntilMs: null, quietUntilMs: null }

describe('CPR-7 the size of the group', () => {
  it('grows to what is asked for, unless the newest instance warms up, and not above the maximum', () => {
    expect(sizedTo(7, SIZING)).toEqual({ proposed: 7, desired: 7, heldBy: null })
    expect(sizedTo(12, SIZING)).toEqual({ proposed: 12, desired: 9, heldBy: 'maximum' })
    expect(sizedTo(7, { ...SIZING, warmUntilMs: 1 })).toEqual({ proposed: 7, desired: 5, heldBy: 'warmUp' })
  })

  it('shrinks by one at least and fewer than half, not while it has grown lately, and not below the minimum', () => {
    expect([1, 2, 3, 4, 5, 10].map(mostToGo)).toEqual([1, 1, 1, 1, 2, 4])
    expect(sizedTo(2, SIZING)).toEqual({ proposed: 2, desired: 3, heldBy: null })
    expect(sizedTo(2, { ...SIZING, desired: 3 })).toEqual({ proposed: 2, desired: 2, heldBy: null })
    expect(sizedTo(2, { ...SIZING, minSize: 4 })).toEqual({ proposed: 2, desired: 4, heldBy: 'minimum' })
    expect(sizedTo(2, { ...SIZING, quietUntilMs: 1 }).heldBy).toBe('lastScaleOut')
    expect(sizedTo(5, SIZING)).toEqual({ proposed: 5, desired: 5, heldBy: null })
  })

  it('is what a second computation asks for, in 1,000 cases', () => {
    const some = fc.record({
      instances: fc.nat(12),
      busy: fc.nat(12),
      waiting: fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat(4)), { maxLength: 3 }),
      least: fc.integer({ min: 1, max: 4 }),
      more: fc.nat(10),
      target: fc.integer({ min: 1, max: 100 }),
    })
    fc.assert(
      fc.property(some, ({ busy: drawn, more, ...given }) => {
        const { instances, least, target, waiting } = given
        const busy = Math.min(drawn, instances)
        const held = { instances, busy, waiting: waiting.map(([tasks, each]) => group(tasks, each)) }
        const { needed, metric } = reservationOf(held, {
          isEnabled: true,
          targetCapacity: target,
          minimumScalingStepSize: least,
          maximumScalingStepSize: least + more,
          instanceWarmupPeriodSeconds: 300,
        })
        const isIdle = instances === 0 && needed === 0 && waiting.length === 0
        const size = isIdle ? 0 : trackedCapacity({ running: Math.max(1, instances), metric, target })
        expect(size).toBe(naiveSize({ ...given, busy, most: least + more }))
      }),
      { numRuns: 1_000, seed: 5 },
    )
  })
})
