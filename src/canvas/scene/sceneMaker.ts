import type { PlacementExplanation } from '../../model/world/placement/placementExplanation.ts'
import type { World } from '../../model/world/world.ts'
import { placeFargate } from './fargate.ts'
import { groupWorld } from './groups.ts'
import type { Groups } from './groups.ts'
import { placeHeader } from './header.ts'
import { FULL_ZOOM_MIN, planGround, stillHolds } from './plan.ts'
import type { Need, Plan, Viewport } from './plan.ts'
import type { PlacedTile, PlacedTray, Scene, TrayDetail } from './scene.ts'
import { SlotAllocator } from './slotAllocator.ts'
import type { LineUp } from './slotAllocator.ts'
import { columnsFor, slotUnitsOf, widestInstance } from './slots.ts'
import { placeShelf } from './shelf.ts'
import { placeTray, trayHeight, trayRows } from './tray.ts'
import type { TrayInput } from './tray.ts'
import { TileCache } from './tile.ts'
import { placeZones, zoneX } from './zones.ts'

export interface SceneOptions extends Viewport {
  /** Zones that have a column even when nothing stands in them. */
  readonly zones: readonly string[]
  readonly nowMs: number
  /** What the clock on the page calls 00:00:00. */
  readonly originMs: number
  /** The camera's zoom, which decides how much of an instance is shown. */
  readonly zoom: number
  /** X-ray: the gauges speak of this placement. */
  readonly xray: PlacementExplanation | null
}

/** Slots of fewer pixels than this are not told apart: a bar for the instance says more. */
const CELL_MIN = 6

const NO_LINE_UP: LineUp = { starts: new Map(), belowCount: 0 }

interface Lines {
  readonly slotUnits: number
  readonly columns: number
  readonly lineUps: ReadonlyMap<string, LineUp>
}

/**
 * Makes scenes of one lab. It remembers which slot each task has (SlotAllocator), keeps the ground as it is
 * while everything still fits, and hands out the very same tray while nothing about it has changed.
 */
export class SceneMaker {
  private readonly allocator = new SlotAllocator()
  private ground: { readonly need: Need; readonly viewport: Viewport; readonly plan: Plan } | null = null
  private readonly fargateTiles = new TileCache()
  private readonly trays = new Map<string, { readonly input: TrayInput; readonly tray: PlacedTray }>()

  make(world: World, options: SceneOptions): Scene {
    const groups = groupWorld(world, options.nowMs, options.zones)
    const lines = this.layLines(world, groups, options)
    const plan = this.planFor(needOf(world, groups, lines), options)
    const detail = detailAt(plan, options.zoom)
    const trays = this.placeTrays(world, { groups, lines, plan, detail, options })
    const { slotUnits } = lines
    const fargateY = plan.zonesTop + plan.zonesHeight + plan.spacing.zoneGap * plan.scale
    const bottom = options.height * plan.scale - plan.shelfHeight - plan.spacing.pad * plan.scale * 0.75
    const fargate = placeFargate(world, groups, {
      plan,
      slotUnits,
      allocator: this.allocator,
      cache: this.fargateTiles,
      y: fargateY,
      bottom,
    })
    // At the foot of the stage, however little stands above it.
    const shelfY =
      fargate === null ? Math.max(plan.zonesTop + plan.zonesHeight, bottom) : fargate.rect.y + fargate.rect.height
    const shelf = placeShelf(world, groups, {
      plan,
      slotUnits,
      y: shelfY,
      nowMs: options.nowMs,
      originMs: options.originMs,
    })
    const tiles = tilesOf(trays, fargate?.tiles, shelf?.waiting?.tiles, shelf?.stopped?.tiles)
    return {
      width: plan.width,
      height: Math.max(options.height * plan.scale, shelfY + plan.shelfHeight),
      mode: options.mode,
      detail,
      scale: plan.scale,
      slotUnits,
      header: placeHeader(world, plan, slotUnits),
      zones: placeZones(groups.zones, plan, groups.hasFargate),
      trays,
      fargate,
      shelf,
      tiles,
      tileByKey: new Map(tiles.map((tile) => [tile.key, tile])),
      groundKey: [options.width, options.height, options.mode, detail].join(' '),
    }
  }

  /** Folds each instance's CPU units into rows of slots and finds every task its stretch. */
  private layLines(world: World, groups: Groups, { mode }: SceneOptions): Lines {
    const slotUnits = slotUnitsOf(world)
    const slots = Math.ceil(widestInstance(world) / slotUnits)
    const columns = mode === 'phone' ? Math.min(slots > 8 ? 4 : 2, columnsFor(slots)) : columnsFor(slots)
    const lineUps = new Map<string, LineUp>()
    for (const instance of world.instances.values()) {
      const line = { capacityUnits: instance.registered.cpuUnits, rowUnits: columns * slotUnits, slotUnits }
      lineUps.set(instance.id, this.allocator.place(instance.id, line, groups.byInstance.get(instance.id) ?? []))
    }
    return { slotUnits, columns, lineUps }
  }

