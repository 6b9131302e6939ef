import { describe, expect, it } from 'vitest'
import { revisionIndex, revisionSlot } from './palette.ts'

describe('revisions', () => {
  it('begin again after four, colour and stripes alike', () => {
    expect([1, 2, 3, 4, 5, 6, 9].map(revisionSlot)).toEqual([1, 2, 3, 4, 1, 2, 1])
    expect([1, 2, 3, 4, 5].map(revisionIndex)).toEqual([0, 1, 2, 3, 0])
  })

  it('take an order that makes no sense as the first', () => {
    expect([0, -3, Number.NaN, Number.POSITIVE_INFINITY].map(revisionSlot)).toEqual([1, 1, 1, 1])
  })
})
