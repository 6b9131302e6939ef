import { NO_NOTCHES } from '../../look/containerLook.ts'
import { contains } from '../geometry.ts'
import type { Rect } from '../geometry.ts'
import type { PlacedTile } from './tile.ts'
import type { PlacedTray } from './tray.ts'

/** Tasks that are not there: what somebody thinks will be put onto an instance. */
export interface GhostTasks {
  readonly count: number
  /** `family:revision`. */
  readonly label: string
  /** The place in which the lab met their revision, from 1. */
  readonly ordinal: number
  /** What each of them reserves. */
  readonly cpuUnits: number
}

/** Ghosts on the free slots of a tray, each to scale, in the order of its slots; those that find no room are left out. */
export function ghostTiles(tray: PlacedTray, ghosts: GhostTasks, slotUnits: number): readonly PlacedTile[] {
  const free = tray.slots.filter((slot) => !tray.tiles.some((tile) => isUnder(slot, tile)))
  const needed = Math.max(1, Math.ceil(ghosts.cpuUnits / slotUnits))
  const count = Math.min(ghosts.count, Math.floor(free.length / needed))
  return Array.from({ length: count }, (_, index): PlacedTile => {
    const [rect = tray.rect, ...rest] = rows(free.slice(index * needed, (index + 1) * needed))
    return {
      key: `ghost/${tray.instance.id}/${String(index)}`,
      layer: 'tiles',
      ref: { kind: 'containerInstance', id: tray.instance.id },
      on: tray.key,
      face: ghosts,
      place: 'slot',
      rect,
      rest,
      visual: 'wanted',
      marks: [],
      notches: NO_NOTCHES,
      ordinal: ghosts.ordinal,
      label: ghosts.label,
      serviceKey: null,
      task: null,
    }
  })
}

function isUnder(slot: Rect, { rect, rest }: PlacedTile): boolean {
  const middle = { x: slot.x + slot.width / 2, y: slot.y + slot.height / 2 }
  return [rect, ...rest].some((one) => contains(one, middle))
}

/** Slots of one row as one rectangle. */
function rows(slots: readonly Rect[]): readonly Rect[] {
  const joined: Rect[] = []
  for (const slot of slots) {
    const before = joined.at(-1)
    if (before?.y === slot.y) joined[joined.length - 1] = { ...before, width: slot.x + slot.width - before.x }
    else joined.push(slot)
  }
  return joined
}
