import { describe, expect, it } from 'vitest'
import { playedDomain, wholeDomain } from './scenarioDomain.ts'

/** Of the tracks beside panel and gutter in a window of 1280 px, and what two marks need to stand apart. */
const TRACKS = 588
const MARK_SPACING = 24

const times = [60_000, 100_000, 131_000, 132_001, 150_000, 170_000, 300_000]

describe('the axis of a scenario', () => {
  it('shows two acts of the scheduler that are four seconds apart apart, however long it has lasted', () => {
    for (const untilMs of times) {
      const { fromMs, toMs } = playedDomain(60_000, untilMs)
      expect((4_000 / (toMs - fromMs)) * TRACKS).toBeGreaterThan(MARK_SPACING)
    }
  })

  it('holds what was seen last, and room after it', () => {
    for (const untilMs of times) {
      const { fromMs, toMs } = playedDomain(60_000, untilMs)
      expect(fromMs).toBeLessThan(untilMs - 40_000 > 52_000 ? untilMs - 40_000 : 60_000)
      expect(toMs).toBeGreaterThanOrEqual(untilMs + 10_000)
    }
  })

  it('moves by jumps', () => {
    expect([60_000, 132_000, 132_001, 162_000].map((untilMs) => playedDomain(60_000, untilMs).fromMs)).toEqual([
      52_000, 52_000, 82_000, 82_000,
    ])
  })

  it('is all of it once it is over', () => {
    expect(wholeDomain(60_000, 230_000)).toEqual({ fromMs: 52_000, toMs: 240_000 })
    expect(wholeDomain(60_000, 61_000)).toEqual({ fromMs: 52_000, toMs: 142_000 })
  })
})
