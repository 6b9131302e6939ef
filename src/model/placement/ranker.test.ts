import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../../base/random.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { PlacementStrategy } from '../world/service/service.ts'
import { instanceOf } from '../../testing/instances.ts'
import { Ranker } from './ranker.ts'
import { groupOf, RUN_TASK_DEFAULT, SERVICE_DEFAULT, type GroupCounts } from './strategies.ts'

const ZONE = 'attribute:ecs.availability-zone'
const byZone: PlacementStrategy = { type: 'spread', field: ZONE }
const byInstance: PlacementStrategy = { type: 'spread', field: 'instanceId' }
const byType: PlacementStrategy = { type: 'spread', field: 'attribute:ecs.instance-type' }
const packMemory: PlacementStrategy = { type: 'binpack', field: 'memory' }
const packCpu: PlacementStrategy = { type: 'binpack', field: 'cpu' }
const atRandom: PlacementStrategy = { type: 'random', field: '' }

/** An instance by its letter, with `count` tasks of the service on it. */
interface Spot {
  readonly instance: ContainerInstance
  readonly count: number
}

function spot(id: string, fields: Partial<ContainerInstance> & { readonly count?: number } = {}): Spot {
  const { count = 0, ...own } = fields
  return { instance: instanceOf({ id, ordinal: id.charCodeAt(0), ...own }), count }
}

function countsOf(spots: readonly Spot[]): GroupCounts {
  const of = (isIn: (one: ContainerInstance) => boolean) =>
    spots.filter((one) => isIn(one.instance)).reduce((sum, one) => sum + one.count, 0)
  return {
    onInstance: (id) => of((one) => one.id === id),
    inGroup: (field, group) => of((one) => groupOf(one, field) === group),
  }
}

function choose(spots: readonly Spot[], strategies: readonly PlacementStrategy[], seed = 1) {
  const instances = spots.map((one) => one.instance)
  const ranker = new Ranker(instances, strategies, { counts: countsOf(spots), random: Random.fromSeed(seed) })
  const { chosen, scoresOf } = ranker.rank([...instances.keys()])
  return { chosen: chosen === null ? null : instances[chosen], scoresOf }
}

function memory(memoryMib: number, cpuUnits = 1_024): Pick<ContainerInstance, 'remaining'> {
  return { remaining: { cpuUnits, memoryMib } }
}

describe('PLC-2 one strategy', () => {
  it('worked example 7: binpack takes the least left of its field', () => {
    const spots = [spot('A', memory(1_024, 100)), spot('B', memory(512, 300)), spot('C', memory(600, 200))]
    expect(choose(spots, [packMemory]).chosen?.id).toBe('B')
    expect(choose(spots, [packCpu]).chosen?.id).toBe('A')
  })

  it('spread takes the group with the fewest tasks of the service', () => {
    const a = { availabilityZone: 'us-east-1a' }
    const b = { availabilityZone: 'us-east-1b' }
    const spots = [spot('A', { ...a, count: 1 }), spot('B', { ...a, count: 1 }), spot('C', { ...b, count: 1 })]
    expect(choose(spots, [byZone]).chosen?.id).toBe('C')
    expect(choose([spot('A', { count: 2 }), spot('B', { count: 1 })], [byInstance]).chosen?.id).toBe('B')
    const types = [spot('A', { count: 1 }), spot('B', { instanceType: 'c5.large' })]
    expect(choose(types, [byType]).chosen?.id).toBe('B')
  })

  it('random takes any, each in its turn', () => {
    const spots = ['A', 'B', 'C', 'D'].map((id) => spot(id))
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 400; seed++) {
      const id = choose(spots, [atRandom], seed).chosen?.id ?? 'none'
      counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual(['A', 'B', 'C', 'D'])
    for (const count of counts.values()) expect(count).toBeGreaterThan(60)
  })

  it('what is equal goes to the instance that registered first, in whatever order they are looked at', () => {
    const spots = [spot('B'), spot('A'), spot('C')]
    for (const strategies of [[], [byZone], [packMemory], [byInstance]]) {
      expect(choose(spots, strategies).chosen?.id).toBe('A')
    }
  })
})

