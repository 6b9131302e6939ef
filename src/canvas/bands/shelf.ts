import type { Band, Content, Ground, Need } from '../scene/band.ts'
import type { Piece } from '../scene/piece.ts'
import { SHELF_KEY } from '../scene/shelfPart.ts'
import type { ShelfPart } from '../scene/shelfPart.ts'
import { stoppedPart } from '../scene/stoppedPart.ts'
import type { PlacedTile } from '../scene/tile.ts'
import { WAITING_CELL, WAITING_LEAST, waitingCountOf, waitingPart } from '../scene/waitingPart.ts'

export interface PlacedShelf extends Piece {
  readonly layer: 'shelf'
  readonly hasRule: boolean
  readonly waiting: ShelfPart
  readonly stopped: ShelfPart | null
}

const HEIGHT = 58
/** The part of the stage's height that the shelf takes at most. */
const SHARE_MAX = 0.28
/** The part of the shelf's width that those waiting may take. */
const WAITING_SHARE = 0.5

/** What waits for a place, and what stopped in the last ten minutes: at the foot of the stage. */
export const shelfBand: Band<PlacedShelf | PlacedTile> = { name: 'shelf', need: needOf }

function needOf(content: Content): Need<PlacedShelf | PlacedTile> {
  const count = waitingCountOf(content)
  return {
    takes: 'its height',
    layOn: (ground) => {
      const height = heightOn(ground, count)
      return {
        height,
        holds: (now) => hasRoom(ground, { height, before: count, now: waitingCountOf(now) }),
        place: (now, { y, bottom }) => {
          // At the foot of the stage, however little stands above it.
          const top = Math.max(y, bottom - height)
          return { pieces: height === 0 ? [] : placeShelf(now, ground, { y: top, height }), end: top + height }
        },
      }
    },
  }
}

function heightOn({ viewport, spacing, scale }: Ground, waitingCount: number): number {
  if (spacing.shelf === 'waiting only' && waitingCount === 0) return 0
  // Waiting tasks stand in cells on less than half of the width once they are many.
  const perRow = Math.max(1, Math.floor((viewport.width * 0.3) / WAITING_CELL))
  const rows = Math.ceil(waitingCount / perRow)
  const least = HEIGHT * spacing.wordScale
  const wanted = least + Math.max(0, rows - 3) * WAITING_CELL
  // Past that their cells shrink, or thousands would leave no ground to those that run.
  return Math.min(wanted, Math.max(least, viewport.height * SHARE_MAX)) * scale
}

function hasRoom(
  { spacing }: Ground,
  { height, before, now }: { readonly height: number; readonly before: number; readonly now: number },
): boolean {
  if (height === 0) return now === 0
  if (spacing.shelf === 'waiting only' && now === 0) return false
  return now <= Math.max(before, WAITING_LEAST)
}

function placeShelf(
  content: Content,
  ground: Ground,
  at: { readonly y: number; readonly height: number },
): readonly (PlacedShelf | PlacedTile)[] {
  const { spacing, scale } = ground
  const x = spacing.pad * scale
  const rect = { x, y: at.y, width: ground.width - 2 * x, height: at.height }
  const split = rect.width * (spacing.shelf === 'always' ? WAITING_SHARE : 1)
  const waitingRect = { ...rect, width: split - 12 * scale }
  const stoppedRect = { ...rect, x: x + split, width: rect.width - split }
  const waiting = waitingPart(content, ground, waitingRect)
  const stopped = spacing.shelf === 'always' ? stoppedPart(content, ground, stoppedRect) : null
  const parts = stopped === null ? [waiting] : [waiting, stopped]
  const shelf = {
    key: SHELF_KEY,
    layer: 'shelf',
    ref: null,
    rect,
    face: parts.map(faceOf).join('\n'),
    quiet: parts.map((part) => part.rect),
    hasRule: !content.groups.hasFargate,
    waiting,
    stopped,
  } as const
  return [shelf, ...parts.flatMap(({ tiles }) => tiles)]
}

/** Its words stand beside its tiles, so these decide how many of them there is room for. */
function faceOf({ title, note, omitted, hasTrouble, tiles }: ShelfPart): string {
  return [title, note, omitted, hasTrouble, tiles[0]?.rect.x, tiles.at(-1)?.rect.x, tiles.at(-1)?.rect.y].join(' ')
}
