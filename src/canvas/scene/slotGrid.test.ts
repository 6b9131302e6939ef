import { describe, expect, it } from 'vitest'
import { belowRect, stretchRects, slotRects } from './slotGrid.ts'
import type { SlotGrid } from './slotGrid.ts'

const grid: SlotGrid = { x: 10, y: 20, slotWidth: 50, slotHeight: 24, gap: 4, rowGap: 0, columns: 4, slotUnits: 256 }

describe('a task on the line of slots', () => {
  it.each([
    { what: 'one slot', start: 256, units: 256, pieces: [[64, 20, 50, 24]] },
    { what: 'a slot and a half', start: 0, units: 384, pieces: [[10, 20, 77, 24]] },
    { what: 'a whole row', start: 1_024, units: 1_024, pieces: [[10, 48, 212, 24]] },
    { what: 'two whole rows as one', start: 0, units: 2_048, pieces: [[10, 20, 212, 52]] },
    {
      what: 'over the end of a row, the larger piece first',
      start: 768,
      units: 768,
      pieces: [
        [10, 48, 104, 24],
        [172, 20, 50, 24],
      ],
    },
  ])('$what', ({ start, units, pieces }) => {
    expect(stretchRects(grid, start, units).map(({ x, y, width, height }) => [x, y, width, height])).toEqual(pieces)
  })

  it('paints a narrower last slot where the registered units are no whole number of slots', () => {
    const slots = slotRects(grid, 640)
    expect(slots.map((slot) => slot.width)).toEqual([50, 50, 23])
  })

  it('lays below the rows what has no stretch of the line', () => {
    expect(belowRect(grid, 2, 1)).toEqual({ x: 64, y: 76, width: 50, height: 24 })
  })
})
