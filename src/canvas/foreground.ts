import type { Frame } from './frame.ts'
import { drawingOf } from './frame.ts'
import { isSeen, pinnedHeads, ringsOf, tileItem, usesOf } from './items.ts'
import type { Brush } from './layers/brush.ts'
import { useLayer } from './layers/gauges.ts'
import { ringLayer } from './layers/rings.ts'
import { drawNetwork } from './lens/network.ts'
import { drawRoles } from './lens/roles.ts'
import { drawTraffic } from './lens/traffic.ts'
import type { TileItem } from './layers/tileItem.ts'
import { tileLayer } from './layers/tiles.ts'
import { pinnedHeadLayer } from './layers/zones.ts'
import { followsClock } from './progress.ts'
import { drawPulls } from './pulls/drawPulls.ts'
import type { Piece } from './scene/piece.ts'
import type { PlacedTile } from './scene/tile.ts'
import { drawStageMarks } from './stageMarks.ts'

/**
 * What is drawn in every frame, above what rests: use, tiles on their way or on the clock, the rings, and the names of zones that have left the screen. `worded` are
 * the tiles that are not drawn as pixels, `drawStanding` draws those of them that are not in flight.
 */
export function drawAbove(
  brush: Brush,
  frame: Frame,
  on: { readonly worded: readonly PlacedTile[]; readonly drawStanding: (items: readonly TileItem[]) => void },
): void {
  const { scene, motion, wallMs } = frame
  if (frame.useOf !== null) useLayer.draw(brush, usesOf(scene, frame.useOf))

  const leaving = motion.leavingAt(wallMs).filter(({ tile }) => drawingOf(brush, scene, tile) === 'words')
  const { standing, lifted } = liveItems(brush, frame, on.worded)
  on.drawStanding([...leaving.map((pose) => tileItem(brush, pose.tile, pose)), ...standing])
  // Those in flight go over those that stand.
  tileLayer.draw(brush, lifted)

  drawLaid(brush, frame)
  const rectNow = (piece: Piece) => motion.poseOf(piece, wallMs)?.rect ?? piece.rect
  ringLayer.draw(brush, ringsOf(brush, scene, { selection: frame.selection, hover: frame.hover, rectNow }))
  // Keys hang on the edges of what they belong to: a ring would cut them.
  if (frame.laid?.lens === 'roles') drawRoles(brush, frame.laid.picture)
  drawStageMarks(brush, scene, { marks: frame.marks, rectNow })
  pinnedHeadLayer.draw(brush, pinnedHeads(brush, scene, frame.size))
}

/** Tiles on their way or on the clock. */
function liveItems(brush: Brush, { motion, wallMs, size }: Frame, worded: readonly PlacedTile[]) {
  const screen = { x: 0, y: 0, width: size.width, height: size.height }
  const standing: TileItem[] = []
  const lifted: TileItem[] = []
  for (const tile of worded) {
    const pose = motion.poseOf(tile, wallMs)
    if (pose === null && !followsClock(tile.visual)) continue
    if (pose?.isLifted === true) lifted.push(tileItem(brush, tile, pose))
    else if (isSeen(brush, tile.rect, screen)) standing.push(tileItem(brush, tile, pose))
  }
  return { standing, lifted }
}

function drawLaid(brush: Brush, { laid, pulls, size }: Frame): void {
  drawPulls(brush, pulls.lines, pulls.phase)
  if (laid?.lens === 'traffic') drawTraffic(brush, laid.picture, laid)
  if (laid?.lens === 'network') drawNetwork(brush, laid.picture, size)
}
