import { describe, expect, it } from 'vitest'
import { leftOf, limitOf, timingOnReturn, warningOf } from './examTime.ts'

const MINUTE_MS = 60_000

describe('the time of an exam', () => {
  it.each([
    [65, '1', 130],
    [65, '0.5', 65],
    [65, '3', 390],
    [20, '1', 40],
  ] as const)('gives %i questions at %s of the time %i minutes', (count, factor, minutes) => {
    expect(limitOf(count, factor)).toBe(minutes * MINUTE_MS)
  })

  it('knows no limit where none is wanted', () => {
    expect(limitOf(65, 'none')).toBeNull()
    expect(leftOf({ limitMs: null, spentMs: 10 * MINUTE_MS })).toBeNull()
    expect(warningOf(null)).toBeNull()
  })

  it('warns at five minutes and at one, and is never below nothing', () => {
    const warnedAt = (left: number) => warningOf(leftOf({ limitMs: 10 * MINUTE_MS, spentMs: 10 * MINUTE_MS - left }))
    expect([5 * MINUTE_MS + 1, 5 * MINUTE_MS, MINUTE_MS + 1, MINUTE_MS, 0].map(warnedAt)).toEqual([
      null,
      'soon',
      'soon',
      'now',
      'now',
    ])
    expect(leftOf({ limitMs: 1, spentMs: 2 })).toBe(0)
  })

  it('leaves who comes back a minute to ask for more', () => {
    expect(leftOf(timingOnReturn({ limitMs: 100_000, spentMs: 99_000 }))).toBe(MINUTE_MS)
    expect(timingOnReturn({ limitMs: 900_000, spentMs: 0 })).toEqual({ limitMs: 900_000, spentMs: 0 })
  })
})
