import { isRamping } from '../world/balancing/routing.ts'
import { answerOf, nextChangeOfAnswer } from '../world/container/answering.ts'
import { serviceKey } from '../world/service/service.ts'
import type { Task } from '../world/task/task.ts'
import { waysOf, type DeadEnd, type Ways } from '../world/traffic/destinations.ts'
import type { Manner } from '../world/traffic/taskFlow.ts'
import { Kept } from '../world/kept.ts'
import type { World } from '../world/world.ts'

/** What each task of a cell gets of a source. */
interface Part {
  readonly trafficKey: string
  readonly poolId: string | null
  readonly share: number
}

/** Tasks that stand alike: they get the same part of each source, do the same with it, and have the same neighbours. */
export interface Cell {
  /** The same for cells that differ in neighbours alone. */
  readonly likeness: string
  readonly taskIds: readonly string[]
  readonly containerName: string
  readonly manner: Manner
  readonly parts: readonly Part[]
}

/** Where the requests of every source go, as things stand (TRF-2). */
export interface Layout {
  readonly cells: readonly Cell[]
  /** By the source's key. */
  readonly besides: ReadonlyMap<string, Pick<Ways, 'deadEnds' | 'answeredShare'>>
  /** When it may be otherwise by itself. */
  readonly untilMs: number
}

const kept = new Kept<Layout>()

/** @param onMade  called where it is worked out anew: when something has happened, or when time alone changes it */
export function layoutOf(world: World, onMade: (tasks: number) => void): Layout {
  return kept.of(
    world,
    () => {
      const { places, besides } = placesOf(world)
      onMade(places.size)
      return { cells: cellsOf(world, places), besides, untilMs: holdsUntil(world, places) }
    },
    ({ untilMs }) => untilMs,
  )
}

interface Place {
  readonly containerName: string
  readonly parts: Part[]
}

/** Every task that gets requests or has some, by its id. */
function placesOf(world: World): { readonly places: ReadonlyMap<string, Place>; readonly besides: Layout['besides'] } {
  const places = new Map<string, Place>()
  const besides = new Map<string, Pick<Ways, 'deadEnds' | 'answeredShare'>>()
  for (const [trafficKey, { aim }] of world.traffic) {
    const { destinations, deadEnds, answeredShare } = waysOf(world, aim, world.nowMs)
    besides.set(trafficKey, { deadEnds: grouped(deadEnds), answeredShare })
    for (const { task, containerName, poolId, share } of destinations) {
      const part = { trafficKey, poolId, share }
      const known = places.get(task.id)
      if (known === undefined) places.set(task.id, { containerName, parts: [part] })
      else known.parts.push(part)
    }
  }
  for (const [taskId, flowId] of world.flowOfTask) {
    const containerName = world.taskFlows.get(flowId)?.containerName ?? ''
    if (!places.has(taskId)) places.set(taskId, { containerName, parts: [] })
  }
  return { places, besides }
}

/** What ends nowhere for the same reason is one. */
function grouped(deadEnds: readonly DeadEnd[]): readonly DeadEnd[] {
  const groups = new Map<string, DeadEnd>()
  for (const one of deadEnds) {
    const key = `${one.failure} ${one.why} ${one.poolId ?? ''}`
    groups.set(key, { ...one, share: one.share + (groups.get(key)?.share ?? 0) })
  }
  return [...groups.values()]
}

function cellsOf(world: World, places: ReadonlyMap<string, Place>): readonly Cell[] {
  const cells = new Map<string, Cell & { readonly taskIds: string[] }>()
  for (const [taskId, { containerName, parts }] of places) {
    const task = world.tasks.get(taskId)
    const manner = task === undefined ? 'is gone' : mannerOf(world, task, containerName)
    const gets = parts.map(({ trafficKey, poolId, share }) => `${trafficKey} ${poolId ?? ''} ${String(share)}`)
    const likeness = [manner, containerName, ...gets].join('|')
    const key = `${likeness}|${task === undefined ? '' : neighboursOf(task)}`
    const known = cells.get(key)
    if (known === undefined) cells.set(key, { likeness, taskIds: [taskId], containerName, manner, parts })
    else known.taskIds.push(taskId)
  }
  return [...cells.values()]
}

/** Tasks of which this is the same have the same CPU open to them, if they use the same. */
function neighboursOf({ instanceId, cpuUnits, definitionKey, isHealthy, clusterName, serviceName }: Task): string {
  const service = serviceName === null ? '' : serviceKey(clusterName, serviceName)
  return [instanceId ?? '', cpuUnits, definitionKey, isHealthy, service].join(' ')
}

function mannerOf(world: World, task: Task, containerName: string): Manner {
  const answer = answerOf(world, { task, containerName }, world.nowMs)
  switch (answer.how) {
    case 'code':
      return answer.code >= 500 ? 'answers 5xx' : 'answers'
    case 'timeout':
      return 'hangs'
    case 'refused':
      return task.desiredStatus === 'RUNNING' ? 'refuses' : 'is gone'
  }
}

/** An answer may change without anything happening, and a target that starts slowly gets more. */
function holdsUntil(world: World, places: ReadonlyMap<string, Place>): number {
  if (isRamping(world, world.nowMs)) return world.nowMs
  if (world.containerBehaviors.size === 0) return Infinity
  let untilMs = Infinity
  for (const [taskId, { containerName }] of places) {
    const task = world.tasks.get(taskId)
    const nextMs = task && nextChangeOfAnswer(world, { task, containerName }, world.nowMs)
    untilMs = Math.min(untilMs, nextMs ?? Infinity)
  }
  return untilMs
}
