import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../../base/random.ts'
import { instanceOf } from '../../testing/instances.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { PlacementStrategy } from '../world/service/service.ts'
import { FirstChoice } from './firstChoice.ts'
import { Ranker } from './ranker.ts'
import { groupOf, type GroupCounts } from './strategies.ts'

const strategy = fc.constantFrom<PlacementStrategy>(
  { type: 'spread', field: 'attribute:ecs.availability-zone' },
  { type: 'spread', field: 'attribute:ecs.instance-type' },
  { type: 'spread', field: 'instanceId' },
  { type: 'binpack', field: 'memory' },
  { type: 'binpack', field: 'cpu' },
)
const spot = fc.record({
  availabilityZone: fc.constantFrom('us-east-1a', 'us-east-1b', 'us-east-1c'),
  instanceType: fc.constantFrom('m5.large', 'c5.large'),
  remaining: fc.record({ cpuUnits: fc.nat(4), memoryMib: fc.nat(4) }),
})

/** Tasks as they are placed, counted anew each time. */
class Tally implements GroupCounts {
  readonly placed: ContainerInstance[] = []

  onInstance(id: string): number {
    return this.placed.filter((one) => one.id === id).length
  }

  inGroup(field: string, group: string): number {
    return this.placed.filter((one) => groupOf(one, field) === group).length
  }
}

describe('PLC-2 the first choice', () => {
  it('is what a look at every instance chooses, task after task, until none has room', () => {
    fc.assert(
      fc.property(
        fc.array(spot, { minLength: 1, maxLength: 12 }),
        fc.array(strategy, { maxLength: 4 }),
        (spots, chain) => {
          // Registered in another order than that in which they are listed.
          const instances = spots.map((one, i) => instanceOf({ ...one, id: `i${String(i)}`, ordinal: (i * 5) % 13 }))
          const counts = new Tally()
          const ranker = new Ranker(instances, chain, { counts, random: Random.fromSeed(1) })
          let rows = [...instances.keys()]
          const ordinals = Float64Array.from(instances, (one) => one.ordinal)
          const quick = new FirstChoice(ranker.columns, ordinals, rows)
          for (;;) {
            const first = quick.choose()
            expect(first).toBe(ranker.rank(rows).chosen)
            if (first === null) return
            const after = withATask(instances[first] as ContainerInstance)
            instances[first] = after
            counts.placed.push(after)
            ranker.renew(first, after)
            if (after.remaining.cpuUnits >= 0 && after.remaining.memoryMib >= 0) quick.renew(first)
            else {
              quick.drop(first)
              rows = rows.filter((row) => row !== first)
            }
          }
        },
      ),
    )
  })
})

/** Below nothing: then it has no room any more. */
function withATask(instance: ContainerInstance): ContainerInstance {
  const { cpuUnits, memoryMib } = instance.remaining
  return { ...instance, remaining: { cpuUnits: cpuUnits - 1, memoryMib: memoryMib - 1 } }
}
