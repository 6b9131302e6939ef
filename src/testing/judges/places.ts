import type { PlacesCase } from '../../challenge/templates/spreadPlaces.ts'
import type { ChainCase, EmptyCase } from '../../challenge/templates/packing.ts'
import type { ZoneLostCase } from '../../challenge/templates/zoneLost.ts'
import type { Judge } from './judge.ts'
import { instancesOf } from './nextInstance.ts'

interface Place {
  readonly id: string
  readonly zone: string
  readonly tasks: number
  readonly cpu: number
  readonly memory: number
}

interface Strategy {
  readonly type: string
  readonly field: string
}

interface Size {
  readonly cpu: number
  readonly memory: number
}

/**
 * Every way in which a task may be placed: what is equal may be any. "spread … evenly based on the specified value",
 * "binpack … the least available amount of CPU or memory"; a service without strategies goes by zone, then by instance
 * (Developer Guide, Task placement strategies; API Reference, UpdateService).
 */
function choices(places: readonly Place[], strategies: readonly Strategy[], size: Size): readonly Place[] {
  let left = places.filter((one) => one.cpu >= size.cpu && one.memory >= size.memory)
  for (const { type, field } of strategies) {
    const worth = (one: Place): number => {
      if (type === 'binpack') return field === 'cpu' ? one.cpu : one.memory
      const isAlike = (other: Place) => (field === 'instanceId' ? other.id === one.id : other.zone === one.zone)
      return places.filter(isAlike).reduce((sum, other) => sum + other.tasks, 0)
    }
    const least = Math.min(...left.map(worth))
    left = left.filter((one) => worth(one) === least)
  }
  return left
}

function withOneMore(places: readonly Place[], id: string, { cpu, memory }: Size): readonly Place[] {
  return places.map((one) =>
    one.id === id ? { ...one, tasks: one.tasks + 1, cpu: one.cpu - cpu, memory: one.memory - memory } : one,
  )
}

const DEFAULT = [
  { type: 'spread', field: 'attribute:ecs.availability-zone' },
  { type: 'spread', field: 'instanceId' },
]

/** Follows every way that ECS may take. There has to be one end, or the question should not be asked. */
export const spreadPlaces: Judge<PlacesCase> = (view) => {
  const before = instancesOf(view)
  const { more, strategy } = view.one
  const size = { cpu: 256, memory: 512 }
  const strategies = strategy.length === 0 ? DEFAULT : strategy
  let worlds = new Map<string, readonly Place[]>([['', before]])
  for (let placed = 0; placed < more; placed++) {
    const next = new Map<string, readonly Place[]>()
    for (const world of worlds.values()) {
      for (const { id } of choices(world, strategies, size)) {
        const after = withOneMore(world, id, size)
        next.set(JSON.stringify(after), after)
      }
    }
    worlds = next
  }
  const [end, ...others] = [...worlds.values()]
  if (end === undefined || others.length > 0) throw new Error(`ECS may come to ${String(worlds.size)} ends here.`)
  const added = end.map(({ id, tasks }, at): [string, number] => [id, tasks - (before[at]?.tasks ?? 0)])
  return Object.fromEntries(added.filter(([, tasks]) => tasks > 0))
}

/** Equal instances: whichever of equal ones is first, the numbers are the same. */
function placedAll(
  view: Parameters<Judge<EmptyCase | ChainCase>>[0],
  strategies: readonly Strategy[],
): readonly Place[] {
  // The service is there already, and none of its tasks.
  let places: readonly Place[] = instancesOf(view).map((one) => ({ ...one, tasks: 0 }))
  for (let placed = 0; placed < view.one.desired; placed++) {
    const [first] = choices(places, strategies, view.one.size)
    places = withOneMore(places, first?.id ?? '', view.one.size)
  }
  return places
}

export const binpackEmpty: Judge<EmptyCase> = (view) =>
  placedAll(view, [view.one.strategy]).filter(({ tasks }) => tasks === 0).length

export const chainFullestZone: Judge<ChainCase> = (view) => {
  const strategies = [
    { type: 'spread', field: 'attribute:ecs.availability-zone' },
    { type: 'binpack', field: 'memory' },
  ]
  const places = placedAll(view, view.one.isSpreadFirst ? strategies : strategies.toReversed())
  const byZone = new Map<string, number>()
  for (const { zone, tasks } of places) byZone.set(zone, (byZone.get(zone) ?? 0) + tasks)
  return Math.max(...byZone.values())
}

/**
 * "If you stop … a container instance … any tasks that were running on the container instance stop" (Developer Guide,
 * container agent); a service keeps its desired count as far as instances have what a task needs.
 */
export const zoneLost: Judge<ZoneLostCase> = ({ one: { desired, room, zones } }) => {
  let running = 0
  for (let zone = 1; zone < zones; zone++) for (let slot = 0; slot < room && running < desired; slot++) running++
  return running
}
