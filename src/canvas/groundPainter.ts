import { overlaps, toScreen } from './geometry.ts'
import type { Rect } from './geometry.ts'
import type { Brush } from './layers/brush.ts'
import { densityLayer } from './layers/density.ts'
import { fargateLayer } from './layers/fargate.ts'
import { gaugeLayer } from './layers/gauges.ts'
import { drawGround } from './layers/ground.ts'
import { headerLayer, shelfLayer } from './layers/strips.ts'
import { tileLayer } from './layers/tiles.ts'
import { trayLayer } from './layers/trays.ts'
import { zoneLayer } from './layers/zones.ts'
import { tileItem } from './items.ts'
import type { PlacedTile, Scene } from './scene/scene.ts'

/** Paints what rests, layer upon layer, within one area of the screen (CSS pixels); of the tiles those in `resting`. */
export function paintGround(
  brush: Brush,
  scene: Scene,
  at: { readonly area: Rect; readonly resting: readonly PlacedTile[] },
): void {
  const { pen } = brush
  const isSeen = (box: Rect): boolean => overlaps(toScreen(brush.view, box), at.area)
  pen.save()
  pen.beginPath()
  pen.rect(at.area.x, at.area.y, at.area.width, at.area.height)
  pen.clip()
  drawGround(
    brush,
    at.area,
    quietAreas(scene).map((box) => toScreen(brush.view, box)),
  )
  if (scene.header !== null) headerLayer.draw(brush, [scene.header])
  zoneLayer.draw(
    brush,
    scene.zones.filter((zone) => isSeen(zone.rect)),
  )
  if (scene.fargate !== null && isSeen(scene.fargate.rect)) fargateLayer.draw(brush, [scene.fargate])
  if (scene.shelf !== null) shelfLayer.draw(brush, [scene.shelf])
  const trays = scene.trays.filter((tray) => isSeen(tray.rect))
  if (scene.detail === 'density') densityLayer.draw(brush, trays)
  else trayLayer.draw(brush, trays)
  gaugeLayer.draw(
    brush,
    trays.flatMap((tray) => tray.gauges),
  )
  const tiles = at.resting.filter((tile) => isSeen(reach(tile)))
  tileLayer.draw(
    brush,
    tiles.map((tile) => tileItem(brush, tile, null)),
  )
  pen.restore()
}

/** Room for badge and stub, which stand out of the tile. */
function reach({ rect, rest }: PlacedTile): Rect {
  const [first = rect] = rest
  const y = Math.min(rect.y, first.y) - 12
  return {
    x: Math.min(rect.x, first.x) - 12,
    y,
    width: rect.width + first.width + 24,
    height: rect.height + first.height + 36,
  }
}

/** Words on the bare ground want no dots behind them. */
function quietAreas(scene: Scene): Rect[] {
  const areas: Rect[] = []
  if (scene.header !== null)
    areas.push({ ...scene.header.rect, y: 0, height: scene.header.rect.y + scene.header.rect.height })
  const parts = [scene.shelf?.waiting ?? null, scene.shelf?.stopped ?? null]
  return [...areas, ...parts.flatMap((part) => (part === null ? [] : [part.rect]))]
}