  private planFor(need: Need, { width, height, mode }: Viewport): Plan {
    const { ground } = this
    const before = ground?.viewport
    const isSameView = before?.width === width && before.height === height && before.mode === mode
    if (ground !== null && isSameView && stillHolds(ground.need, need, ground.plan)) return ground.plan
    const viewport = { width, height, mode }
    const plan = planGround(need, viewport)
    this.ground = { need, viewport, plan }
    return plan
  }

  private placeTrays(
    world: World,
    made: { groups: Groups; lines: Lines; plan: Plan; detail: TrayDetail; options: SceneOptions },
  ): readonly PlacedTray[] {
    const { groups, lines, plan, detail, options } = made
    const trays: PlacedTray[] = []
    groups.zones.forEach((zone, index) => {
      const x = zoneX(plan, index) + plan.spacing.zonePad * plan.scale
      let y = plan.zonesTop + plan.spacing.zoneHead * plan.scale
      for (let first = 0; first < zone.instances.length; first += plan.trayColumns) {
        const abreast = zone.instances.slice(first, first + plan.trayColumns)
        const rows = abreast.map((one) => trayRows(one, lines.lineUps.get(one.id) ?? NO_LINE_UP, lines))
        const highest = trayHeight(plan, Math.max(...rows))
        abreast.forEach((instance, at) => {
          const rect = {
            x: x + at * (plan.trayWidth + plan.spacing.trayGap),
            y,
            width: plan.trayWidth,
            height: trayHeight(plan, rows[at] ?? 1),
          }
          const tasks = groups.byInstance.get(instance.id) ?? []
          const lineUp = lines.lineUps.get(instance.id) ?? NO_LINE_UP
          const { slotUnits, columns } = lines
          const { xray } = options
          // Only a booting instance counts seconds: for the others the time of day is no reason to be drawn anew.
          const nowMs = instance.status === 'booting' ? Math.floor(options.nowMs / 1000) * 1000 : 0
          const base = { instance, tasks, lineUp, rect, plan, columns, slotUnits, rows: rows[at] ?? 1 }
          trays.push(this.trayFor(world, { ...base, detail, xray, nowMs }))
        })
        y += highest + plan.spacing.trayGap
      }
    })
    this.forgetGone(world)
    return trays
  }

  private trayFor(world: World, input: TrayInput): PlacedTray {
    const known = this.trays.get(input.instance.id)
    if (known !== undefined && isSameInput(known.input, input)) return known.tray
    const tray = placeTray(world, input)
    this.trays.set(input.instance.id, { input, tray })
    return tray
  }

  private forgetGone(world: World): void {
    for (const id of this.trays.keys()) {
      if (world.instances.has(id)) continue
      this.trays.delete(id)
      this.allocator.forget(id)
    }
  }
}

function needOf(world: World, groups: Groups, lines: Lines): Need {
  const { slotUnits, columns, lineUps } = lines
  const wanted = groups.wanting.reduce((sum, service) => sum + (service.waiting?.count ?? 0), 0)
  return {
    zones: groups.zones.map(({ availabilityZone, instances }) => ({
      trayRows: instances.map((one) => trayRows(one, lineUps.get(one.id) ?? NO_LINE_UP, lines)),
      fargateUnits: (groups.fargate.get(availabilityZone) ?? []).reduce((sum, task) => sum + task.cpuUnits, 0),
    })),
    columns,
    slotUnits,
    hasFargate: groups.hasFargate,
    waitingCount: groups.waiting.length + Math.min(wanted, 20),
  }
}

function isSameInput(a: TrayInput, b: TrayInput): boolean {
  const isSamePlace = a.plan === b.plan && a.rect.x === b.rect.x && a.rect.y === b.rect.y
  const isSameView = a.detail === b.detail && a.xray === b.xray && a.nowMs === b.nowMs
  if (!isSamePlace || !isSameView || a.instance !== b.instance || a.rect.height !== b.rect.height) return false
  return a.lineUp === b.lineUp && a.tasks.length === b.tasks.length && a.tasks.every((task, at) => task === b.tasks[at])
}

function detailAt(plan: Plan, zoom: number): TrayDetail {
  if (zoom >= FULL_ZOOM_MIN) return 'full'
  return Math.min(plan.slotWidth, plan.rowHeight) * zoom >= CELL_MIN ? 'plain' : 'density'
}

function tilesOf(
  trays: readonly PlacedTray[],
  ...others: (readonly PlacedTile[] | undefined)[]
): readonly PlacedTile[] {
  return [...trays.flatMap((tray) => tray.tiles), ...others.flatMap((tiles) => tiles ?? [])]
}
