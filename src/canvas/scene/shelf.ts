import type { Service } from '../../model/world/service/service.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import type { Rect } from '../geometry.ts'
import { hasFailed } from '../../look/taskLook.ts'
import { counted, grouped } from '../../look/numbers.ts'
import { clockText, durationText } from '../../look/time.ts'
import type { Groups } from './groups.ts'
import { SHELF_TILE } from './plan.ts'
import type { Plan } from './plan.ts'
import type { PlacedShelf, PlacedTile, ShelfPart } from './scene.ts'
import { reservationOf } from '../../model/world/definition/taskDefinition.ts'
import { tileOf } from './tile.ts'

/** Ghosts shown for one service at most; the note says the whole count. */
const GHOSTS_MAX = 60
/** The part of the shelf's width that those waiting may take. */
const WAITING_SHARE = 0.5
const CELL_SHRINK = 0.94

interface ShelfInput {
  readonly plan: Plan
  readonly slotUnits: number
  readonly y: number
  readonly nowMs: number
  /** What the clock on the page calls 00:00:00. */
  readonly originMs: number
}

/** What waits for a place, and what stopped in the last ten minutes. */
export function placeShelf(world: World, groups: Groups, input: ShelfInput): PlacedShelf | null {
  const { plan, y } = input
  const { spacing, scale, shelfHeight } = plan
  if (shelfHeight === 0) return null
  const x = spacing.pad * scale
  const rect = { x, y, width: plan.width - 2 * x, height: shelfHeight }
  const split = rect.width * (spacing.shelf === 'always' ? WAITING_SHARE : 1)
  const waitingRect = { ...rect, width: split - 12 * scale }
  const stoppedRect = { ...rect, x: x + split, width: rect.width - split }
  return {
    rect,
    hasRule: plan.fargate === null,
    waiting: waitingPart(world, groups, { ...input, rect: waitingRect }),
    stopped: spacing.shelf === 'always' ? stoppedPart(world, groups, { ...input, rect: stoppedRect }) : null,
  }
}

interface PartInput extends ShelfInput {
  readonly rect: Rect
}

/** One that waits: a task without a place, or only the wish of a service. */
interface Waiter {
  readonly units: number
  readonly tileAt: (rect: Rect) => PlacedTile
}

function waitingPart(world: World, groups: Groups, input: PartInput): ShelfPart {
  const tasks = groups.waiting.map((task): Waiter => {
    return { units: task.cpuUnits, tileAt: (rect) => tileOf(world, task, { place: 'waiting', pieces: [rect] }) }
  })
  const ghosts = groups.wanting.flatMap((service) => ghostsOf(world, service))
  const wantedCount = groups.wanting.reduce((sum, service) => sum + (service.waiting?.count ?? 0), 0)
  const waiters = [...tasks, ...ghosts]
  // Every task is shown, however small; of wishes only as many as there is room for.
  const rects = rectsFor(waiters, tasks.length, input)
  const shown = rects.length > 0 ? waiters.slice(0, rects.length) : tasks
  return {
    rect: input.rect,
    title: 'Waiting for a place',
    note: waitingNote(groups, wantedCount, input.nowMs),
    tiles: shown.map((waiter, index) => waiter.tileAt(rects[index] ?? input.rect)),
    omitted: wantedCount + tasks.length - shown.length,
    hasTrouble: false,
  }
}

function ghostsOf(world: World, service: Service): Waiter[] {
  const { waiting } = service
  const definitionKey = service.deployments.find((one) => one.status === 'PRIMARY')?.definitionKey
  const definition = definitionKey === undefined ? undefined : world.taskDefinitions.get(definitionKey)
  if (waiting === null || definition === undefined || definitionKey === undefined) return []
  const count = Math.min(waiting.count, GHOSTS_MAX)
  return Array.from({ length: count }, (_, index): Waiter => {
    const ghost = {
      key: `wanted/${service.key}/${String(index)}`,
      target: { kind: 'waiting', id: service.key },
      place: 'waiting',
      rest: [],
      visual: 'wanted',
      ordinal: definition.ordinal,
      label: definitionKey,
      serviceKey: service.key,
      task: null,
    } as const
    return { units: reservationOf(definition).cpuUnits, tileAt: (rect) => ({ ...ghost, rect }) }
  })
}

/**
 * Side by side to scale while they fit, else as cells in rows. Tasks, which come first, all find room; ghosts that find
 * none get none.
 */
