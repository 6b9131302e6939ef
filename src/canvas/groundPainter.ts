import { overlaps, toScreen } from './geometry.ts'
import type { Rect } from './geometry.ts'
import { tileItem } from './items.ts'
import { LAYERS } from './layers/allLayers.ts'
import type { Brush } from './layers/brush.ts'
import { drawGround } from './layers/ground.ts'
import { tileLayer } from './layers/tiles.ts'
import { LAYER_ORDER, rectsOf, withReach } from './scene/piece.ts'
import type { Piece, StandingLayer } from './scene/piece.ts'
import type { Scene } from './scene/scene.ts'
import type { PlacedTile } from './scene/tile.ts'

/** Paints what rests, layer upon layer, within one area of the screen (CSS pixels); of the tiles those in `resting`. */
export function paintGround(
  brush: Brush,
  scene: Scene,
  at: { readonly area: Rect; readonly resting: readonly PlacedTile[] },
): void {
  const { pen } = brush
  const isSeen = (piece: Piece): boolean =>
    rectsOf(piece).some((rect) => overlaps(toScreen(brush.view, withReach(rect)), at.area))
  const drawStanding = <Name extends StandingLayer>(name: Name): void => {
    LAYERS[name].draw(brush, scene.layers[name].filter(isSeen))
  }
  pen.save()
  pen.beginPath()
  pen.rect(at.area.x, at.area.y, at.area.width, at.area.height)
  pen.clip()
  drawGround(
    brush,
    at.area,
    quietAreas(scene).map((box) => toScreen(brush.view, box)),
  )
  for (const name of LAYER_ORDER) {
    if (name !== 'tiles') {
      drawStanding(name)
      continue
    }
    const tiles = at.resting.filter(isSeen)
    tileLayer.draw(
      brush,
      tiles.map((tile) => tileItem(brush, tile, null)),
    )
  }
  pen.restore()
}

function quietAreas(scene: Scene): readonly Rect[] {
  return LAYER_ORDER.flatMap((name) => scene.layers[name].flatMap(({ quiet = [] }: Piece) => quiet))
}
