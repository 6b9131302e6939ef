import { failureAt, flowByZone, type FailureNow, type FlowNow } from '../../look/trafficLook.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { balancerOf, targetsOf } from '../../model/world/balancing/pools.ts'
import { flowOf } from '../../model/world/traffic/flowOf.ts'
import type { World } from '../../model/world/world.ts'
import type { PlacedZone } from '../bands/zones.ts'
import type { Point, Rect } from '../geometry.ts'
import type { Scene } from '../scene/scene.ts'
import type { PlacedTile } from '../scene/tile.ts'

/** The way of requests into one zone: along the zones' upper edges, then down the gap at its left. World units. */
export interface Trunk {
  readonly zone: PlacedZone
  readonly path: readonly Point[]
  readonly flow: FlowNow
}

/** From a trunk to one task of the group that is selected. */
export interface Branch {
  readonly from: Point
  readonly tile: PlacedTile
}

/** A task at which requests fail. */
export interface TroubleAt {
  readonly tile: PlacedTile
  readonly failure: FailureNow
}

/** What flows into the tasks of an instance that is one bar. */
export interface BarFigure {
  readonly rect: Rect
  readonly flow: FlowNow
}

/** All that the Traffic lens lays over a scene. */
export interface TrafficPicture {
  readonly trunks: readonly Trunk[]
  readonly branches: readonly Branch[]
  readonly troubles: readonly TroubleAt[]
  readonly figures: readonly BarFigure[]
}

/** More marks of one kind than this say nothing more, and each of them costs time in every frame. */
const MARKS_MAX = 60

const NO_FLOW: FlowNow = { perSecond: 0, failedPerSecond: 0 }

export function trafficPicture(scene: Scene, world: World, selection: SubjectRef | null): TrafficPicture {
  const trunks = trunksOf(scene, world)
  return {
    trunks,
    branches: branchesOf(scene, world, { trunks, selection }),
    troubles: troublesOf(scene, world),
    figures: scene.detail === 'density' ? figuresOf(scene, world) : [],
  }
}

function trunksOf(scene: Scene, world: World): readonly Trunk[] {
  const flows = flowByZone(world)
  const { zones, rail } = scene.layers
  const strip = rail.find((one) => one.part === 'strip')
  const pool = rail.find((one) => one.part === 'pool') ?? rail.find((one) => one.part === 'balancer')
  const ends = lowestTargets(scene, world)
  return zones.flatMap((zone, index) => {
    const bottom = ends.get(zone.availabilityZone)
    if (bottom === undefined) return []
    const x = gapLeftOf(zones, index)
    const top = strip === undefined ? zone.rect.y : (strip.rect.y + strip.rect.height + zone.rect.y) / 2
    const down = [
      { x, y: top },
      { x, y: bottom },
    ]
    const start = pool === undefined || strip === undefined ? [] : startOf(pool.rect, strip.rect, top)
    return [{ zone, path: [...start, ...down], flow: flows.get(zone.availabilityZone) ?? NO_FLOW }]
  })
}

/** Out of the rail, under the first target group. */
function startOf(pool: Rect, strip: Rect, y: number): readonly Point[] {
  const x = pool.x + Math.min(4, pool.width / 2)
  return [
    { x, y: strip.y + strip.height },
    { x, y },
  ]
}

/** The middle of the gap at the left of a zone. */
function gapLeftOf(zones: readonly PlacedZone[], index: number): number {
  const { x = 0 } = zones[index]?.rect ?? {}
  const before = zones[index - 1]?.rect
  return before === undefined ? x / 2 : (before.x + before.width + x) / 2
}

/** How far down the tasks of each zone stand that get requests, or are targets to which a load balancer may send. */
function lowestTargets({ layers }: Scene, world: World): ReadonlyMap<string, number> {
  const ends = new Map<string, number>()
  const isLedTo = ledTo(world)
  const isTarget = (taskId: string): boolean =>
    [...(world.targetsByTask.get(taskId) ?? [])].some((key) => isLedTo(world.targets.get(key)?.poolId))
  for (const { task, rect } of layers.tiles) {
    if (task === null || !(world.flowOfTask.has(task.id) || isTarget(task.id))) continue
    const end = ends.get(task.availabilityZone) ?? 0
    ends.set(task.availabilityZone, Math.max(end, rect.y + rect.height / 2))
  }
  return ends
}

/** Whether a pool has a way to it: nothing comes to a group that no listener or rule names. */
function ledTo(world: World): (poolId: string | undefined) => boolean {
  const known = new Map<string | undefined, boolean>()
  return (poolId) => {
    const before = known.get(poolId)
    if (before !== undefined) return before
    const is =
      poolId !== undefined && (world.classicLoadBalancers.has(poolId) || balancerOf(world, poolId) !== undefined)
    known.set(poolId, is)
    return is
  }
}

function branchesOf(
  { tileByKey }: Scene,
  world: World,
  { trunks, selection }: { readonly trunks: readonly Trunk[]; readonly selection: SubjectRef | null },
): readonly Branch[] {
  if (selection?.kind !== 'targetGroup' && selection?.kind !== 'classicLoadBalancer') return []
  if (!ledTo(world)(selection.id)) return []
  const targets = targetsOf(world, selection.id).filter(({ state }) => state !== 'draining')
  return targets.slice(0, MARKS_MAX).flatMap(({ taskId }) => {
    const tile = tileByKey.get(taskId ?? '')
    const trunk = trunks.find(({ zone }) => zone.availabilityZone === tile?.task?.availabilityZone)
    const last = trunk?.path.at(-1)
    return tile === undefined || last === undefined ? [] : [{ tile, from: { x: last.x, y: tile.rect.y } }]
  })
}

function troublesOf({ tileByKey }: Scene, world: World): readonly TroubleAt[] {
  const found: TroubleAt[] = []
  for (const [taskId, flowId] of world.flowOfTask) {
    if (world.taskFlows.get(flowId)?.failedPerSecond === 0) continue
    const tile = tileByKey.get(taskId)
    const failure = failureAt(world, taskId)
    if (tile !== undefined && failure !== null) found.push({ tile, failure })
    if (found.length === MARKS_MAX) break
  }
  return found
}

function figuresOf({ layers }: Scene, world: World): readonly BarFigure[] {
  return layers.bars.flatMap(({ rect, tiles }) => {
    let [perSecond, failedPerSecond] = [0, 0]
    for (const { key } of tiles) {
      const flow = flowOf(world, key)
      perSecond += flow?.perSecond ?? 0
      failedPerSecond += flow?.failedPerSecond ?? 0
    }
    return perSecond === 0 ? [] : [{ rect, flow: { perSecond, failedPerSecond } }]
  })
}
