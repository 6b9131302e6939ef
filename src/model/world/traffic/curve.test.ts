import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSettled, TRAFFIC_SHAPES, valueAt, type Curve } from './curve.ts'

const HOUR_MS = 3_600_000

function curve(fields: Partial<Curve>): Curve {
  return { shape: 'day', base: 100, peak: 900, startMs: 0, periodMs: 24 * HOUR_MS, points: [], ...fields }
}

describe('TRF-1 a rate over time', () => {
  it('of a day is least at four, most at nine in the evening, and begins again', () => {
    const hours = Array.from({ length: 48 }, (_, hour) => valueAt(curve({}), hour * HOUR_MS))
    expect(hours.indexOf(Math.min(...hours))).toBe(4)
    expect(hours.indexOf(Math.max(...hours))).toBe(21)
    expect([hours[4], hours[21]]).toEqual([100, 900])
    expect(hours.slice(24)).toEqual(hours.slice(0, 24))
  })

  it('holds at its least until it starts', () => {
    const shapes = ['step', 'ramp', 'sine', 'spike', 'day'] as const
    expect(shapes.map((shape) => valueAt(curve({ shape, startMs: 60_000 }), 59_000))).toEqual(shapes.map(() => 100))
  })

  it('goes straight from point to point, and holds on before and after them', () => {
    const drawn = curve({
      shape: 'points',
      points: [
        { atMs: 10_000, value: 50 },
        { atMs: 20_000, value: 250 },
        { atMs: 20_000, value: 400 },
        { atMs: 40_000, value: 0 },
      ],
    })
    expect([0, 10_000, 15_000, 19_999, 20_000, 30_000, 40_000, 90_000].map((atMs) => valueAt(drawn, atMs))).toEqual([
      50, 50, 150, 249, 400, 200, 0, 0,
    ])
  })

  it('is whole and stays between what the curve names', () => {
    const rate = fc.nat(1_000_000)
    const any = fc.record({
      shape: fc.constantFrom(...TRAFFIC_SHAPES),
      base: rate,
      peak: rate,
      startMs: fc.nat(10_000_000),
      periodMs: fc.integer({ min: 2_000, max: 604_800_000 }),
      points: fc
        .array(fc.record({ atMs: fc.nat(10_000_000), value: rate }), { minLength: 1, maxLength: 20 })
        .map((points) => points.toSorted((a, b) => a.atMs - b.atMs)),
    })
    fc.assert(
      fc.property(any, fc.nat(20_000_000), (of, atMs) => {
        const named = of.shape === 'points' ? of.points.map(({ value }) => value) : [of.base, of.peak]
        const value = valueAt(of, atMs)
        expect(Number.isInteger(value)).toBe(true)
        expect(value).toBeGreaterThanOrEqual(Math.min(...named))
        expect(value).toBeLessThanOrEqual(Math.max(...named))
      }),
    )
  })

  it('stays as it is once it has settled, and changes again before', () => {
    for (const shape of TRAFFIC_SHAPES) {
      const one = curve({ shape, startMs: HOUR_MS, periodMs: HOUR_MS, points: [{ atMs: HOUR_MS, value: 5 }] })
      const values = Array.from({ length: 48 }, (_, half) => valueAt(one, (half * HOUR_MS) / 2))
      const settled = values.findIndex((_, half) => isSettled(one, (half * HOUR_MS) / 2))
      const last = values.findLastIndex((value, half) => half > 0 && value !== values[half - 1])
      if (shape === 'sine' || shape === 'day') expect([shape, settled]).toEqual([shape, -1])
      else expect([shape, settled >= last && settled <= 4]).toEqual([shape, true])
    }
  })
})
