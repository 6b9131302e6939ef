import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlacementStrategy } from '../world/service/service.ts'
import type { Task } from '../world/task/task.ts'
import { createService, register, yard } from '../../testing/builders.ts'
import { idsOf, type TestLab } from '../../testing/testLab.ts'
import { finish } from '../../base/work.ts'
import { choosingToStop } from './scaleIn.ts'

const ZONE = 'attribute:ecs.availability-zone'
const byZone: PlacementStrategy = { type: 'spread', field: ZONE }
const byInstance: PlacementStrategy = { type: 'spread', field: 'instanceId' }
const packMemory: PlacementStrategy = { type: 'binpack', field: 'memory' }
const packCpu: PlacementStrategy = { type: 'binpack', field: 'cpu' }

/** Tasks on instances by number: each number is one more task there, oldest first. */
function labWith(options: { readonly zones: readonly string[]; readonly places: readonly number[] }): TestLab {
  const lab = yard({ instances: options.zones.length, availabilityZones: ['us-east-1a'] })
  register(lab)
  createService(lab, { desiredCount: options.places.length })
  lab.forward(60_000)
  options.zones.forEach((zone, index) => {
    const instance = lab.instance(index)
    lab.writable.instances.set(instance.id, { ...instance, availabilityZone: `us-east-1${zone}` })
  })
  lab.tasks().forEach((task, index) => {
    const instance = lab.instance(options.places[index] ?? 0)
    lab.writable.tasks.set(task.id, { ...task, instanceId: instance.id, availabilityZone: instance.availabilityZone })
  })
  return lab
}

function choose(lab: TestLab, from: readonly Task[], how: Parameters<typeof choosingToStop>[2]): readonly Task[] {
  return finish(choosingToStop({ world: lab.world, spend: () => undefined, endsSlice: () => false }, from, how))
}

/** Which of the tasks go, by their place in the list from 0, in the order in which they go. */
function chosen(lab: TestLab, count: number, strategies: readonly PlacementStrategy[]): readonly number[] {
  const all = lab.tasks()
  const ids = idsOf(all)
  return choose(lab, all, { all, count, strategies }).map((one) => ids.indexOf(one.id))
}

describe('PLC-5 of tasks that must go', () => {
  const lab = labWith({ zones: ['a', 'a', 'b'], places: [0, 0, 1, 2, 2] })

  it('without a strategy: from the zone with most, then the instance with most, the oldest', () => {
    expect(chosen(lab, 1, [])).toEqual([0])
    // Zones 2 and 2 then: the instance with two, which is the one in zone b.
    expect(chosen(lab, 2, [])).toEqual([0, 3])
    expect(chosen(lab, 4, [])).toHaveLength(4)
  })

  it('spread over instances: from the fullest, again and again', () => {
    const uneven = labWith({ zones: ['a', 'b', 'c'], places: [0, 0, 0, 1, 1, 2] })
    expect(chosen(uneven, 4, [byInstance])).toEqual([0, 1, 3, 2])
  })

  it('binpack: from the instance that has most left', () => {
    const packed = labWith({ zones: ['a', 'b'], places: [0, 0, 1] })
    const { id, ...instance } = packed.instance(1)
    packed.writable.instances.set(id, { ...instance, id, remaining: { cpuUnits: 1, memoryMib: 99_999 } })
    expect(chosen(packed, 1, [packMemory])).toEqual([2])
    expect(chosen(packed, 1, [packCpu])).toEqual([0])
  })

  it('binpack: all of one instance before any of the next, however little apart they are', () => {
    const packed = labWith({ zones: ['a', 'b'], places: [0, 0, 0, 1] })
    for (const [index, cpuUnits] of [1_000, 999].entries()) {
      const instance = packed.instance(index)
      packed.writable.instances.set(instance.id, { ...instance, remaining: { cpuUnits, memoryMib: 0 } })
    }
    expect(chosen(packed, 3, [packCpu])).toEqual([0, 1, 2])
  })

  it('all of them when as many must go as there are', () => {
    expect(chosen(lab, 5, [])).toEqual([0, 1, 2, 3, 4])
    expect(chosen(lab, 9, [])).toHaveLength(5)
    expect(chosen(lab, 0, [])).toEqual([])
  })

  it('counts balance over all tasks of the service, and takes only from those that may go', () => {
    const all = lab.tasks()
    const ids = idsOf(all)
    const pick = (from: readonly Task[]) =>
      choose(lab, from, { all, count: 1, strategies: [byZone] }).map((one) => ids.indexOf(one.id))
    expect(pick(all.slice(3))).toEqual([3])
    // Of zone a only one may go and of zone b two; of all there are more in a.
    expect(pick(all.slice(2))).toEqual([2])
  })

  it('each next one is of a fullest group at that moment', () => {
    const place = fc.integer({ min: 0, max: 4 })
    const chain = fc.array(fc.constantFrom(byZone, byInstance), { minLength: 0, maxLength: 2 })
    const zones = ['a', 'a', 'b', 'b', 'c']
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 9 }), fc.nat(9), chain, (places, count, strategies) => {
        const going = chosen(labWith({ zones, places }), count, strategies)
        expect(new Set(going).size).toBe(Math.min(count, places.length))
        if (count >= places.length) return
        const left = new Set(places.keys())
        const scoreOf = (task: number) =>
          (strategies.length === 0 ? [byZone, byInstance] : strategies).map(
            ({ field }) =>
              [...left].filter((other) =>
                field === ZONE
                  ? zones[places[other] ?? 0] === zones[places[task] ?? 0]
                  : places[other] === places[task],
              ).length,
          )
        for (const task of going) {
          const best = [...left].map(scoreOf).sort(compareDown)[0]
          expect(scoreOf(task)).toEqual(best)
          left.delete(task)
        }
      }),
      { numRuns: 60 },
    )
  })
})

function compareDown(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((score, i) => score !== other[i])
  return index < 0 ? 0 : (other[index] ?? 0) - (one[index] ?? 0)
}
