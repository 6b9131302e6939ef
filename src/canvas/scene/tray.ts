import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { PlacementExplanation } from '../../model/world/placement/placementExplanation.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import { inset } from '../geometry.ts'
import type { Rect } from '../geometry.ts'
import { durationText } from '../../look/time.ts'
import { failedCheck, gaugeOf } from './gauges.ts'
import { belowRect, isPlaced, piecesOf, rowsOf, slotRects } from './pieces.ts'
import type { SlotGrid } from './pieces.ts'
import type { Plan } from './plan.ts'
import type { PlacedGauge, PlacedTray, TrayBadge, TrayDetail } from './scene.ts'
import type { LineUp } from './slotAllocator.ts'
import { tileOf } from './tile.ts'

/** All that one tray is made of. The tray is made anew only when one of these is another. */
export interface TrayInput {
  readonly instance: ContainerInstance
  readonly tasks: readonly Task[]
  readonly lineUp: LineUp
  readonly rect: Rect
  readonly plan: Plan
  readonly columns: number
  readonly slotUnits: number
  readonly rows: number
  readonly detail: TrayDetail
  readonly xray: PlacementExplanation | null
  readonly nowMs: number
}

const PLAIN_PAD = 5

export function placeTray(world: World, input: TrayInput): PlacedTray {
  const { instance, plan, detail, rect } = input
  const grid = detail === 'full' ? fullGrid(input) : plainGrid(input)
  const candidate = input.xray?.candidates.find((one) => one.instanceId === instance.id) ?? null
  const rows = rowsOf(grid, instance.registered.cpuUnits)
  let below = 0
  const tiles = input.tasks.map((task) => {
    const start = input.lineUp.starts.get(task.id)
    const pieces = isPlaced(start) ? piecesOf(grid, start, task.cpuUnits) : [belowRect(grid, rows, below++)]
    return tileOf(world, task, { place: 'slot', pieces })
  })
  return {
    instance,
    rect,
    headHeight: detail === 'full' ? plan.spacing.trayHead : 0,
    zoneName: plan.spacing.zoneHead === 0 ? instance.availabilityZone : null,
    slots: slotRects(grid, instance.registered.cpuUnits),
    gauges: detail === 'full' ? gaugesOf(input, candidate) : [],
    portsText: portsOf(input.tasks, plan.spacing.portsSpelled),
    badge: badgeOf(input, candidate === null ? null : failedCheck(candidate)),
    outcome: candidate === null ? null : candidate.outcome === 'chosen' ? 'chosen' : 'dropped',
    tiles,
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
export function trayHeight(plan: Plan, rows: number): number {
  const { trayHead, trayFoot, slotGap } = plan.spacing
  return trayHead + rows * (plan.rowHeight + slotGap) - slotGap + trayFoot
}

function fullGrid({ rect, plan, columns, slotUnits }: TrayInput): SlotGrid {
  return {
    x: rect.x + plan.spacing.trayPad,
    y: rect.y + plan.spacing.trayHead,
    slotWidth: plan.slotWidth,
    slotHeight: plan.rowHeight,
    gap: plan.spacing.slotGap,
    rowGap: 0,
    columns,
    slotUnits,
  }
}

/** From afar there is no head and no gauge: the slots fill the whole tray. */
function plainGrid({ rect, columns, slotUnits, rows, plan }: TrayInput): SlotGrid {
  const inner = inset(rect, PLAIN_PAD)
  const gap = plan.spacing.slotGap * 2
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

function gaugesOf(input: TrayInput, candidate: Parameters<typeof gaugeOf>[2]['candidate']): readonly PlacedGauge[] {
  const { instance, plan, rect } = input
  const { trayPad, trayHead, slotGap, gaugeGap, trayFoot, hasMemoryGauge } = plan.spacing
  const top = rect.y + trayHead + input.rows * (plan.rowHeight + slotGap) - slotGap + gaugeGap
  const height = trayFoot - gaugeGap - trayPad
  const width = rect.width - 2 * trayPad
  const at = (x: number, part: number) => ({ rect: { x, y: top, width: part, height }, candidate })
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

function badgeOf({ instance, nowMs }: TrayInput, check: TrayBadge | null): TrayBadge | null {
  if (instance.status === 'booting') {
    return { text: `boots, ${durationText(instance.readyAtMs - nowMs)} to go`, tone: 'quiet' }
  }
  if (!instance.agentConnected) return { text: 'agent lost', tone: 'trouble' }
  if (instance.status === 'DRAINING') return { text: 'DRAINING', tone: 'ink' }
  return check
}
