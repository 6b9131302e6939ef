import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demandAt, LOAD_SHAPES, type Load } from './load.ts'

function load(shape: Load['shape'], fields: Partial<Load> = {}): Load {
  return { shape, baseCpuUnits: 100, peakCpuUnits: 900, startMs: 10_000, periodMs: 100_000, ...fields }
}

function demands(of: Load, ...seconds: readonly number[]): readonly number[] {
  return seconds.map((one) => demandAt(of, one * 1_000))
}

describe('MET-3 demand over time', () => {
  it('constant is the peak, from the command on', () => {
    expect(demands(load('constant'), 0, 10, 500)).toEqual([900, 900, 900])
  })

  it('step goes to the peak at its start, and stays', () => {
    expect(demands(load('step'), 0, 9.999, 10, 10_000)).toEqual([100, 100, 900, 900])
  })

  it('ramp climbs straight over its period', () => {
    expect(demands(load('ramp'), 0, 10, 35, 60, 110, 500)).toEqual([100, 100, 300, 500, 900, 900])
    expect(demands(load('ramp', { baseCpuUnits: 900, peakCpuUnits: 100 }), 60, 110)).toEqual([500, 100])
  })

  it('spike lasts its period', () => {
    expect(demands(load('spike'), 9, 10, 109.999, 110)).toEqual([100, 900, 900, 100])
  })

  it('sine goes from the base over the peak and back, again and again', () => {
    expect(demands(load('sine'), 0, 10, 35, 60, 85, 110, 135, 160)).toEqual([100, 100, 500, 900, 500, 100, 500, 900])
  })

  it('sine is (1 − cos) / 2, to 2 in a thousand', () => {
    const wave = load('sine', { baseCpuUnits: 0, peakCpuUnits: 1_000_000, startMs: 0 })
    for (let ms = 0; ms <= 200_000; ms += 777) {
      const exact = (1_000_000 * (1 - Math.cos((2 * Math.PI * ms) / 100_000))) / 2
      expect(Math.abs(demandAt(wave, ms) - exact)).toBeLessThan(2_000)
    }
  })

  it('is a whole number between base and peak, whatever the shape', () => {
    const cpu = fc.nat(10_240_000)
    const ms = fc.nat(604_800_000)
    const any = fc.record({
      shape: fc.constantFrom(...LOAD_SHAPES),
      baseCpuUnits: cpu,
      peakCpuUnits: cpu,
      startMs: ms,
      periodMs: fc.integer({ min: 2_000, max: 604_800_000 }),
    })
    fc.assert(
      fc.property(any, ms, (of, atMs) => {
        const demand = demandAt(of, atMs)
        expect(Number.isInteger(demand)).toBe(true)
        expect(demand).toBeGreaterThanOrEqual(Math.min(of.baseCpuUnits, of.peakCpuUnits))
        expect(demand).toBeLessThanOrEqual(Math.max(of.baseCpuUnits, of.peakCpuUnits))
      }),
    )
  })
})
