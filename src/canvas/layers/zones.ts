import type { PlacedZone } from '../bands/zones.ts'
import type { Rect } from '../geometry.ts'
import { onScreen } from './brush.ts'
import type { Brush, Layer } from './brush.ts'
import { cornerTicks, fillRound, strokeInside } from './strokes.ts'
import { TEXT, drawText, firstFitting, measure } from './text.ts'

/** Availability Zones as equal columns, with their names and how many tasks they hold. */
export const zoneLayer: Layer<PlacedZone> = {
  name: 'zones',
  draw(brush, items) {
    for (const zone of items) {
      const box = onScreen(brush, zone.rect)
      const height = zone.headHeight * brush.view.k
      if (height > 0) {
        fillRound(brush, box, { color: brush.palette.zone, radius: 6 })
        drawHead(brush, zone, { strip: { ...box, height }, isPinned: false })
      }
      if (zone.isOut) strokeInside(brush, box, { color: brush.palette.trouble, width: 2, radius: 6, dash: [6, 4] })
      drawEmpty(brush, zone, { ...box, y: box.y + height, height: box.height - height })
    }
  },
}

/** A zone whose name has left the screen above or at the left, and the part of its strip that can be seen. */
export interface PinnedHead {
  readonly zone: PlacedZone
  readonly strip: Rect
}

/** The names of zones over whose trays one has zoomed or moved: without them nobody knows where he is. */
export const pinnedHeadLayer: Layer<PinnedHead> = {
  name: 'pinned heads',
  draw(brush, items) {
    const { pen, palette } = brush
    for (const { zone, strip } of items) {
      pen.fillStyle = palette.zone
      pen.fillRect(strip.x, strip.y, strip.width, strip.height)
      pen.fillStyle = palette.ctl
      pen.fillRect(strip.x, strip.y + strip.height - 1, strip.width, 1)
      drawHead(brush, zone, { strip, isPinned: true })
    }
  },
}

/** Its name, and how many tasks it holds: at the right, or beside the name where the stage's buttons lie over the right. */
function drawHead(
  brush: Brush,
  zone: PlacedZone,
  { strip, isPinned }: { readonly strip: Rect; readonly isPinned: boolean },
): void {
  const { palette } = brush
  const pad = padOf(brush, strip)
  const y = strip.y + strip.height / 2 + 1
  const x = strip.x + pad
  const maxWidth = strip.width - 2 * pad
  const name = { x, y, style: TEXT.label, color: zone.isOut ? palette.trouble : palette.ink2, maxWidth }
  const nameWidth = drawText(brush, zone.availabilityZone, name)
  const countWidth = measure(brush, zone.countText, TEXT.quiet)
  if (brush.mode === 'phone' || nameWidth + countWidth + 10 > maxWidth) return
  const countX = isPinned ? x + nameWidth + 10 : x + maxWidth - countWidth
  drawText(brush, zone.countText, {
    x: countX,
    y,
    style: TEXT.quiet,
    color: zone.isOut ? palette.trouble : palette.ink3,
  })
}

/** Where its name is written; `null` where it has none. */
export function zoneNameRect(brush: Brush, zone: PlacedZone): Rect | null {
  const box = onScreen(brush, zone.rect)
  const height = zone.headHeight * brush.view.k
  if (height === 0) return null
  const size = TEXT.label.size * brush.detail
  const width = measure(brush, zone.availabilityZone, TEXT.label)
  return { x: box.x + padOf(brush, box), y: box.y + (height - size) / 2, width, height: size }
}

/** What to say where no tray stands, over slots painted where one might. */
function drawEmpty(brush: Brush, zone: PlacedZone, floor: Rect): void {
  const { palette, detail: s } = brush
  for (const slot of zone.ghostSlots) {
    cornerTicks(brush, onScreen(brush, slot), { color: palette.paint, width: 1, length: 7 * s })
  }
  const pad = padOf(brush, floor)
  const y = floor.y + Math.min(16 * s, floor.height / 2)
  const room = floor.width - 2 * pad
  const fits = firstFitting(brush, zone.emptyTexts, { styles: [TEXT.quiet], room })
  if (fits === null) return
  drawText(brush, fits.words, { x: floor.x + pad, y, style: fits.style, color: palette.ink3 })
}

function padOf({ detail }: Brush, box: Rect): number {
  return Math.min(12 * detail, box.width * 0.06)
}
