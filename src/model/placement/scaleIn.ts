import { must } from '../../base/assert.ts'
import type { Work } from '../../base/work.ts'
import type { Context } from '../world/context.ts'
import type { PlacementStrategy } from '../world/service/service.ts'
import type { Task } from '../world/task/task.ts'
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
export function* choosingToStop(
  { world, spend, endsSlice }: Pick<Context, 'world' | 'spend' | 'endsSlice'>,
  from: readonly Task[],
  how: { readonly all: readonly Task[]; readonly count: number; readonly strategies: readonly PlacementStrategy[] },
): Work<readonly Task[]> {
  if (how.count >= from.length) return from
  if (how.count === 0) return []
  const strategies = how.strategies.length === 0 ? SERVICE_DEFAULT : how.strategies
  const sites = sitesOf(how.all)
  const tallies = strategies.map((strategy) => talliesOf(world, sites, strategy))
  spend(how.all.length / SORTED_PER_UNIT)
  if (endsSlice()) yield
  const places = placesOf(world, from, { strategies, tallies })
  spend(from.length / SORTED_PER_UNIT)
  if (endsSlice()) yield
  const chosen: Task[] = []
  while (chosen.length < how.count) {
    const place = fullest(places)
    const task = place?.tasks[place.taken]
    if (place === undefined || task === undefined) break
    chosen.push(task)
    place.taken += 1
    for (const tally of place.tallies) tally.count -= 1
    spend(places.length / COMPARED_PER_UNIT)
    if (endsSlice()) yield
  }
  return chosen
}

/** So many places are compared while a task takes a step. */
const COMPARED_PER_UNIT = 250
/** And so many tasks told apart by where they are. */
const SORTED_PER_UNIT = 8

/** How many tasks a group has that may stay. */
interface Tally {
  count: number
}

type Tallies = Map<string, Tally>

/** Tasks that are alike to every strategy. */
interface Place {
  /** Per strategy: of its group, and for binpack what the instance has left. */
  readonly tallies: readonly Tally[]
  readonly left: readonly number[]
  readonly tasks: Task[]
  taken: number
}

function placesOf(
  world: World,
  tasks: readonly Task[],
  by: { readonly strategies: readonly PlacementStrategy[]; readonly tallies: readonly Tallies[] },
): readonly Place[] {
  const places = new Map<string, Place>()
  const placeOfSite = new Map<string, Place>()
  for (const task of tasks) {
    const site = siteOf(task)
    let place = placeOfSite.get(site)
    if (place === undefined) {
      const keys = by.strategies.map((strategy) => keyOf(world, task, strategy))
      const left = by.strategies.map((strategy) => leftOf(world, task, strategy))
      const name = [...keys, ...left].join('|')
      const tallies = keys.map((key, i) => must(by.tallies[i]?.get(key), 'a group'))
      place = places.get(name) ?? { tallies, left, tasks: [], taken: 0 }
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

/** Asked for each of thousands of tasks about thousands of places, so it makes nothing. */
function fullest(places: readonly Place[]): Place | undefined {
  let best: Place | undefined
  for (const place of places) {
    if (place.taken < place.tasks.length && (best === undefined || isFuller(place, best))) best = place
  }
  return best
}

function isFuller(place: Place, than: Place): boolean {
  for (let i = 0; i < place.left.length; i++) {
    const difference = scoreOf(place, i) - scoreOf(than, i)
    if (difference !== 0) return difference > 0
  }
  return false
}

function scoreOf({ tallies, left }: Place, i: number): number {
  return (tallies[i]?.count ?? 0) + (left[i] ?? 0)
}

function talliesOf(world: World, sites: readonly Site[], strategy: PlacementStrategy): Tallies {
  const tallies: Tallies = new Map()
  // What does not spread has one group for all, which tells nothing apart.
  for (const { any, count } of sites) {
    const key = keyOf(world, any, strategy)
    const tally = tallies.get(key)
    if (tally === undefined) tallies.set(key, { count })
    else tally.count += count
  }
  return tallies
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
