import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { Candidate, PlacementExplanation } from '../../model/world/placement/placementExplanation.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import { inset } from '../geometry.ts'
import type { Rect } from '../geometry.ts'
import { badgeOf } from './badge.ts'
import type { TrayBadge } from './badge.ts'
import type { Ground } from './band.ts'
import { gaugeOf } from './gauges.ts'
import type { PlacedGauge } from './gauges.ts'
import type { TrayDetail } from './mode.ts'
import type { Piece } from './piece.ts'
import type { LineUp } from './slotAllocator.ts'
import { belowRect, isPlaced, rowsOf, slotRects, stretchRects } from './slotGrid.ts'
import type { SlotGrid } from './slotGrid.ts'
import { tileOf } from './tile.ts'
import type { PlacedTile } from './tile.ts'

/** An instance with its slots. */
export interface PlacedTray extends Piece {
  readonly layer: 'trays'
  readonly instance: ContainerInstance
  readonly headHeight: number
  /** Set where the tray names its zone itself. */
  readonly zoneName: string | null
  readonly slots: readonly Rect[]
  readonly gauges: readonly PlacedGauge[]
  readonly portsText: string
  readonly badge: TrayBadge | null
  readonly outcome: 'chosen' | 'dropped' | null
  readonly tiles: readonly PlacedTile[]
}

/** An instance from afar: its tasks are counted by revision, not seen. */
export interface PlacedBar extends Piece {
  readonly layer: 'bars'
  readonly instance: ContainerInstance
  readonly tiles: readonly PlacedTile[]
}

/** A ground on which the height of a row of slots is settled. */
export interface TrayGround extends Ground {
  readonly rowHeight: number
}

/** All that one tray is made of. The tray is made anew only when one of these is another. */
export interface TrayInput {
  readonly instance: ContainerInstance
  readonly tasks: readonly Task[]
  /** What the tasks wear (`marksKey`, `notchesKey`). */
  readonly worn: string
  readonly lineUp: LineUp
  readonly rect: Rect
  readonly ground: TrayGround
  readonly rows: number
  readonly detail: TrayDetail
  readonly xray: PlacementExplanation | null
  readonly nowMs: number
}

const PLAIN_PAD = 5

export function placeTray(world: World, input: TrayInput): PlacedTray | PlacedBar {
  const { instance, ground, detail, rect } = input
  const key = `instance/${instance.id}`
  const grid = detail === 'full' ? fullGrid(input) : plainGrid(input)
  const candidate = input.xray?.candidates.find((one) => one.instanceId === instance.id) ?? null
  const rows = rowsOf(grid, instance.registered.cpuUnits)
  let below = 0
  const tiles = input.tasks.map((task) => {
    const start = input.lineUp.starts.get(task.id)
    const rects = isPlaced(start) ? stretchRects(grid, start, task.cpuUnits) : [belowRect(grid, rows, below++)]
    return tileOf(world, task, { place: 'slot', on: key, rects })
  })
  const ref = { kind: 'containerInstance', id: instance.id } as const
  if (detail === 'density') return { key, layer: 'bars', ref, rect, face: input, instance, tiles }
  const outcome = candidate === null ? null : candidate.outcome === 'chosen' ? 'chosen' : 'dropped'
  return {
    key,
    layer: 'trays',
    ref,
    rect,
    // From afar a tray is its frame and its slots, and these stay where they are.
    face: detail === 'full' ? input : [instance.status, instance.agentConnected, instance.isStopped, outcome].join(),
    instance,
    tiles,
    headHeight: detail === 'full' ? ground.spacing.trayHead : 0,
    zoneName: ground.spacing.zoneHead === 0 ? instance.availabilityZone : null,
    slots: slotRects(grid, instance.registered.cpuUnits),
    gauges: detail === 'full' ? gaugesOf(input, { on: key, candidate }) : [],
    portsText: portsOf(input.tasks, ground.spacing.portsSpelled),
    badge: badgeOf(instance, candidate, input.nowMs),
    outcome,
  }
}

/** Rows of slots that an instance takes up: its own and those of tasks without a stretch of its line. */
export function trayRows(
  instance: ContainerInstance,
  lineUp: LineUp,
  line: { readonly columns: number; readonly slotUnits: number },
): number {
  return rowsOf(line, instance.registered.cpuUnits) + Math.ceil(lineUp.belowCount / line.columns)
}

/** The height of a tray with so many rows of slots. */
export function trayHeight(ground: TrayGround, rows: number): number {
  const { trayHead, trayFoot, slotGap } = ground.spacing
  return trayHead + rows * (ground.rowHeight + slotGap) - slotGap + trayFoot
}

function fullGrid({ rect, ground }: TrayInput): SlotGrid {
  return {
    x: rect.x + ground.spacing.trayPad,
    y: rect.y + ground.spacing.trayHead,
    slotWidth: ground.slotWidth,
    slotHeight: ground.rowHeight,
    gap: ground.spacing.slotGap,
    rowGap: 0,
    columns: ground.measure.columns,
    slotUnits: ground.measure.slotUnits,
  }
}

/** From afar there is no head and no gauge: the slots fill the whole tray. */
function plainGrid({ rect, rows, ground }: TrayInput): SlotGrid {
  const { columns, slotUnits } = ground.measure
  const inner = inset(rect, PLAIN_PAD)
  const gap = ground.spacing.slotGap * 2
  return {
    x: inner.x,
    y: inner.y,
    slotWidth: (inner.width - (columns - 1) * gap) / columns,
    slotHeight: (inner.height - (rows - 1) * gap) / rows,
    gap,
    rowGap: 0,
    columns,
    slotUnits,
  }
}

function gaugesOf(
  input: TrayInput,
  of: { readonly on: string; readonly candidate: Candidate | null },
): readonly PlacedGauge[] {
  const { instance, ground, rect } = input
  const { trayPad, trayHead, slotGap, gaugeGap, trayFoot, hasMemoryGauge } = ground.spacing
  const top = rect.y + trayHead + input.rows * (ground.rowHeight + slotGap) - slotGap + gaugeGap
  const height = trayFoot - gaugeGap - trayPad
  const width = rect.width - 2 * trayPad
  const at = (x: number, part: number) => ({
    on: of.on,
    candidate: of.candidate,
    rect: { x, y: top, width: part, height },
  })
  if (!hasMemoryGauge) return [gaugeOf(instance, 'cpuUnits', at(rect.x + trayPad, width))]
  const half = (width - 14) / 2
  return [
    gaugeOf(instance, 'cpuUnits', at(rect.x + trayPad, half)),
    gaugeOf(instance, 'memoryMib', at(rect.x + trayPad + half + 14, half)),
  ]
}

/** Host ports that its tasks hold, spelled out while they are few. */
function portsOf(tasks: readonly Task[], spelled: number): string {
  const ports = tasks.flatMap((task) => task.ports.map((port) => port.hostPort))
  if (ports.length === 0) return ''
  const word = ports.length === 1 ? 'port' : 'ports'
  if (ports.length > spelled) return `${String(ports.length)} ${word}`
  return `${word} ${[...ports].sort((a, b) => a - b).join(', ')}`
}