describe('PLC-2 strategies in their order', () => {
  // In zone a most is left, in zone b most tasks run.
  const spots = [
    spot('A', { availabilityZone: 'us-east-1a', ...memory(900), count: 1 }),
    spot('B', { availabilityZone: 'us-east-1a', ...memory(800) }),
    spot('C', { availabilityZone: 'us-east-1b', ...memory(300), count: 2 }),
  ]

  it.each([
    {
      what: 'spread, then binpack: the emptier zone, in it the fuller instance',
      chain: [byZone, packMemory],
      chosen: 'B',
    },
    { what: 'binpack, then spread: the fullest instance of all', chain: [packMemory, byZone], chosen: 'C' },
    { what: 'zones, then instances: what a service does by itself', chain: [byZone, byInstance], chosen: 'B' },
  ])('$what', ({ chain, chosen }) => {
    expect(choose(spots, chain).chosen?.id).toBe(chosen)
  })

  it('tells of each what it scored in each strategy that it still took part in', () => {
    const ranking = choose(spots, [byZone, packMemory])
    const [a, b, c] = spots.map((_, row) => ranking.scoresOf(row))
    expect(a).toEqual([
      { value: 1, group: 'us-east-1a', isKept: true },
      { value: 900, isKept: false },
    ])
    expect(b?.[1]).toEqual({ value: 800, isKept: true })
    expect(c).toEqual([{ value: 2, group: 'us-east-1b', isKept: false }])
  })

  it('a draw is the last word', () => {
    const chosen = new Set(
      Array.from({ length: 60 }, (_, seed) => choose(spots, [atRandom, packMemory], seed).chosen?.id),
    )
    expect(chosen.size).toBe(3)
    const inZone = new Set(Array.from({ length: 60 }, (_, seed) => choose(spots, [byZone, atRandom], seed).chosen?.id))
    expect([...inZone].sort()).toEqual(['A', 'B'])
  })

  it('choose nothing among nothing', () => {
    for (const strategies of [[], [atRandom], [byZone, packCpu]]) {
      expect(choose([], strategies).chosen).toBeNull()
    }
  })

  it('choose one that no other beats, strategy by strategy', () => {
    const spotOf = fc.record({
      zone: fc.constantFrom('a', 'b', 'c'),
      left: fc.nat(3),
      cpu: fc.nat(3),
      count: fc.nat(3),
    })
    const strategy = fc.constantFrom(byZone, byInstance, packMemory, packCpu)
    fc.assert(
      fc.property(
        fc.array(spotOf, { minLength: 1, maxLength: 8 }),
        fc.array(strategy, { maxLength: 3 }),
        (all, chain) => {
          const spotted = all.map(({ zone, left, cpu, count }, index) =>
            spot(String.fromCharCode(65 + index), {
              availabilityZone: `us-east-1${zone}`,
              ...memory(left, cpu),
              count,
            }),
          )
          const scoreOf = ({ instance, count }: Spot) =>
            chain.map((one) => {
              if (one.type === 'binpack')
                return one.field === 'cpu' ? instance.remaining.cpuUnits : instance.remaining.memoryMib
              if (one.field === 'instanceId') return count
              const same = spotted.filter((other) => other.instance.availabilityZone === instance.availabilityZone)
              return same.reduce((sum, other) => sum + other.count, 0)
            })
          const sorted = [...spotted].sort((one, other) => {
            const [own, others] = [scoreOf(one), scoreOf(other)]
            const index = own.findIndex((score, i) => score !== others[i])
            return index < 0 ? one.instance.ordinal - other.instance.ordinal : (own[index] ?? 0) - (others[index] ?? 0)
          })
          expect(choose(spotted, chain).chosen?.id).toBe(sorted[0]?.instance.id)
        },
      ),
    )
  })
})

it('PLC-4 a service spreads over zones, then over instances; RunTask draws', () => {
  expect(SERVICE_DEFAULT).toEqual([byZone, byInstance])
  expect(RUN_TASK_DEFAULT).toEqual([atRandom])
})
