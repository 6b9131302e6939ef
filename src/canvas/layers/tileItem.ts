import type { Rect } from '../geometry.ts'
import type { PlacedTile } from '../scene/tile.ts'
import type { TaskVisual } from '../../look/taskLook.ts'
import type { Brush } from './brush.ts'

/** A task as it is drawn now: where it is on its way, and what it was a moment ago. CSS pixels on screen. */
export interface TileItem {
  readonly tile: PlacedTile
  readonly box: Rect
  /** Before its edges were laid on pixels: see `trueSize`. */
  readonly size: { readonly width: number; readonly height: number }
  readonly rest: readonly Rect[]
  readonly visual: TaskVisual
  /** 0 to 1. */
  readonly alpha: number
  /** Level of what is pulled, or how far the ring has filled. */
  readonly progress: number
  /** In flight: it casts a shadow. */
  readonly isLifted: boolean
  /** The drawing that it comes from: `part` of the new one is there, from below or all over. */
  readonly before: { readonly visual: TaskVisual; readonly part: number; readonly isRising: boolean } | null
}

/** How much of a task can be said on so many CSS pixels. */
export type TileDetail = 'labelled' | 'line' | 'cell'

export function tileDetail(
  brush: Pick<Brush, 'detail'>,
  box: { readonly width: number; readonly height: number },
): TileDetail {
  const [width, height] = [box.width / brush.detail, box.height / brush.detail]
  if (height >= 42 && width >= 56) return 'labelled'
  return width >= 28 && height >= 13 ? 'line' : 'cell'
}

/**
 * How wide and high a tile is before its edges are laid on pixels: of tiles of one size some are a pixel wider than
 * others then, and what is said on them must not differ for that.
 */
export function trueSize({ view }: Pick<Brush, 'view'>, rect: Rect): { width: number; height: number } {
  return { width: rect.width * view.k, height: rect.height * view.k }
}
