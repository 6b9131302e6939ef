import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTING, DEMO_ORIGIN_MS, type DemoChange } from '../../lessons/rollingDemo.ts'
import { readDemoSearch } from './demoSearch.ts'
import { readAddress, roomOf, writeAddress } from './demoAddress.ts'

describe('a demo and its address', () => {
  it('opens the default without any parameter', () => {
    expect(readAddress({})).toEqual({
      setting: DEFAULT_SETTING,
      atMs: DEMO_ORIGIN_MS,
      changes: [],
      other: null,
    })
  })

  it('reads back what it wrote, whatever the setting', () => {
    const change = fc
      .record({ sinceMs: fc.integer({ min: 1, max: 3_600_000 }), maximumPercent: fc.integer({ min: 100, max: 200 }) })
      .map(({ sinceMs, maximumPercent }) => ({ atMs: DEMO_ORIGIN_MS + sinceMs, maximumPercent }))
    const byTime = (changes: readonly DemoChange[]) => changes.toSorted((one, other) => one.atMs - other.atMs)
    const address = fc.record({
      setting: fc.record({
        desiredCount: fc.nat(100),
        minimumHealthyPercent: fc.nat(100),
        maximumPercent: fc.integer({ min: 100, max: 200 }),
        fromRevision: fc.integer({ min: 1, max: 40 }),
        toRevision: fc.integer({ min: 1, max: 40 }),
        room: fc.integer({ min: 1, max: 50 }).map((instances) => instances * 4),
        seed: fc.nat(0xffff_ffff),
        loadPercent: fc.nat(400),
        isNewBad: fc.boolean(),
        hasBreaker: fc.boolean(),
      }),
      atMs: fc.nat(3_600_000).map((ms) => ms + DEMO_ORIGIN_MS),
      changes: fc.uniqueArray(change, { maxLength: 6, selector: ({ atMs }) => atMs }).map(byTime),
      other: fc.option(
        fc.record({ minimumHealthyPercent: fc.nat(100), maximumPercent: fc.integer({ min: 100, max: 200 }) }),
      ),
    })
    fc.assert(
      fc.property(address, (one) => {
        const changes = one.other === null ? one.changes : []
        expect(readAddress(readDemoSearch({ ...writeAddress(one) }))).toEqual({ ...one, changes })
      }),
    )
  })

  it('rounds room up to whole instances', () => {
    expect([0, 1, 4, 5, 12, 500].map(roomOf)).toEqual([4, 4, 4, 8, 12, 200])
  })
})
