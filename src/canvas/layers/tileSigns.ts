import type { Rect } from '../geometry.ts'
import type { RevisionPaint } from '../../look/palette.ts'
import type { Brush } from './brush.ts'
import { drawSign } from './signs.ts'
import type { TileItem } from './tileItem.ts'

/** The open end of a network interface that is being attached, under the tile's middle. */
export function drawStub({ pen, detail: s }: Brush, box: Rect, paint: RevisionPaint): void {
  const x = box.x + box.width / 2
  const y = box.y + box.height
  pen.beginPath()
  pen.moveTo(x, y)
  pen.lineTo(x, y + 4 * s)
  pen.strokeStyle = paint.edge
  pen.lineWidth = 1.4 * s
  pen.stroke()
  pen.beginPath()
  pen.arc(x, y + 6 * s, 2.1 * s, 0, 2 * Math.PI)
  pen.stroke()
}

/** The red diamond on the corner of what is unhealthy. It appears once and never blinks. */
export function drawBadge({ pen, palette, detail: s }: Brush, box: Rect, isLabelled: boolean): void {
  const half = (isLabelled ? 7.5 : 6.5) * s
  const x = box.x + box.width - 2 * s
  const y = box.y + 2 * s
  diamond(pen, { x, y }, half + 1.6 * s)
  pen.fillStyle = palette.surface
  pen.fill()
  diamond(pen, { x, y }, half)
  pen.fillStyle = palette.trouble
  pen.fill()
  pen.fillStyle = palette.inv
  pen.fillRect(x - 0.8 * s, y - half * 0.48, 1.6 * s, half * 0.55)
  pen.fillRect(x - 0.8 * s, y + half * 0.25, 1.6 * s, 1.6 * s)
}

/** What a task wears whatever its state: filled signs in its upper left corner, set off from what lies under them. */
export function drawMarks(brush: Brush, { tile, box }: TileItem): void {
  const { palette, detail: s } = brush
  tile.marks.forEach(({ sign }, index) => {
    const size = Math.min(10 * s, box.height * 0.4)
    const at = { x: box.x + (0.75 + 0.95 * index) * size, y: box.y + 0.8 * size }
    drawSign(brush, sign, { at, size: 1.45 * size, color: palette.surface, isFilled: true })
    drawSign(brush, sign, { at, size, color: palette.ink, isFilled: true })
  })
}

function diamond(pen: Brush['pen'], at: { readonly x: number; readonly y: number }, half: number): void {
  pen.beginPath()
  pen.moveTo(at.x, at.y - half)
  pen.lineTo(at.x + half, at.y)
  pen.lineTo(at.x, at.y + half)
  pen.lineTo(at.x - half, at.y)
  pen.closePath()
}
