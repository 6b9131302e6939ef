import type { Rect } from '../geometry.ts'
import type { Ground } from './band.ts'
import type { PlacedTile } from './tile.ts'

/** The key of the shelf, on which the tiles of its parts lie. */
export const SHELF_KEY = 'shelf'

export interface ShelfPart {
  readonly rect: Rect
  readonly title: string
  readonly note: string
  readonly tiles: readonly PlacedTile[]
  /** How many more there are than tiles. */
  readonly omitted: number
  readonly hasTrouble: boolean
}

/** Room for title and note. */
export function labelWidth(rect: Rect, { scale, spacing }: Ground): number {
  return Math.min(138 * scale * spacing.wordScale, rect.width * 0.45)
}
