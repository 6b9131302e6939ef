import type { PlacedFargate } from '../bands/fargate.ts'
import { revisionPaint } from '../../look/palette.ts'
import { onScreen } from './brush.ts'
import type { Brush, Layer } from './brush.ts'
import { fillRound, strokeInside } from './strokes.ts'
import { TEXT, drawText, firstFitting } from './text.ts'

/** The band without instances: a dotted frame, and under each task its own network interface with its address. */
export const fargateLayer: Layer<PlacedFargate> = {
  name: 'fargate',
  draw(brush, items) {
    for (const band of items) {
      const box = onScreen(brush, band.rect)
      const { palette, view, detail } = brush
      fillRound(brush, box, { color: palette.zone, radius: 6 })
      strokeInside(brush, box, { color: palette.ctl, width: 1.25, radius: 6, dash: [1.25, 3] })
      const y = box.y + (band.headHeight * view.k) / 2 + 1
      const x = box.x + 10 * detail
      const width = drawText(brush, band.title, { x, y, style: TEXT.label, color: palette.ink2 })
      const noteX = x + width + 8 * detail
      const room = band.noteEnd * view.k + view.x - noteX
      const fits = firstFitting(brush, band.notes, { styles: [TEXT.quiet], room })
      if (fits !== null) drawText(brush, fits.words, { x: noteX, y, style: fits.style, color: palette.ink3 })
      if (band.stubHeight * view.k >= 12) drawInterfaces(brush, band)
    }
  },
}

function drawInterfaces(brush: Brush, band: PlacedFargate): void {
  const { pen, palette, detail: s } = brush
  for (const tile of band.tiles) {
    const box = onScreen(brush, tile.rect)
    if (box.width < 28) continue
    const isOpen = tile.visual === 'attaching'
    // Under the tile's shoulder, so that the address has room beside it.
    const x = box.x + Math.min(box.width / 2, 10 * s)
    const bottom = box.y + box.height
    const color = isOpen ? revisionPaint(palette, tile.ordinal).edge : palette.ctl
    pen.strokeStyle = color
    pen.lineWidth = 1.4 * s
    pen.beginPath()
    pen.moveTo(x, bottom)
    pen.lineTo(x, bottom + (isOpen ? 5 : 8) * s)
    pen.stroke()
    pen.beginPath()
    pen.arc(x, bottom + 8 * s, 2.2 * s, 0, 2 * Math.PI)
    if (isOpen) {
      pen.stroke()
    } else {
      pen.fillStyle = color
      pen.fill()
    }
    const address = tile.task?.privateIp ?? null
    if (address === null) continue
    const maxWidth = box.x + box.width - x - 6 * s
    drawText(brush, address, { x: x + 6 * s, y: bottom + 8.5 * s, style: TEXT.figure, color: palette.ink3, maxWidth })
  }
}
