import { must } from '../../base/assert.ts'
import type { World } from '../../model/world/world.ts'
import { makeBands } from '../bands/allBands.ts'
import type { ScenePiece } from '../bands/allBands.ts'
import type { Band, Content, Measure, SceneOptions, Viewport } from './band.ts'
import { groupWorld } from './groups.ts'
import type { Groups } from './groups.ts'
import type { StageMode, TrayDetail } from './mode.ts'
import { FULL_ZOOM_MIN, bottomPadOf, needsOf, planAtZoom1, planGround, stillHolds, topOf } from './plan.ts'
import type { Plan } from './plan.ts'
import { sortByLayer } from './scene.ts'
import type { Scene } from './scene.ts'
import { SlotAllocator } from './slotAllocator.ts'
import type { LineUp } from './slotAllocator.ts'
import type { PlacedTile } from './tile.ts'
import { columnsFor, slotUnitsOf, widestInstance } from './slots.ts'

/** Slots of fewer pixels than this are not told apart: a bar for the instance says more. */
const CELL_MIN = 6

/**
 * Makes scenes of one lab. It remembers which slot each task has (SlotAllocator) and keeps the ground as it is while
 * everything still fits; its bands remember what they need to hand out the same piece for the same thing.
 */
export class SceneMaker {
  private readonly bands: readonly Band<ScenePiece>[] = makeBands()
  /** By how many slots stand in a row: rows of another length are other lines. */
  private readonly allocators = new Map<number, SlotAllocator>()
  private plan: Plan<ScenePiece> | null = null

  make(world: World, options: SceneOptions): Scene {
    const { content, plan } = this.planFor(world, options)
    this.forgetGone(world)
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
      tileByKey: byKey(layers.tiles),
      groundKey: [options.width, options.height, options.mode, detail].join(' '),
    }
  }

  /** The ground as it was while all still finds room on it; else the one whose slots are widest. */
  private planFor(world: World, options: SceneOptions): Planned {
    const groups = groupWorld(world, options.nowMs, options.zones)
    const slotUnits = slotUnitsOf(world)
    const contentIn = (columns: number) => this.contentOf(world, { groups, slotUnits, columns, options })
    const { plan: known } = this
    if (known !== null && isSame(known.ground.viewport, options)) {
      const content = contentIn(known.ground.measure.columns)
      if (stillHolds(known, needsOf(this.bands, content), content)) return { content, plan: known }
    }
    const slots = Math.ceil(widestInstance(world) / slotUnits)
    const planned = this.widest(columnsIn(options.mode, slots).map(contentIn), options)
    this.plan = planned.plan
    return planned
  }

  /** The widest slots whose rows are high enough to be read at zoom 1; where none are, as many in a row as may be. */
  private widest(contents: readonly Content[], { width, height, mode }: Viewport): Planned {
    const viewport = { width, height, mode }
    const toRead = { ...viewport, rowLeast: ROW_READ_MIN }
    let widest: Planned | null = null
    for (const content of contents) {
      const plan = planAtZoom1(needsOf(this.bands, content), content.measure, toRead)
      if (plan !== null && plan.ground.slotWidth > (widest?.plan.ground.slotWidth ?? 0)) widest = { content, plan }
    }
    if (widest !== null) return widest
    const content = must(contents.at(-1), 'a number of columns')
    return { content, plan: planGround(needsOf(this.bands, content), content.measure, viewport) }
  }

  /** Folds each instance's CPU units into rows of slots and finds every task its stretch. */
  private contentOf(
    world: World,
    {
      groups,
      slotUnits,
      columns,
      options,
    }: Omit<Content, 'world' | 'measure' | 'lineUps'> & Pick<Measure, 'slotUnits' | 'columns'>,
  ): Content {
    const traysMost = Math.max(0, ...groups.zones.map(({ instances }) => instances.length))
    const measure = { zonesCount: groups.zones.length, traysMost, columns, slotUnits }
    return { world, groups, measure, lineUps: this.lineUp(world, groups, measure), options }
  }

  private lineUp(world: World, groups: Groups, { columns, slotUnits }: Measure): ReadonlyMap<string, LineUp> {
    const allocator = this.allocators.get(columns) ?? new SlotAllocator()
    this.allocators.set(columns, allocator)
    const lineUps = new Map<string, LineUp>()
    for (const instance of world.instances.values()) {
      const line = { capacityUnits: instance.registered.cpuUnits, rowUnits: columns * slotUnits, slotUnits }
      lineUps.set(instance.id, allocator.place(instance.id, line, groups.byInstance.get(instance.id) ?? []))
    }
    return lineUps
  }

  private forgetGone(world: World): void {
    for (const allocator of this.allocators.values()) allocator.keepOnly(world.instances)
  }
}

function byKey(tiles: readonly PlacedTile[]): ReadonlyMap<string, PlacedTile> {
  const found = new Map<string, PlacedTile>()
  for (const tile of tiles) found.set(tile.key, tile)
  return found
}

interface Planned {
  readonly content: Content
  readonly plan: Plan<ScenePiece>
}

/** Below this the name of a task on a tile is not read at a glance, CSS pixels. */
const ROW_READ_MIN = 28

function isSame(a: Viewport, b: Viewport): boolean {
  return a.width === b.width && a.height === b.height && a.mode === b.mode
}

/** A phone is too narrow for rows of many. */
function columnsIn(mode: StageMode, slots: number): readonly number[] {
  const most = slots > 8 ? 4 : 2
  return mode === 'phone' ? columnsFor(slots).filter((columns) => columns <= most) : columnsFor(slots)
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
