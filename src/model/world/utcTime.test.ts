import { describe, expect, it } from 'vitest'
import { isoText, reasonTime } from './utcTime.ts'
import { LAB_EPOCH_SECONDS } from './world.ts'

describe('ALM-7 the time of a lab on the calendar', () => {
  it('is the platform’s own, for every day of the lab’s first five years', () => {
    for (let day = 0; day < 5 * 366; day++) {
      const atMs = day * 86_400_000 + day * 1_001
      const expected = new Date(LAB_EPOCH_SECONDS * 1_000 + atMs).toISOString()
      expect(isoText(atMs)).toBe(expected.replace('Z', '+0000'))
    }
  })

  it('stands day first in a reason', () => {
    expect(reasonTime(31 * 86_400_000 + 180_000)).toBe('01/02/26 00:03:00')
  })
})
