import { revisionPaint } from '../look/palette.ts'
import type { SubjectRef } from '../look/subjectRef.ts'
import { toScreen } from './geometry.ts'
import type { Rect } from './geometry.ts'
import { tileItem } from './items.ts'
import { onScreen } from './layers/brush.ts'
import type { Brush } from './layers/brush.ts'
import { joinedBoxes } from './layers/joinedBoxes.ts'
import { markLayer } from './layers/marks.ts'
import type { MarkItem, MarkTone } from './layers/marks.ts'
import { strokeInside } from './layers/strokes.ts'
import { tileDetail } from './layers/tileItem.ts'
import { tileLayer } from './layers/tiles.ts'
import { ghostTiles } from './scene/ghosts.ts'
import type { GhostTasks } from './scene/ghosts.ts'
import type { Piece } from './scene/piece.ts'
import { piecesFor } from './scene/scene.ts'
import type { Scene } from './scene/scene.ts'
import { zoneNameRect } from './layers/zones.ts'
import type { PlacedTile } from './scene/tile.ts'

/** What the page says of a thing on the stage beside what it is: chosen, right, so many more of them. */
export interface StageMark {
  readonly target: SubjectRef
  /** A number or a word or two. */
  readonly text: string
  readonly tone: MarkTone
  /** On an instance. */
  readonly ghosts?: GhostTasks
}

const JOIN = 11

/** Ghosts on their slots, then rings and plates. `rectNow` says where a piece is on its way. */
export function drawStageMarks(
  brush: Brush,
  scene: Scene,
  of: { readonly marks: readonly StageMark[]; readonly rectNow: (piece: Piece) => Rect },
): void {
  if (of.marks.length === 0) return
  for (const tile of of.marks.flatMap((mark) => ghostsOf(scene, mark))) drawGhost(brush, tile)
  const words = scene.layers.zones.flatMap((zone) => zoneNameRect(brush, zone) ?? [])
  const items = of.marks.map(({ target, text, tone }): MarkItem => {
    const boxes = piecesFor(scene, target).map((piece) => toScreen(brush.view, of.rectNow(piece)))
    return { boxes: joinedBoxes(boxes, JOIN * brush.detail), text, tone, words }
  })
  markLayer.draw(brush, items)
}

function ghostsOf(scene: Scene, { target, ghosts }: StageMark): readonly PlacedTile[] {
  if (ghosts === undefined || target.kind !== 'containerInstance') return []
  const tray = scene.layers.trays.find(({ instance }) => instance.id === target.id)
  return tray === undefined ? [] : ghostTiles(tray, ghosts, scene.slotUnits)
}

/** As a task that is wanted, within a dotted line: it is only thought of. */
function drawGhost(brush: Brush, tile: PlacedTile): void {
  const item = tileItem(brush, tile, null)
  if (tileDetail(brush, item.size) !== 'cell') tileLayer.draw(brush, [item])
  const { edge } = revisionPaint(brush.palette, tile.ordinal)
  const line = { color: edge, width: 1.5 * brush.detail, radius: 2, dash: [1.5 * brush.detail, 3 * brush.detail] }
  for (const rect of [tile.rect, ...tile.rest]) strokeInside(brush, onScreen(brush, rect), line)
}
