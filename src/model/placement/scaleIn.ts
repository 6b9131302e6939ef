import type { PlacementStrategy } from '../service/service.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world/world.ts'
import { groupOf, SERVICE_DEFAULT } from './strategies.ts'

/**
 * PLC-5: which tasks go first when some must go. By the service's own strategy: spread takes from the fullest group,
 * binpack from the instance that has most left; without one, the zone with most of the service's tasks, then the
 * instance with most. What is equal goes oldest first.
 *
 * @param from  tasks that may go, oldest first
 * @param how  `all`: every live task of the service, what balance is counted over
 * @returns `count` of `from`, in the order in which they go
 */
export function chooseToStop(
  world: World,
  from: readonly Task[],
  how: { readonly all: readonly Task[]; readonly count: number; readonly strategies: readonly PlacementStrategy[] },
): readonly Task[] {
  if (how.count >= from.length) return from
  const strategies = how.strategies.length === 0 ? SERVICE_DEFAULT : how.strategies
  const sums = strategies.map((strategy) => countGroups(world, how.all, strategy))
  const places = placesOf(world, from, strategies)
  const chosen: Task[] = []
  while (chosen.length < how.count) {
    const place = fullest(places, sums)
    const task = place?.tasks[place.taken]
    if (place === undefined || task === undefined) break
    chosen.push(task)
    place.taken += 1
    place.keys.forEach((key, i) => add(sums[i], key, -1))
  }
  return chosen
}

/** Tasks that are alike to every strategy. */
interface Place {
  /** Per strategy: its group, and for binpack what the instance has left. */
  readonly keys: readonly string[]
  readonly left: readonly number[]
  readonly tasks: Task[]
  taken: number
}

type Sums = Map<string, number>

function placesOf(world: World, tasks: readonly Task[], strategies: readonly PlacementStrategy[]): readonly Place[] {
  const places = new Map<string, Place>()
  for (const task of tasks) {
    const keys = strategies.map((strategy) => keyOf(world, task, strategy))
    const left = strategies.map((strategy) => leftOf(world, task, strategy))
    const name = [...keys, ...left].join('|')
    const place = places.get(name)
    if (place === undefined) places.set(name, { keys, left, tasks: [task], taken: 0 })
    else place.tasks.push(task)
  }
  return [...places.values()]
}

function fullest(places: readonly Place[], sums: readonly Sums[]): Place | undefined {
  let best: Place | undefined
  let bestScores: readonly number[] = []
  for (const place of places) {
    if (place.taken === place.tasks.length) continue
    const scores = place.keys.map((key, i) => (sums[i]?.get(key) ?? 0) + (place.left[i] ?? 0))
    if (best === undefined || isHigher(scores, bestScores)) {
      best = place
      bestScores = scores
    }
  }
  return best
}

function isHigher(scores: readonly number[], than: readonly number[]): boolean {
  for (let i = 0; i < scores.length; i++) {
    const difference = (scores[i] ?? 0) - (than[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return false
}

function countGroups(world: World, tasks: readonly Task[], strategy: PlacementStrategy): Sums {
  const sums: Sums = new Map()
  if (strategy.type === 'spread') for (const task of tasks) add(sums, keyOf(world, task, strategy), 1)
  return sums
}

/** On Fargate there are zones only. */
function keyOf(world: World, task: Task, strategy: PlacementStrategy): string {
  if (strategy.type !== 'spread') return ''
  const instance = world.instances.get(task.instanceId ?? '')
  if (instance !== undefined) return groupOf(instance, strategy.field)
  return strategy.field === 'attribute:ecs.availability-zone' ? task.availabilityZone : ''
}

function leftOf(world: World, task: Task, strategy: PlacementStrategy): number {
  const instance = world.instances.get(task.instanceId ?? '')
  if (strategy.type !== 'binpack' || instance === undefined) return 0
  return strategy.field === 'cpu' ? instance.remaining.cpuUnits : instance.remaining.memoryMib
}

function add(sums: Sums | undefined, key: string, by: number): void {
  sums?.set(key, (sums.get(key) ?? 0) + by)
}
