import { describe, expect, it } from 'vitest'
import { durationMs } from './duration.ts'

describe('durationMs', () => {
  it.each([
    ['0', 0],
    ['1500', 1_500],
    ['1500ms', 1_500],
    ['90s', 90_000],
    ['20m', 1_200_000],
    ['1h', 3_600_000],
    ['2d', 172_800_000],
    ['', undefined],
    ['20 m', undefined],
    ['1.5h', undefined],
    ['-1s', undefined],
    ['20min', undefined],
    ['1h30m', undefined],
    ['0x10', undefined],
    ['９s', undefined],
    ['999999999999', undefined],
  ])('%j', (text, ms) => {
    expect(durationMs(text)).toBe(ms)
  })
})
