import { describe, expect, it } from 'vitest'
import { YardBuilder } from '../../testing/canvas/yardBuilder.ts'
import { columnsFor, slotUnitsOf } from './slots.ts'

describe('one slot is the smallest reservation, rounded down to a power of two', () => {
  it.each([
    { sizes: [512], slot: 512 },
    { sizes: [1_024, 300], slot: 256 },
    { sizes: [0, 256], slot: 256 },
    // 64 slots on an instance of 2,048 are still counted; 204 of 10 are not.
    { sizes: [10], slot: 32 },
    { sizes: [], slot: 256 },
  ])('$sizes → $slot CPU units', ({ sizes, slot }) => {
    const yard = new YardBuilder()
    yard.instance()
    sizes.forEach((cpuUnits, index) => yard.definition('app', index + 1, { cpuUnits, memoryMib: 128 }))
    expect(slotUnitsOf(yard.world)).toBe(slot)
  })

  it('asks only the revisions in use once something is in use', () => {
    const yard = new YardBuilder()
    const instance = yard.instance()
    yard.definition('sample', 1, { cpuUnits: 64, memoryMib: 128 })
    const definitionKey = yard.definition('web', 1, { cpuUnits: 512, memoryMib: 128 })
    expect(slotUnitsOf(yard.world)).toBe(64)
    yard.task({ definitionKey, instance })
    expect(slotUnitsOf(yard.world)).toBe(512)
  })
})

it.each([
  [1, [2]],
  [4, [2]],
  [8, [2, 4]],
  [16, [2, 4]],
  [32, [2, 4, 8]],
  [64, [2, 4, 8]],
])('%i slots may stand in rows of %j', (slots, columns) => {
  expect(columnsFor(slots)).toEqual(columns)
})
