import type { Frame } from './frame.ts'
import { isDrawnAsCell } from './frame.ts'
import { isSeen, ringsOf, tileItem, usesOf } from './items.ts'
import type { Brush } from './layers/brush.ts'
import { useLayer } from './layers/gauges.ts'
import { ringLayer } from './layers/rings.ts'
import { tileLayer } from './layers/tiles.ts'
import { followsClock } from './progress.ts'

/** What is drawn in every frame, above what rests: use, tiles on their way or on the clock, and the rings. */
export function drawAbove(brush: Brush, frame: Frame): void {
  const { scene, motion, wallMs, size } = frame
  const screen = { x: 0, y: 0, width: size.width, height: size.height }
  if (frame.useOf !== null) useLayer.draw(brush, usesOf(scene, frame.useOf))

  const leaving = motion.leavingAt(wallMs).filter(({ tile }) => !isDrawnAsCell(brush, scene, tile))
  tileLayer.draw(
    brush,
    leaving.map((pose) => tileItem(brush, pose.tile, pose)),
  )

  const isLive = scene.tiles.filter((tile) => motion.isMoving(tile.key) || followsClock(tile.visual))
  const live = isLive
    .filter((tile) => !isDrawnAsCell(brush, scene, tile) && !(scene.detail === 'density' && tile.place === 'slot'))
    .map((tile) => tileItem(brush, tile, motion.poseOf(tile, wallMs)))
    .filter((item) => item.isLifted || isSeen(brush, item.tile.rect, screen))
  // Those in flight go over those that stand.
  tileLayer.draw(
    brush,
    live.filter((item) => !item.isLifted),
  )
  tileLayer.draw(
    brush,
    live.filter((item) => item.isLifted),
  )

  const rectNow = (tile: Frame['scene']['tiles'][number]) => motion.poseOf(tile, wallMs)?.rect ?? tile.rect
  ringLayer.draw(brush, ringsOf(brush, scene, { selection: frame.selection, hover: frame.hover, rectNow }))
}
