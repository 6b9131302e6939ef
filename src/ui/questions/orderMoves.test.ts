import { describe, expect, it } from 'vitest'
import { moved, placeAt } from './orderMoves.ts'

describe('APP-3 bringing steps in order', () => {
  it.each([
    [0, 2, [1, 2, 0, 3]],
    [3, 0, [3, 0, 1, 2]],
    [2, 2, [0, 1, 2, 3]],
    [0, -1, [0, 1, 2, 3]],
    [1, 9, [0, 2, 3, 1]],
  ])('moves %i to place %i', (item, place, items) => {
    expect(moved([0, 1, 2, 3], item, place)).toEqual(items)
  })

  it('drops a row below those whose middle it has passed', () => {
    const others = [
      { top: 0, bottom: 40 },
      { top: 90, bottom: 130 },
    ]
    expect([-5, 19, 20, 65, 109, 110, 500].map((y) => placeAt(y, others))).toEqual([0, 0, 1, 1, 1, 2, 2])
  })

  it('leaves rows of other heights where they are once they have changed places', () => {
    const small = 40
    const tall = 100
    // A small row is dragged down over a tall one, with the pointer at rest.
    const y = small + tall / 2
    expect(placeAt(y, [{ top: small, bottom: small + tall }])).toBe(1)
    expect(placeAt(y, [{ top: 0, bottom: tall }])).toBe(1)
  })
})
