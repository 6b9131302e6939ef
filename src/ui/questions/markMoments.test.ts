import { describe, expect, it } from 'vitest'
import { heldIn, markRange, pageTarget, partOf } from './markMoments.ts'

const range = markRange({ askAtMs: 61_300, lastMs: 181_900 }, 60_500)

describe('APP-3 moments that can be marked', () => {
  it('are the whole seconds of the clock of the story, none before the question and none past its end', () => {
    expect(range).toEqual({ firstMs: 61_500, lastMs: 181_500 })
    expect(heldIn(range, 0)).toBe(61_500)
    expect(heldIn(range, 999_999)).toBe(181_500)
  })

  it('are ten seconds apart for the page keys, whatever the range', () => {
    expect([pageTarget('PageUp', 70_000), pageTarget('PageDown', 70_000), pageTarget('Home', 70_000)]).toEqual([
      80_000,
      60_000,
      null,
    ])
  })

  it('lie on the line to scale, and on it where they lie beyond', () => {
    expect([61_500, 121_500, 181_500, 0].map((atMs) => partOf(range, atMs))).toEqual([0, 0.5, 1, 0])
    expect(partOf({ firstMs: 5, lastMs: 5 }, 5)).toBe(0)
  })
})
