import { grouped } from '../../look/numbers.ts'
import type { PlacedHeader } from '../bands/region.ts'
import type { PlacedShelf } from '../bands/shelf.ts'
import type { ShelfPart } from '../scene/shelfPart.ts'
import { onScreen } from './brush.ts'
import type { Brush, Layer } from './brush.ts'
import { TEXT, drawText, measure } from './text.ts'

/** The line over the zones: region, cluster, instances, and what a slot stands for. */
export const headerLayer: Layer<PlacedHeader> = {
  name: 'header',
  draw(brush, items) {
    const { palette, detail } = brush
    for (const header of items) {
      const box = onScreen(brush, header.rect)
      const y = box.y + box.height / 2
      // In a small window the page's buttons and its lenses take the whole line.
      if (measure(brush, header.region, TEXT.label) > box.width) continue
      const width = drawText(brush, header.region, { x: box.x, y, style: TEXT.label, color: palette.ink })
      const noteWidth = measure(brush, header.note, TEXT.quiet)
      const hasNote = box.width > width + noteWidth + 140 * detail
      const maxWidth = box.width - width - 24 * detail - (hasNote ? noteWidth : 0)
      drawText(brush, header.text, {
        x: box.x + width + 9 * detail,
        y,
        style: TEXT.quiet,
        color: palette.ink2,
        maxWidth,
      })
      if (!hasNote) continue
      drawText(brush, header.note, {
        x: box.x + box.width,
        y,
        style: TEXT.quiet,
        color: palette.ink3,
        align: 'right',
      })
    }
  },
}

/** The shelf at the foot, without its tiles. */
export const shelfLayer: Layer<PlacedShelf> = {
  name: 'shelf',
  draw(brush, items) {
    const { pen, palette } = brush
    for (const shelf of items) {
      const box = onScreen(brush, shelf.rect)
      if (shelf.hasRule && shelf.stopped !== null) {
        pen.fillStyle = palette.res
        pen.fillRect(box.x, box.y + Math.round(box.height * 0.16), box.width, 1)
      }
      drawPart(brush, shelf.waiting)
      if (shelf.stopped === null) continue
      drawPart(brush, shelf.stopped)
      const x = onScreen(brush, shelf.stopped.rect).x - Math.round(13 * brush.detail)
      pen.fillStyle = palette.line
      pen.fillRect(x, box.y + Math.round(box.height * 0.26), 1, Math.round(box.height * 0.6))
    }
  },
}

function drawPart(brush: Brush, part: ShelfPart): void {
  const { palette, detail, view } = brush
  const box = onScreen(brush, part.rect)
  const y = box.y + 24 * detail
  const x = box.x + 2 * detail
  const [first] = part.tiles
  const right = first === undefined ? box.x + box.width : first.rect.x * view.k + view.x
  const maxWidth = right - box.x - 8 * detail - drawOmitted(brush, part)
  drawText(brush, part.title, { x, y, style: TEXT.label, color: palette.ink2, maxWidth })
  const color = part.hasTrouble ? palette.trouble : palette.ink3
  drawText(brush, part.note, { x, y: y + 17 * detail, style: TEXT.quiet, color, maxWidth })
}

/** How many more have stopped, before the first that is shown. Answers the room that it takes. */
function drawOmitted(brush: Brush, { tiles, omitted }: ShelfPart): number {
  const { palette, detail } = brush
  const [first] = tiles
  // Of those that wait the note tells the whole count.
  if (omitted <= 0 || first?.place !== 'stopped') return 0
  const box = onScreen(brush, first.rect)
  const place = { x: box.x - 5 * detail, y: box.y + box.height / 2 }
  const words = `+${grouped(omitted)}`
  return 9 * detail + drawText(brush, words, { ...place, style: TEXT.quiet, color: palette.ink2, align: 'right' })
}
