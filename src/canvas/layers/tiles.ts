import type { Rect } from '../geometry.ts'
import { revisionIndex, revisionPaint, withAlpha } from '../../look/palette.ts'
import type { RevisionPaint } from '../../look/palette.ts'
import { TASK_LOOKS, wearsStripes } from '../../look/taskLook.ts'
import type { TaskLook, TaskVisual } from '../../look/taskLook.ts'
import type { Brush, Layer } from './brush.ts'
import { tileDetail } from './tileItem.ts'
import type { TileItem } from './tileItem.ts'
import { drawBody, drawOutline } from './tileBody.ts'
import { drawNotches } from './notches.ts'
import { drawBadge, drawMarks, drawStub } from './tileSigns.ts'
import { drawLine, drawWords } from './tileWords.ts'

/** Tasks of 28 pixels and more, with words. Smaller ones are the business of the cell layer. */
export const tileLayer: Layer<TileItem> = {
  name: 'tiles',
  draw(brush, items) {
    for (const item of items) drawTile(brush, item)
  },
}

function drawTile(brush: Brush, item: TileItem): void {
  const { pen } = brush
  if (item.alpha <= 0) return
  pen.save()
  pen.globalAlpha = item.alpha
  // What has no body casts none: it would show through.
  if (item.isLifted && TASK_LOOKS[item.visual].body !== 'none') drawShadow(brush, item.box)
  const { before } = item
  if (before === null) {
    drawAs(brush, item, item.visual)
  } else {
    drawAs(brush, item, before.visual)
    if (before.isRising) {
      const height = item.box.height * before.part
      pen.beginPath()
      pen.rect(item.box.x, item.box.y + item.box.height - height, item.box.width, height)
      pen.clip()
    } else {
      pen.globalAlpha = item.alpha * before.part
    }
    drawAs(brush, item, item.visual)
  }
  pen.restore()
}

function drawAs(brush: Brush, item: TileItem, visual: TaskVisual): void {
  const look = TASK_LOOKS[visual]
  const paint = revisionPaint(brush.palette, item.tile.ordinal)
  const detail = tileDetail(brush, item.size)
  const isLabelled = detail === 'labelled'
  const base = { look, paint, progress: item.progress, isLabelled }
  for (const piece of item.rest) {
    drawBody(brush, { ...base, box: piece })
    drawOutline(brush, { ...base, box: piece })
  }
  const body = { ...base, box: item.box }
  drawBody(brush, body)
  drawOutline(brush, body)
  const stripes = wearsStripes(look) ? drawStripes(brush, item, { paint, look, isLabelled }) : 0
  if (isLabelled) drawWords(brush, { item, visual, look, paint, stripes })
  else drawLine(brush, { item, visual, look, paint, stripes })
  if (look.hasStub && item.tile.place !== 'fargate') drawStub(brush, item.box, paint)
  drawNotches(brush, item, { isLabelled, hasBadge: look.hasBadge })
  if (look.hasBadge) drawBadge(brush, item.box, isLabelled)
  drawMarks(brush, item)
}

/** The nth revision wears n − 1 stripes at its left. Answers the room that they take. */
function drawStripes(
  brush: Brush,
  item: TileItem,
  { paint, look, isLabelled }: { readonly paint: RevisionPaint; readonly look: TaskLook; readonly isLabelled: boolean },
): number {
  const count = revisionIndex(item.tile.ordinal)
  if (count === 0) return 0
  const { pen, detail: s } = brush
  const { box } = item
  const [width, step] = isLabelled ? [3 * s, 5 * s] : [2 * s, 3.6 * s]
  const margin = (isLabelled ? 5 : 3.5) * s
  const first = box.x + (isLabelled ? 4.5 : 3.8) * s
  pen.fillStyle = look.body === 'solid' ? withAlpha(paint.text, 0.62) : paint.edge
  for (let index = 0; index < count; index += 1) {
    pen.fillRect(first + index * step, box.y + margin, width, box.height - 2 * margin)
  }
  return first - box.x + (count - 1) * step + width
}

/** A plain soft edge: a blurred one costs a frame on a machine without a GPU. */
function drawShadow({ pen, detail: s }: Brush, box: Rect): void {
  pen.fillStyle = 'rgba(0, 0, 0, 0.07)'
  for (const spread of [1, 2, 3.5]) {
    pen.beginPath()
    pen.roundRect(box.x - spread, box.y - spread + 3 * s, box.width + 2 * spread, box.height + 2 * spread, 4 + spread)
    pen.fill()
  }
}