function rectsFor(
  waiters: readonly Waiter[],
  tasksCount: number,
  { rect, plan, slotUnits }: PartInput,
): readonly Rect[] {
  const { scale, spacing } = plan
  const left = rect.x + labelWidth(rect, plan)
  const room = rect.x + rect.width - left
  // Room for the rings of two that are selected.
  const gap = 10 * scale
  const height = Math.min(30 * scale, rect.height - 20 * scale)
  const slotWidth = Math.min(plan.slotWidth, 90 * scale)
  const widths = waiters.map(({ units }) => {
    const slots = Math.max(1, units / slotUnits)
    return Math.max(64 * scale, Math.min(room, slots * (slotWidth + spacing.slotGap) - spacing.slotGap))
  })
  const total = widths.reduce((sum, width) => sum + width + gap, -gap)
  const top = rect.y + 18 * scale
  if (total <= room) {
    let x = left
    return widths.map((width) => {
      const at = { x, y: top, width, height }
      x += width + gap
      return at
    })
  }
  return cellRects(waiters.length, tasksCount, {
    x: left,
    y: top,
    width: room,
    cell: SHELF_TILE * scale,
    bottom: rect.y + rect.height,
  })
}

interface CellRoom {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly bottom: number
  /** The width of a cell and its gap, as long as that is small enough. */
  readonly cell: number
}

/** Cells in rows, as small as they must be for `leastCount` of them. */
function cellRects(count: number, leastCount: number, room: CellRoom): readonly Rect[] {
  const perRowOf = (cell: number): number => Math.max(1, Math.floor(room.width / cell))
  const countOf = (cell: number): number => perRowOf(cell) * Math.max(1, Math.floor((room.bottom - room.y) / cell))
  let { cell } = room
  while (countOf(cell) < leastCount) cell *= CELL_SHRINK
  const perRow = perRowOf(cell)
  return Array.from({ length: Math.min(count, countOf(cell)) }, (_, index) => ({
    x: room.x + (index % perRow) * cell,
    y: room.y + Math.floor(index / perRow) * cell,
    width: cell * 0.84,
    height: cell * 0.84,
  }))
}

function waitingNote(groups: Groups, wantedCount: number, nowMs: number): string {
  const count = groups.waiting.length + wantedCount
  if (count === 0) return 'none'
  const since = [
    ...groups.wanting.map((service) => service.waiting?.sinceMs ?? nowMs),
    ...groups.waiting.map((task) => task.createdAtMs),
  ]
  return `${counted(count, 'task')}, ${durationText(nowMs - Math.min(...since))}`
}

function stoppedPart(world: World, groups: Groups, input: PartInput): ShelfPart {
  const { rect, plan } = input
  const { scale } = plan
  const left = rect.x + labelWidth(rect, plan) + 30 * scale
  const right = rect.x + rect.width
  const isFew = groups.stopped.length * 81 * scale <= right - left
  const width = (isFew ? 75 : 23) * scale
  const gap = (isFew ? 6 : 4) * scale
  const height = (isFew ? 30 : 23) * scale
  const most = Math.max(0, Math.floor((right - left + gap) / (width + gap)))
  const shown = groups.stopped.slice(Math.max(0, groups.stopped.length - most))
  const y = rect.y + (isFew ? 18 : 21) * scale
  const tiles = shown.map((task, index) => {
    // Flush right: a newcomer stands at the end and moves the others along.
    const x = right - (shown.length - index) * (width + gap) + gap
    return tileOf(world, task, { place: 'stopped', pieces: [{ x, y, width, height }] })
  })
  return {
    rect,
    title: 'Stopped, last 10 min',
    note: stoppedNote(groups.stopped, input.originMs),
    tiles,
    omitted: groups.stopped.length - shown.length,
    hasTrouble: groups.stopped.some(hasFailed),
  }
}

/** `2 × web:7 at 00:00:04`, or by revision: `6 web:7, 1 web:8 failed`. */
function stoppedNote(stopped: readonly Task[], originMs: number): string {
  const [first] = stopped
  if (first === undefined) return 'none'
  const counts = new Map<string, number>()
  for (const task of stopped) {
    const words = `${task.definitionKey}${hasFailed(task) ? ' failed' : ''}`
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const areAlike = counts.size === 1 && stopped.every((task) => task.stoppedAtMs === first.stoppedAtMs)
  const [only = ''] = counts.keys()
  if (areAlike) return `${grouped(stopped.length)} × ${only} at ${clockText((first.stoppedAtMs ?? 0) - originMs)}`
  return [...counts].map(([words, count]) => `${grouped(count)} ${words}`).join(', ')
}

/** Room for title and note. */
function labelWidth(rect: Rect, { scale, spacing }: Plan): number {
  return Math.min(138 * scale * spacing.wordScale, rect.width * 0.45)
}
