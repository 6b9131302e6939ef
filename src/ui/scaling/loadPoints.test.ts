import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOAD_MAX, LOAD_MINUTES, SCALING_PRESETS } from '../../lessons/scalingSetting.ts'
import { drawnLoad, loadAt, loadOf } from './loadPoints.ts'

describe('a load that is drawn', () => {
  it('is what it was where nothing is drawn', () => {
    for (const { setting } of SCALING_PRESETS) expect(loadOf(drawnLoad(setting.load))).toEqual(setting.load)
  })

  it('keeps the value of every minute, whatever is drawn', () => {
    const value = fc.nat(LOAD_MAX)
    const values = fc.array(value, { minLength: LOAD_MINUTES + 1, maxLength: LOAD_MINUTES + 1 })
    fc.assert(
      fc.property(values, (drawn) => {
        const points = drawn.map((one, minute) => ({ atMs: minute * 60_000, value: one }))
        const load = loadOf(points)
        expect(load[0]?.atMinutes).toBe(0)
        for (const [minute, one] of drawn.entries()) expect(loadAt(load, minute)).toBeCloseTo(one, 6)
      }),
    )
  })
})
