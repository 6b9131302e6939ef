import { describe, expect, it } from 'vitest'
import { timelineRows, type RowsWanted } from './timelineRows.ts'

const WANTED: RowsWanted = {
  height: 150,
  runs: 1,
  hasMarks: true,
  hasPins: false,
  hasInstances: false,
  hasCpu: true,
  hasThird: false,
  isDrawn: false,
}

describe('the rows of a timeline', () => {
  it('lie one under the other down to the axis, however many there are', () => {
    for (const height of [60, 100, 128, 150, 208, 240, 320]) {
      for (const [hasInstances, hasCpu, hasThird] of [
        [false, true, false],
        [true, true, true],
        [true, false, true],
        [false, true, true],
        [true, false, false],
      ] as const) {
        const rows = timelineRows({ ...WANTED, height, hasInstances, hasCpu, hasThird })
        const placed = [...rows.tracks, rows.instances, rows.cpu, rows.third].filter((one) => one !== null)
        for (const [index, one] of placed.entries()) {
          expect(one.top).toBeGreaterThan((placed[index - 1]?.top ?? 0) + (placed[index - 1]?.height ?? 0))
          expect(one.top + one.height).toBeLessThanOrEqual(rows.axis)
        }
      }
    }
  })

  it('where two lower tracks have no room the one that was picked stays', () => {
    const low = timelineRows({ ...WANTED, height: 124, hasThird: true })
    expect([low.cpu, low.third === null]).toEqual([null, false])
    const high = timelineRows({ ...WANTED, height: 208, hasThird: true })
    expect([high.cpu === null, high.third === null]).toEqual([false, false])
  })

  it('tasks keep their height before instances get a lane', () => {
    expect(timelineRows({ ...WANTED, height: 128, hasInstances: true }).instances).toBeNull()
    expect(timelineRows({ ...WANTED, height: 160, hasInstances: true }).instances).not.toBeNull()
  })

  it('while one draws only what is drawn on has room', () => {
    const rows = timelineRows({ ...WANTED, height: 240, hasThird: true, isDrawn: true })
    expect([rows.third, (rows.cpu?.height ?? 0) > (rows.tracks[0]?.height ?? 0)]).toEqual([null, true])
  })
})
