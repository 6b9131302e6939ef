import type { PlacedZone } from '../bands/zones.ts'
import { onScreen } from './brush.ts'
import type { Layer } from './brush.ts'
import { cornerTicks, fillRound } from './strokes.ts'
import { TEXT, drawText, measure } from './text.ts'

/** Availability Zones as equal columns, with their names and how many tasks they hold. */
export const zoneLayer: Layer<PlacedZone> = {
  name: 'zones',
  draw(brush, items) {
    const { palette, view } = brush
    for (const zone of items) {
      const box = onScreen(brush, zone.rect)
      const head = zone.headHeight * view.k
      if (head > 0) fillRound(brush, box, { color: palette.zone, radius: 6 })
      const detail = brush.stripDetail
      const pad = Math.min(12 * detail, box.width * 0.06)
      if (head > 0) {
        const y = box.y + head / 2 + 1
        const room = box.width - 2 * pad
        const nameWidth = drawText(brush, zone.availabilityZone, {
          x: box.x + pad,
          y,
          style: TEXT.label,
          color: palette.ink2,
          maxWidth: room,
          detail,
        })
        const countWidth = measure({ ...brush, detail }, zone.countText, TEXT.quiet)
        if (brush.mode !== 'phone' && nameWidth + countWidth + 10 <= room) {
          drawText(brush, zone.countText, {
            x: box.x + box.width - pad,
            y,
            style: TEXT.quiet,
            color: palette.ink3,
            align: 'right',
            detail,
          })
        }
      }
      if (zone.emptyText === null) continue
      for (const slot of zone.ghostSlots) {
        cornerTicks(brush, onScreen(brush, slot), { color: palette.paint, width: 1, length: 7 * detail })
      }
      const y = box.y + head + Math.min(16 * detail, (box.height - head) / 2)
      const maxWidth = box.width - 2 * pad
      drawText(brush, zone.emptyText, { x: box.x + pad, y, style: TEXT.quiet, color: palette.ink3, maxWidth, detail })
    }
  },
}
