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
  /**
   * Of an instance that was ranked: one score for each strategy that it still took part in. Worked out when asked, for
   * few of many instances are shown, so ask before the counts go on.
   */
  scoresOf(instance: ContainerInstance): readonly Score[]
}

/** What one strategy goes by. */
interface Judge {
  readonly strategy: PlacementStrategy
  readonly counts: GroupCounts
  /** What `random` drew. */
  readonly drawn: ContainerInstance | undefined
}

interface Round extends Judge {
  /** The value of what it kept. */
  readonly best: number
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
  const rounds: Round[] = []
  let kept = passing
  for (const strategy of strategies) {
    // The draw decides among what is left; nothing after it can.
    const isDraw = strategy.type === 'random' && kept.length > 0
    const drawn = isDraw ? kept[input.random.between(0, kept.length - 1)] : undefined
    const judge = { strategy, drawn, counts: input.counts }
    const values = kept.map((one) => valueOf(one, judge))
    let best = Infinity
    for (const value of values) if (value < best) best = value
    kept = kept.filter((_, index) => values[index] === best)
    rounds.push({ ...judge, best })
  }
  return { chosen: earliest(kept), scoresOf: (instance) => scoresOf(instance, rounds) }
}

/** Built to its size: an array that grows keeps room, and thousands are kept. */
function scoresOf(instance: ContainerInstance, rounds: readonly Round[], from = 0): readonly Score[] {
  const round = rounds[from]
  if (round === undefined) return []
  const value = valueOf(instance, round)
  const isKept = value === round.best
  const group = round.strategy.type === 'spread' ? groupOf(instance, round.strategy.field) : instance.id
  const score = group === instance.id ? { value, isKept } : { value, group, isKept }
  return isKept ? [score, ...scoresOf(instance, rounds, from + 1)] : [score]
}

/** The group of an instance under a spread field; its own id for `instanceId` and `host`. */
export function groupOf(instance: ContainerInstance, field: string): string {
  if (field === 'attribute:ecs.availability-zone') return instance.availabilityZone
  if (field === 'attribute:ecs.instance-type') return instance.instanceType
  return instance.id
}

function valueOf(instance: ContainerInstance, { strategy, drawn, counts }: Judge): number {
  if (strategy.type === 'random') return instance === drawn ? 0 : 1
  if (strategy.type === 'binpack') {
    return strategy.field === 'cpu' ? instance.remaining.cpuUnits : instance.remaining.memoryMib
  }
  const group = groupOf(instance, strategy.field)
  return group === instance.id ? counts.onInstance(instance.id) : counts.inGroup(strategy.field, group)
}

function earliest(instances: readonly ContainerInstance[]): ContainerInstance | null {
  let first: ContainerInstance | null = null
  for (const one of instances) if (first === null || one.ordinal < first.ordinal) first = one
  return first
}
