import { describe, expect, it } from 'vitest'
import type { Rect } from '../geometry.ts'
import { joinedBoxes } from './joinedBoxes.ts'

const cell = (column: number, row: number): Rect => ({ x: column * 14, y: row * 14, width: 12, height: 12 })
const cells = (count: number, perRow: number): readonly Rect[] =>
  Array.from({ length: count }, (_, index) => cell(index % perRow, Math.floor(index / perRow)))

describe('boxes that stand side by side are ringed as one', () => {
  it('36 that wait in rows of 15: the full rows, and the last', () => {
    expect(joinedBoxes(cells(36, 15), 11)).toEqual([
      { x: 0, y: 0, width: 208, height: 26 },
      { x: 0, y: 28, width: 82, height: 12 },
    ])
  })

  it('in whatever order they come', () => {
    expect(joinedBoxes([cell(2, 0), cell(0, 0), cell(1, 0)], 11)).toEqual([{ x: 0, y: 0, width: 40, height: 12 }])
  })

  it('but not what stands apart, and not what is of another height', () => {
    const apart = [cell(0, 0), cell(3, 0), { ...cell(4, 0), height: 30 }]
    expect(joinedBoxes(apart, 11)).toHaveLength(3)
  })
})
