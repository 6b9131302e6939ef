import { describe, expect, it } from 'vitest'
import type { StripColumn } from './stripColumns.ts'
import { stripLayout, type StripFrame } from './stripLayout.ts'

function columns(count: number, upper = 4): readonly StripColumn[] {
  return Array.from({ length: count }, (_, index) => ({
    key: String(index),
    kind: 'past',
    pair: '4+0',
    time: '00:00',
    act: 'stop 2',
    groups: [],
    limits: { lower: 2, upper },
  }))
}

const frame: StripFrame = { variant: 'projector', box: { width: 752, height: 310 }, countMax: 1 }

describe('the columns of a strip', () => {
  it('share the width', () => {
    const layout = stripLayout(columns(5), frame)
    expect(layout.columnWidth * 5 + layout.gutter).toBeCloseTo(752)
  })

  it('are as many as find room where they are too many: none is cut at the edge', () => {
    const { columnWidth, gutter, width } = stripLayout(columns(9), frame)
    const inView = (752 - gutter) / columnWidth
    expect(inView).toBeCloseTo(Math.round(inView))
    expect(columnWidth).toBeGreaterThanOrEqual(124)
    expect(width).toBeCloseTo(9 * columnWidth)
  })

  it('are on one scale in both strips of a comparison, however many each has', () => {
    const scale = { ...frame, countMax: 8, columnsLeast: 5 }
    const [few, many] = [stripLayout(columns(3, 4), scale), stripLayout(columns(5, 8), scale)]
    expect([few.columnWidth, few.unit]).toEqual([many.columnWidth, many.unit])
    expect(stripLayout(columns(3, 4), frame).unit).not.toBe(many.unit)
  })
})
