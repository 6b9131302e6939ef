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
  const sites = sitesOf(how.all)
  const sums = strategies.map((strategy) => countGroups(world, sites, strategy))
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
  const placeOfSite = new Map<string, Place>()
  for (const task of tasks) {
    const site = siteOf(task)
    let place = placeOfSite.get(site)
    if (place === undefined) {
      const keys = strategies.map((strategy) => keyOf(world, task, strategy))
      const left = strategies.map((strategy) => leftOf(world, task, strategy))
      const name = [...keys, ...left].join('|')
      place = places.get(name) ?? { keys, left, tasks: [], taken: 0 }
      places.set(name, place)
      placeOfSite.set(site, place)
    }
    place.tasks.push(task)
  }
  return [...places.values()]
}

/** Where a task is, as far as any strategy can tell tasks apart: all at one site are alike. */
function siteOf(task: Task): string {
  return task.instanceId ?? task.availabilityZone
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

function countGroups(world: World, sites: readonly Site[], strategy: PlacementStrategy): Sums {
  const sums: Sums = new Map()
  if (strategy.type === 'spread') for (const { any, count } of sites) add(sums, keyOf(world, any, strategy), count)
  return sums
}

/** A site with one of its tasks and how many it has. */
interface Site {
  readonly any: Task
  count: number
}

function sitesOf(tasks: readonly Task[]): readonly Site[] {
  const sites = new Map<string, Site>()
  for (const task of tasks) {
    const site = sites.get(siteOf(task))
    if (site === undefined) sites.set(siteOf(task), { any: task, count: 1 })
    else site.count += 1
  }
  return [...sites.values()]
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
