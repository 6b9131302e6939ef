import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDemoSearch } from './demoSearch.ts'

describe('the demo’s address', () => {
  it('reads a whole setting', () => {
    const raw = {
      desired: 4,
      min: 50,
      max: 100,
      from: 7,
      to: 8,
      room: 12,
      seed: 1,
      at: 38000,
      load: 118,
      bMin: 100,
      bMax: 150,
    }
    expect(readDemoSearch(raw)).toEqual(raw)
  })

  it.each<{ raw: Record<string, unknown>; read: object }>([
    { raw: { min: 250 }, read: { min: 100 } },
    { raw: { max: 20 }, read: { max: 100 } },
    { raw: { desired: -4 }, read: { desired: 0 } },
    { raw: { desired: 1e9 }, read: { desired: 100 } },
    { raw: { min: '50' }, read: { min: 50 } },
    { raw: { min: 49.6 }, read: { min: 50 } },
    { raw: { min: 'half' }, read: {} },
    { raw: { min: '' }, read: {} },
    { raw: { min: null, max: true, room: [12], seed: {} }, read: {} },
    { raw: { at: Number.NaN, load: Number.POSITIVE_INFINITY }, read: {} },
    { raw: { other: 1, constructor: 2 }, read: {} },
  ])('clamps or drops: $raw', ({ raw, read }) => {
    expect(readDemoSearch(raw)).toEqual(read)
  })

  it('drops by name, so that the router does not keep what the link said', () => {
    expect(Object.hasOwn(readDemoSearch({ min: 'half' }), 'min')).toBe(true)
  })

  it('never throws and never gives anything but whole numbers', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('desired', 'min', 'max', 'at', 'bMin', '__proto__'), fc.anything()),
        (raw) => {
          for (const value of Object.values({ ...readDemoSearch(raw), changes: undefined }))
            expect(value === undefined || Number.isSafeInteger(value)).toBe(true)
        },
      ),
    )
  })
})
