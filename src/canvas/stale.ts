import { changedAreas } from './changes.ts'
import type { Frame } from './frame.ts'
import { toScreen } from './geometry.ts'
import type { Rect } from './geometry.ts'
import { snapRect } from './layers/brush.ts'
import { rectsOf, withReach } from './scene/piece.ts'
import type { PlacedTile } from './scene/tile.ts'

/** More areas than this, or so much of the screen, and painting all at once is cheaper. */
const AREAS_MAX = 60
const SHARE_MAX = 0.7

/**
 * What of the painted ground is no longer right for this frame, CSS pixels; null: all of it. `isPainted` tells of a
 * tile whether it stands on the ground; cells do not.
 */
export function staleAreas(
  last: Frame | null,
  frame: Frame,
  isPainted: (tile: PlacedTile) => boolean,
): readonly Rect[] | null {
  if (last === null || last.palette !== frame.palette || last.fonts !== frame.fonts) return null
  const isSameView = last.view.x === frame.view.x && last.view.y === frame.view.y && last.view.k === frame.view.k
  if (!isSameView || last.size.pixelRatio !== frame.size.pixelRatio) return null
  const changed = last.scene === frame.scene ? [] : changedAreas(last.scene, frame.scene, isPainted)
  if (changed === null) return null
  const arrived = frame.arrived.flatMap((key) => {
    const tile = frame.scene.tileByKey.get(key)
    return tile === undefined || !isPainted(tile) ? [] : rectsOf(tile).map(withReach)
  })
  const areas = [...changed, ...arrived].map((area) => snapRect(frame.size, toScreen(frame.view, area)))
  const covered = areas.reduce((sum, area) => sum + area.width * area.height, 0)
  const isMost = areas.length > AREAS_MAX || covered > frame.size.width * frame.size.height * SHARE_MAX
  return isMost ? null : areas
}
