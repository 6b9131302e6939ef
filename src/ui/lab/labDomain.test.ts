import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labDomain } from './labDomain.ts'

describe('the axis of a lab', () => {
  it('begins with three minutes', () => {
    expect(labDomain(0)).toEqual({ fromMs: 0, toMs: 180_000 })
    expect(labDomain(144_000)).toEqual({ fromMs: 0, toMs: 180_000 })
    expect(labDomain(144_001)).toEqual({ fromMs: 0, toMs: 300_000 })
  })

  it('leaves a fifth to what may come, however long the lab', () => {
    fc.assert(
      fc.property(fc.nat(10 * 86_400_000), (untilMs) => {
        expect(labDomain(untilMs).toMs * 0.8).toBeGreaterThanOrEqual(untilMs - 1)
      }),
    )
  })
})
