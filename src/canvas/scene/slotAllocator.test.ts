import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SlotAllocator } from './slotAllocator.ts'
import type { SlotClaim, SlotLine } from './slotAllocator.ts'

const line: SlotLine = { capacityUnits: 2_048, rowUnits: 1_024, slotUnits: 256 }

function claim(id: string, cpuUnits: number): SlotClaim {
  return { id, cpuUnits }
}

function startsOf(allocator: SlotAllocator, claims: readonly SlotClaim[], at = line): (number | null)[] {
  return [...allocator.place('i', at, claims).starts.values()]
}

describe('APP-2 a task keeps its slot', () => {
  it('puts them side by side, wide ones on whole rows', () => {
    const claims = [claim('a', 256), claim('b', 1_024), claim('c', 256)]
    expect(startsOf(new SlotAllocator(), claims)).toEqual([0, 1_024, 256])
  })

  it('keeps the others where they are when one goes, and gives its slot to the next', () => {
    const allocator = new SlotAllocator()
    startsOf(allocator, [claim('a', 256), claim('b', 256), claim('c', 256)])
    expect(startsOf(allocator, [claim('a', 256), claim('c', 256)])).toEqual([0, 512])
    expect(startsOf(allocator, [claim('a', 256), claim('c', 256), claim('d', 256)])).toEqual([0, 512, 256])
  })

  it('answers the same object while nothing is new', () => {
    const allocator = new SlotAllocator()
    const first = allocator.place('i', line, [claim('a', 256)])
    expect(allocator.place('i', line, [claim('a', 256)])).toBe(first)
    expect(allocator.place('i', line, [claim('a', 256), claim('b', 256)])).not.toBe(first)
  })

  it('moves tiles together only when free units do not lie side by side', () => {
    const allocator = new SlotAllocator()
    const eight = Array.from({ length: 8 }, (_, index) => claim(String(index), 256))
    startsOf(allocator, eight)
    const everySecond = eight.filter((_, index) => index % 2 === 0)
    expect(startsOf(allocator, everySecond)).toEqual([0, 512, 1_024, 1_536])
    expect(startsOf(allocator, [...everySecond, claim('wide', 1_024)])).toEqual([1_024, 1_280, 1_536, 1_792, 0])
  })

  it('lays below what reserves no CPU or more than there is', () => {
    const lineUp = new SlotAllocator().place('i', line, [claim('zero', 0), claim('huge', 4_096), claim('a', 256)])
    expect([...lineUp.starts]).toEqual([
      ['zero', null],
      ['huge', null],
      ['a', 0],
    ])
    expect(lineUp.belowCount).toBe(2)
  })

  it('forgets an instance that is gone', () => {
    const allocator = new SlotAllocator()
    startsOf(allocator, [claim('a', 256), claim('b', 256)])
    allocator.keepOnly(new Map())
    expect(startsOf(allocator, [claim('b', 256)])).toEqual([0])
  })

  it('never lets two overlap, and places all that fit, whatever comes and goes', () => {
    const sizes = fc.constantFrom(10, 100, 256, 300, 512, 768, 1_024, 1_536)
    fc.assert(
      fc.property(fc.array(fc.tuple(sizes, fc.boolean()), { maxLength: 60 }), (steps) => {
        const allocator = new SlotAllocator()
        let claims: SlotClaim[] = []
        steps.forEach(([units, isLeaving], index) => {
          if (isLeaving && claims.length > 0) claims = claims.filter((_, at) => at !== units % claims.length)
          const used = claims.reduce((sum, one) => sum + one.cpuUnits, 0)
          if (used + units <= line.capacityUnits) claims = [...claims, claim(String(index), units)]
          const { starts, belowCount } = allocator.place('i', line, claims)
          expect(belowCount).toBe(0)
          const taken = claims.map((one) => [starts.get(one.id) ?? -1, one.cpuUnits] as const).sort(([a], [b]) => a - b)
          let end = 0
          for (const [start, width] of taken) {
            expect(start).toBeGreaterThanOrEqual(end)
            end = start + width
          }
          expect(end).toBeLessThanOrEqual(line.capacityUnits)
        })
      }),
    )
  })
})
