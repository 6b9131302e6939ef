import { describe, expect, it } from 'vitest'
import { timeDomain, timeTicks } from './timeDomain.ts'

describe('timeDomain', () => {
  it('holds a minute at least', () => {
    expect(timeDomain(0, 4_000)).toEqual({ fromMs: 0, toMs: 60_000 })
  })

  it('stays as it is while the present moves within its last step', () => {
    expect(timeDomain(0, 91_000)).toEqual(timeDomain(0, 95_000))
  })

  it('shows a little of what was before the origin, and never less than 0', () => {
    expect(timeDomain(300_000, 405_000).fromMs).toBe(292_000)
    expect(timeDomain(2_000, 107_000).fromMs).toBe(0)
  })

  it.each([1_000, 59_000, 61_000, 3_600_000, 86_400_000])('ends after %i ms', (lastMs) => {
    expect(timeDomain(0, lastMs).toMs).toBeGreaterThan(lastMs)
  })
})

describe('timeTicks', () => {
  it('counts from the origin in steps that people divide time by', () => {
    const ticks = timeTicks({ fromMs: 292_000, toMs: 420_000 }, { originMs: 300_000, width: 760, spacing: 72 })
    expect(ticks.map((atMs) => (atMs - 300_000) / 1_000)).toEqual([0, 15, 30, 45, 60, 75, 90, 105, 120])
  })

  it.each([60_000, 1_000_000, 7_200_000, 200_000_000])('keeps ticks of %i ms apart', (toMs) => {
    const ticks = timeTicks({ fromMs: 0, toMs }, { originMs: 0, width: 800, spacing: 72 })
    const gaps = ticks.slice(1).map((atMs, index) => ((atMs - (ticks[index] ?? 0)) / toMs) * 800)
    expect(ticks.length).toBeGreaterThan(2)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(72)
  })
})
