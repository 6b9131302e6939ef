import type { Random } from '../../base/random.ts'
import type { ContainerInstance } from '../cluster/containerInstance.ts'
import type { Score } from '../rules/decision.ts'
import type { PlacementStrategy } from '../service/service.ts'

export const SPREAD_ZONES: PlacementStrategy = { type: 'spread', field: 'attribute:ecs.availability-zone' }
const SPREAD_INSTANCES: PlacementStrategy = { type: 'spread', field: 'instanceId' }
/** PLC-4: what a service without a strategy does: the zone with the fewest, then the instance with the fewest. */
export const SERVICE_DEFAULT: readonly PlacementStrategy[] = [SPREAD_ZONES, SPREAD_INSTANCES]
/** PLC-4: what RunTask without a strategy does. */
export const RUN_TASK_DEFAULT: readonly PlacementStrategy[] = [{ type: 'random', field: '' }]

/** Live tasks of the same service or group, on an instance and in all of a group of instances. */
export interface GroupCounts {
  onInstance(instanceId: string): number
  inGroup(field: string, group: string): number
}

export interface Ranking {
  readonly chosen: ContainerInstance | null
  /** Per instance id, one score for each strategy that it still took part in. */
  readonly scores: ReadonlyMap<string, readonly Score[]>
}

/**
 * PLC-2: the strategies in their order, each keeping the best of what the one before kept. What is equal in all of
 * them goes to the instance that registered first.
 */
export function rank(
  passing: readonly ContainerInstance[],
  strategies: readonly PlacementStrategy[],
  input: { readonly counts: GroupCounts; readonly random: Random },
): Ranking {
  const scores = new Map<string, Score[]>()
  let kept = passing
  for (const strategy of strategies) {
    if (strategy.type === 'random') {
      // The draw decides among what is left; nothing after it can.
      const drawn = kept.length === 0 ? undefined : kept[input.random.between(0, kept.length - 1)]
      for (const one of kept) push(scores, one.id, { value: one === drawn ? 0 : 1, isKept: one === drawn })
      kept = drawn === undefined ? [] : [drawn]
      continue
    }
    const values = kept.map((one) => valueOf(one, strategy, input.counts))
    const best = Math.min(...values.map((one) => one.value))
    kept.forEach((one, index) => {
      const value = values[index]
      if (value !== undefined) push(scores, one.id, { ...value, isKept: value.value === best })
    })
    kept = kept.filter((_, index) => values[index]?.value === best)
  }
  return { chosen: earliest(kept), scores }
}

/** The group of an instance under a spread field; its own id for `instanceId` and `host`. */
export function groupOf(instance: ContainerInstance, field: string): string {
  if (field === 'attribute:ecs.availability-zone') return instance.availabilityZone
  if (field === 'attribute:ecs.instance-type') return instance.instanceType
  return instance.id
}

function valueOf(instance: ContainerInstance, strategy: PlacementStrategy, counts: GroupCounts): Omit<Score, 'isKept'> {
  if (strategy.type === 'binpack') {
    return { value: strategy.field === 'cpu' ? instance.remaining.cpuUnits : instance.remaining.memoryMib }
  }
  const group = groupOf(instance, strategy.field)
  if (group === instance.id) return { value: counts.onInstance(instance.id) }
  return { value: counts.inGroup(strategy.field, group), group }
}

function earliest(instances: readonly ContainerInstance[]): ContainerInstance | null {
  let first: ContainerInstance | null = null
  for (const one of instances) if (first === null || one.ordinal < first.ordinal) first = one
  return first
}

function push(scores: Map<string, Score[]>, instanceId: string, score: Score): void {
  const list = scores.get(instanceId)
  if (list === undefined) scores.set(instanceId, [score])
  else list.push(score)
}
