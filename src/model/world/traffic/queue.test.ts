import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../base/random.ts'
import { randomArrivals, RequestSimulation } from '../../../testing/requestSimulation.ts'
import { inFlightAfter, meanAnswerMs, shareOut } from './queue.ts'

const PERIOD_MS = 5_000

/** In flight after so many periods of a constant rate. */
function settled(perSecond: number, rate: number, periods: number): number {
  let inFlight = 0
  for (let i = 0; i < periods; i++) {
    inFlight = inFlightAfter({ inFlight, arrived: (perSecond * PERIOD_MS) / 1_000, rate, periodMs: PERIOD_MS })
  }
  return inFlight
}

describe('TRF-3 requests in flight', () => {
  it.each([0.1, 0.5, 0.8, 0.9, 0.95])('settle at ρ / (1 − ρ) for ρ = %d', (busy) => {
    expect(settled(40 * busy, 40, 400)).toBeCloseTo(busy / (1 - busy), 3)
  })

  it('grow by what comes too much above all that can be answered', () => {
    const [before, after] = [settled(60, 40, 20), settled(60, 40, 21)]
    expect(after - before).toBeCloseTo((60 - 40) * 5, 0)
  })

  it('pile up where nothing is answered, and are worked off when it is again', () => {
    const piled = inFlightAfter({ inFlight: 3, arrived: 100, rate: 0, periodMs: PERIOD_MS })
    expect(piled).toBe(103)
    expect(inFlightAfter({ inFlight: piled, arrived: 0, rate: 10, periodMs: PERIOD_MS })).toBeCloseTo(103 - 49.1, 0)
  })

  it('are never fewer than none nor more than have come', () => {
    const count = fc.double({ min: 0, max: 1e7, noNaN: true })
    fc.assert(
      fc.property(count, count, fc.double({ min: 0, max: 1e6, noNaN: true }), (inFlight, arrived, rate) => {
        const after = inFlightAfter({ inFlight, arrived, rate, periodMs: PERIOD_MS })
        expect(after).toBeGreaterThanOrEqual(0)
        expect(after).toBeLessThanOrEqual((inFlight + arrived) * (1 + 1e-12))
      }),
    )
  })

  // Against request by request: half an hour at 40 requests a second that could be answered.
  it.each([
    [0.3, 0.06],
    [0.6, 0.1],
    [0.8, 0.15],
    [0.9, 0.25],
  ])('agree with a simulation of every request at ρ = %d, to %d of it', (busy, tolerance) => {
    const untilMs = 1_800_000
    const random = Random.fromSeed(7)
    const each = new RequestSimulation({ rate: 40, random })
    for (const atMs of randomArrivals(random, 40 * busy, untilMs)) each.arrive(atMs)
    each.advance(untilMs)
    const { meanInFlight, meanAnswerMs: simulatedMs, busyShare } = each.seen()
    const ours = settled(40 * busy, 40, 400)
    expect(Math.abs(ours - meanInFlight) / meanInFlight).toBeLessThan(tolerance)
    expect(Math.abs(meanAnswerMs(40, ours) - simulatedMs) / simulatedMs).toBeLessThan(tolerance)
    expect(Math.abs(busy - busyShare)).toBeLessThan(0.03)
  })

  it('follow an overload and its end as the simulation does', () => {
    const random = Random.fromSeed(3)
    const each = new RequestSimulation({ rate: 40, random })
    let ours = 0
    const apart: number[] = []
    for (let period = 0; period < 36; period++) {
      const perSecond = period < 12 ? 60 : 20
      for (const atMs of randomArrivals(random, perSecond, PERIOD_MS)) each.arrive(period * PERIOD_MS + atMs)
      each.advance((period + 1) * PERIOD_MS)
      ours = inFlightAfter({ inFlight: ours, arrived: perSecond * 5, rate: 40, periodMs: PERIOD_MS })
      apart.push(Math.abs(ours - each.seen().inFlight))
    }
    // At most 1,200 pile up; the two are never further apart than chance alone puts them.
    expect(Math.max(...apart)).toBeLessThan(120)
    expect(apart.at(-1)).toBeLessThan(5)
  })
})

describe('TRF-2 whole requests by weight', () => {
  it('add up, and give everyone their part over time', () => {
    const weights = [1, 2, 0, 4]
    const carried = [0, 0, 0, 0]
    const sums = [0, 0, 0, 0]
    for (let i = 0; i < 700; i++) {
      const parts = shareOut(3, weights, carried)
      expect(parts.reduce((sum, one) => sum + one, 0)).toBe(3)
      for (const [index, one] of parts.entries()) sums[index] = (sums[index] ?? 0) + one
    }
    expect(sums).toEqual([300, 600, 0, 1_200])
  })

  it('go nowhere where nobody has a weight', () => {
    expect(shareOut(5, [0, 0], [0, 0])).toEqual([0, 0])
  })
})
