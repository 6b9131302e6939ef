import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SlotSet } from './slotSet.ts'

const SLOTS = 4_096
// Near the ends of words, of groups and of the ring, where a shift can go wrong.
const slot = fc.oneof(fc.nat(SLOTS - 1), fc.constantFrom(0, 1, 31, 32, 33, 1_023, 1_024, 1_055, 2_047, 4_064, 4_095))

it('finds the next slot as a scan does, round the end', () => {
  const step = fc.record({ slot, isAdded: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), slot, (steps, from) => {
      const set = new SlotSet(SLOTS)
      const oracle = new Set<number>()
      for (const one of steps) {
        if (one.isAdded) {
          set.add(one.slot)
          oracle.add(one.slot)
        } else {
          set.delete(one.slot)
          oracle.delete(one.slot)
        }
        if (oracle.size === 0) continue
        let next = from
        while (!oracle.has(next)) next = (next + 1) % SLOTS
        expect(set.nextFrom(from)).toBe(next)
      }
    }),
    { numRuns: 300 },
  )
})
