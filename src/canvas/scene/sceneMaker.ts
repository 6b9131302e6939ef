import type { World } from '../../model/world/world.ts'
import { makeBands } from '../bands/allBands.ts'
import type { ScenePiece } from '../bands/allBands.ts'
import type { Band, Content, SceneOptions, Viewport } from './band.ts'
import { groupWorld } from './groups.ts'
import type { Groups } from './groups.ts'
import type { StageMode, TrayDetail } from './mode.ts'
import { FULL_ZOOM_MIN, bottomPadOf, needsOf, planGround, stillHolds, topOf } from './plan.ts'
import type { Plan } from './plan.ts'
import { sortByLayer } from './scene.ts'
import type { Scene } from './scene.ts'
import { SlotAllocator } from './slotAllocator.ts'
import type { LineUp } from './slotAllocator.ts'
import { columnsFor, slotUnitsOf, widestInstance } from './slots.ts'

/** Slots of fewer pixels than this are not told apart: a bar for the instance says more. */
const CELL_MIN = 6

/**
 * Makes scenes of one lab. It remembers which slot each task has (SlotAllocator) and keeps the ground as it is while
 * everything still fits; its bands remember what they need to hand out the same piece for the same thing.
 */
export class SceneMaker {
  private readonly bands: readonly Band<ScenePiece>[] = makeBands()
  private readonly allocator = new SlotAllocator()
  private lineUps: ReadonlyMap<string, LineUp> = new Map()
  private plan: Plan<ScenePiece> | null = null

  make(world: World, options: SceneOptions): Scene {
    const content = this.contentOf(world, options)
    const plan = this.planFor(content)
    const detail = detailAt(plan, options.zoom)
    const { pieces, end } = placeAll(plan, content, detail)
    const { scale, width, height } = plan.ground
    const layers = sortByLayer(pieces)
    return {
      width,
      height: Math.max(height, end),
      mode: options.mode,
      detail,
      scale,
      slotUnits: content.measure.slotUnits,
      layers,
      tileByKey: new Map(layers.tiles.map((tile) => [tile.key, tile])),
      groundKey: [options.width, options.height, options.mode, detail].join(' '),
    }
  }

  /** Folds each instance's CPU units into rows of slots and finds every task its stretch. */
  private contentOf(world: World, options: SceneOptions): Content {
    const groups = groupWorld(world, options.nowMs, options.zones)
    const slotUnits = slotUnitsOf(world)
    const columns = columnsIn(options.mode, Math.ceil(widestInstance(world) / slotUnits))
    const traysMost = Math.max(0, ...groups.zones.map(({ instances }) => instances.length))
    const measure = { zonesCount: groups.zones.length, traysMost, columns, slotUnits }
    return { world, groups, measure, lineUps: this.lineUp(world, groups, measure), options }
  }

  private lineUp(
    world: World,
    groups: Groups,
    { columns, slotUnits }: Content['measure'],
  ): ReadonlyMap<string, LineUp> {
    const lineUps = new Map<string, LineUp>()
    for (const instance of world.instances.values()) {
      const line = { capacityUnits: instance.registered.cpuUnits, rowUnits: columns * slotUnits, slotUnits }
      lineUps.set(instance.id, this.allocator.place(instance.id, line, groups.byInstance.get(instance.id) ?? []))
    }
    for (const id of this.lineUps.keys()) if (!lineUps.has(id)) this.allocator.forget(id)
    this.lineUps = lineUps
    return lineUps
  }

  private planFor(content: Content): Plan<ScenePiece> {
    const { width, height, mode } = content.options
    const needs = needsOf(this.bands, content)
    const { plan: known } = this
    if (known !== null && isSame(known.ground.viewport, content.options) && stillHolds(known, needs, content)) {
      return known
    }
    this.plan = planGround(needs, content.measure, { width, height, mode })
    return this.plan
  }
}

function isSame(a: Viewport, b: Viewport): boolean {
  return a.width === b.width && a.height === b.height && a.mode === b.mode
}

function columnsIn(mode: StageMode, slots: number): number {
  return mode === 'phone' ? Math.min(slots > 8 ? 4 : 2, columnsFor(slots)) : columnsFor(slots)
}

/** Each band below the one before it. */
function placeAll({ ground, lays }: Plan<ScenePiece>, content: Content, detail: TrayDetail) {
  const pieces: ScenePiece[] = []
  let y = topOf(ground)
  let below = lays.reduce((sum, { lay }) => sum + lay.height, 0)
  for (const { lay } of lays) {
    below -= lay.height
    const placed = lay.place(content, { y, bottom: ground.height - bottomPadOf(ground) - below, detail })
    for (const piece of placed.pieces) pieces.push(piece)
    y = placed.end
  }
  return { pieces, end: y }
}

function detailAt({ ground, rowHeight }: Plan<ScenePiece>, zoom: number): TrayDetail {
  if (zoom >= FULL_ZOOM_MIN) return 'full'
  return Math.min(ground.slotWidth, rowHeight) * zoom >= CELL_MIN ? 'plain' : 'density'
}
