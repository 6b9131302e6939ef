import { NO_NOTCHES } from '../../look/containerLook.ts'
import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { Service } from '../../model/world/service/service.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import type { Rect } from '../geometry.ts'
import { shortInstance } from '../../look/names.ts'
import { counted, grouped } from '../../look/numbers.ts'
import { durationText } from '../../look/time.ts'
import type { Content, Ground } from './band.ts'
import type { Groups } from './groups.ts'
import { SHELF_KEY, labelWidth } from './shelfPart.ts'
import type { ShelfPart } from './shelfPart.ts'
import { reservationOf } from '../../model/world/definition/taskDefinition.ts'
import { tileOf } from './tile.ts'
import type { PlacedTile } from './tile.ts'

/** The width of a cell with its gap. */
export const WAITING_CELL = 14
/** So many that wait find room on any shelf. */
export const WAITING_LEAST = 20
/** Ghosts shown for one service at most; the note says the whole count. */
const GHOSTS_MAX = 60
const CELL_SHRINK = 0.94

/** Tasks that need a place on the shelf; of wishes no more than find room on any. */
export function waitingCountOf({ groups }: Content): number {
  return groups.waiting.length + Math.min(wantedCountOf(groups), WAITING_LEAST)
}

function wantedCountOf({ wanting }: Groups): number {
  return wanting.reduce((sum, service) => sum + (service.waiting?.count ?? 0), 0)
}

/** One that waits: a task without a place, or only the wish of a service. */
interface Waiter {
  readonly units: number
  readonly tileAt: (rect: Rect) => PlacedTile
}

/** What waits for a place, and what is only wanted. */
export function waitingPart({ world, groups, options }: Content, ground: Ground, rect: Rect): ShelfPart {
  const tasks = groups.waiting.map((task): Waiter => {
    return {
      units: task.cpuUnits,
      tileAt: (at) => tileOf(world, task, { place: 'waiting', on: SHELF_KEY, rects: [at] }),
    }
  })
  const ghosts = groups.wanting.flatMap((service) => ghostsOf(world, service))
  const wantedCount = wantedCountOf(groups)
  const waiters = [...tasks, ...ghosts]
  // Every task is shown, however small; of wishes only as many as there is room for.
  const rects = rectsFor(waiters, tasks.length, { ground, rect })
  const shown = rects.length > 0 ? waiters.slice(0, rects.length) : tasks
  return {
    rect,
    title: titleOf(world, groups),
    note: waitingNote(groups, wantedCount, options.nowMs),
    tiles: shown.map((waiter, index) => waiter.tileAt(rects[index] ?? rect)),
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
      layer: 'tiles',
      ref: { kind: 'waiting', id: service.key },
      partOf: { kind: 'service', id: service.key },
      on: SHELF_KEY,
      face: definitionKey,
      place: 'waiting',
      rest: [],
      visual: 'wanted',
      marks: [],
      notches: NO_NOTCHES,
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
  { rect, ground }: { readonly rect: Rect; readonly ground: Ground },
): readonly Rect[] {
  const { scale, spacing, measure } = ground
  const left = rect.x + labelWidth(rect, ground)
  const room = rect.x + rect.width - left
  // Room for the rings of two that are selected.
  const gap = 10 * scale
  const height = Math.min(30 * scale, rect.height - 20 * scale)
  const slotWidth = Math.min(ground.slotWidth, 90 * scale)
  const widths = waiters.map(({ units }) => {
    const slots = Math.max(1, units / measure.slotUnits)
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
    cell: WAITING_CELL * scale,
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

/** Tasks in PROVISIONING wait for the instances that their provider's group boots: then those are named. */
function titleOf(world: World, { waiting, wanting }: Groups): string {
  const booting = wanting.length > 0 ? [] : bootingFor(world, waiting)
  const [only] = booting
  if (only === undefined) return 'Waiting for a place'
  return booting.length === 1
    ? `Waiting for ${shortInstance(only.ec2InstanceId)}`
    : `Waiting for ${grouped(booting.length)} to boot`
}

/** What boots in the groups of the providers that all of these tasks wait for; nothing where one waits otherwise. */
function bootingFor({ capacityProviders, instances }: World, waiting: readonly Task[]): readonly ContainerInstance[] {
  const groupNames = new Set<string>()
  for (const { step, capacityProviderName } of waiting) {
    const provider = capacityProviders.get(capacityProviderName ?? '')
    if (step !== 'waitingForCapacity' || provider === undefined) return []
    groupNames.add(provider.autoScalingGroupName)
  }
  if (groupNames.size === 0) return []
  return [...instances.values()].filter(
    (one) => one.status === 'booting' && groupNames.has(one.autoScalingGroupName ?? ''),
  )
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
