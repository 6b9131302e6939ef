import { isSameRect } from './geometry.ts'
import type { Rect } from './geometry.ts'
import { LAYER_ORDER, rectsOf, withReach } from './scene/piece.ts'
import type { Piece } from './scene/piece.ts'
import type { Scene } from './scene/scene.ts'
import type { PlacedTile } from './scene/tile.ts'

type IsPainted = (tile: PlacedTile) => boolean

/**
 * What of the ground has to be painted anew when one scene follows another; null: all of it. What stands is painted
 * anew where its face is another, with what lies on it; tiles where they went, came or are another. Tiles that are not
 * painted on the ground change nothing of it.
 */
export function changedAreas(before: Scene, after: Scene, isPainted: IsPainted): readonly Rect[] | null {
  const isSameGround = before.groundKey === after.groundKey && before.slotUnits === after.slotUnits
  if (!isSameGround || before.scale !== after.scale || before.height !== after.height) return null
  const changed: Piece[] = []
  for (const name of LAYER_ORDER) {
    if (name === 'tiles') continue
    const found = changedPieces(before.layers[name], after.layers[name])
    if (found === null) return null
    changed.push(...found)
  }
  const whole = new Set(changed.flatMap(({ key, faceRect }) => (faceRect === undefined ? [key] : [])))
  const tiles = changedTiles(before, after, (tile) => !whole.has(tile.on) && isPainted(tile))
  return [
    ...changed.map(({ rect, faceRect }) => faceRect ?? withReach(rect)),
    ...tiles.flatMap((tile) => rectsOf(tile).map(withReach)),
  ]
}

/** Those with another face; null when one of them came, went or moved. */
function changedPieces(before: readonly Piece[], after: readonly Piece[]): readonly Piece[] | null {
  if (before.length !== after.length) return null
  const changed: Piece[] = []
  for (const [index, piece] of after.entries()) {
    const old = before[index]
    if (old === piece) continue
    if (old === undefined || !isSameRect(old.rect, piece.rect)) return null
    if (old.face !== piece.face) changed.push(piece)
  }
  return changed
}

/** Tiles as they were and as they are, wherever the one is to be wiped away or the other to be painted. */
function changedTiles(before: Scene, after: Scene, isPainted: IsPainted): readonly PlacedTile[] {
  const changed: PlacedTile[] = []
  const olds = before.layers.tiles
  for (const [index, tile] of after.layers.tiles.entries()) {
    // Nearly always it has the place in the list that it had: looking up thousands of keys takes longer.
    const twin = olds[index]
    const old = twin?.key === tile.key ? twin : before.tileByKey.get(tile.key)
    if (old === tile) continue
    const shown = isPainted(tile) ? tile : null
    const wiped = old !== undefined && isPainted(old) ? old : null
    const isInPlace = shown !== null && wiped !== null && isSameRect(shown.rect, wiped.rect)
    if (isInPlace && shown.face === wiped.face) continue
    if (shown !== null) changed.push(shown)
    if (wiped !== null && !isInPlace) changed.push(wiped)
  }
  for (const old of olds) if (isPainted(old) && !after.tileByKey.has(old.key)) changed.push(old)
  return changed
}
