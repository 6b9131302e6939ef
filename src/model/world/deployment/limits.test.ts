import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitsOf } from './limits.ts'

function limits(desired: number, minimumHealthyPercent: number, maximumPercent: number): readonly [number, number] {
  const { lower, upper } = limitsOf(desired, { minimumHealthyPercent, maximumPercent })
  return [lower, upper]
}

describe('DEP-1 percents become counts of tasks: the lower rounded up, the upper down', () => {
  it.each([
    { desired: 4, min: 50, max: 100, expected: [2, 4] }, // The notes' scenario 1.
    { desired: 4, min: 100, max: 150, expected: [4, 6] }, // Scenario 2.
    { desired: 4, min: 50, max: 200, expected: [2, 8] }, // AWS's example.
    { desired: 2, min: 75, max: 200, expected: [2, 4] }, // AWS's: 1.5 is rounded up, so none may stop.
    { desired: 3, min: 50, max: 150, expected: [2, 4] },
    { desired: 3, min: 100, max: 125, expected: [3, 3] }, // Rounds to a pair that can never roll (DEP-7).
    { desired: 1, min: 100, max: 100, expected: [1, 1] },
    { desired: 1, min: 1, max: 199, expected: [1, 1] },
    { desired: 0, min: 100, max: 200, expected: [0, 0] },
    { desired: 5_000, min: 100, max: 200, expected: [5_000, 10_000] },
    { desired: 100, min: 7, max: 107, expected: [7, 107] }, // In doubles 100 × 0.07 is above 7.
    { desired: 100, min: 29, max: 129, expected: [29, 129] }, // And 100 × 1.29 is below 129.
    { desired: 50, min: 14, max: 114, expected: [7, 57] },
  ])('$desired tasks at $min/$max %', ({ desired, min, max, expected }) => {
    expect(limits(desired, min, max)).toEqual(expected)
  })

  it('holds for every count and percent: they are the tightest whole numbers, and the lower never passes the upper', () => {
    const percent = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(fc.nat(5_000), percent, fc.integer({ min: 100, max: 1_000 }), (desired, min, max) => {
        const [lower, upper] = limits(desired, min, max)
        expect(lower * 100).toBeGreaterThanOrEqual(desired * min)
        expect((lower - 1) * 100).toBeLessThan(desired * min)
        expect(upper * 100).toBeLessThanOrEqual(desired * max)
        expect((upper + 1) * 100).toBeGreaterThan(desired * max)
        expect(lower).toBeLessThanOrEqual(desired)
        expect(upper).toBeGreaterThanOrEqual(desired)
      }),
    )
  })

  it.each([
    [0.5, 50, 100],
    [-1, 50, 100],
    [NaN, 50, 100],
    [4, 33.3, 100],
    [4, 50, Infinity],
  ])('takes only whole numbers: %s at %s/%s', (desired, min, max) => {
    expect(() => limits(desired, min, max)).toThrow('DEP-1')
  })
})
