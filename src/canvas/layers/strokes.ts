import { inset } from '../geometry.ts'
import type { Rect } from '../geometry.ts'
import type { Brush } from './brush.ts'

/** A line drawn just inside the rectangle, so that two neighbours never share a pixel. */
export function strokeInside(
  { pen }: Pick<Brush, 'pen'>,
  box: Rect,
  line: { readonly color: string; readonly width: number; readonly radius: number; readonly dash?: readonly number[] },
): void {
  const middle = inset(box, line.width / 2)
  pen.beginPath()
  pen.roundRect(middle.x, middle.y, middle.width, middle.height, Math.max(0, line.radius - line.width / 2))
  pen.strokeStyle = line.color
  pen.lineWidth = line.width
  if (line.dash === undefined) {
    pen.stroke()
    return
  }
  pen.setLineDash([...line.dash])
  pen.stroke()
  pen.setLineDash([])
}

export function fillRound(
  { pen }: Pick<Brush, 'pen'>,
  box: Rect,
  fill: { readonly color: string; readonly radius: number },
): void {
  pen.beginPath()
  pen.roundRect(box.x, box.y, box.width, box.height, fill.radius)
  pen.fillStyle = fill.color
  pen.fill()
}

/** The four painted corners of a slot, or of a task that has left one. */
export function cornerTicks(
  { pen }: Pick<Brush, 'pen'>,
  box: Rect,
  line: { readonly color: string; readonly width: number; readonly length: number },
): void {
  const { x, y, width, height } = inset(box, line.width / 2)
  const reach = Math.min(line.length, width / 3, height / 3)
  const [right, bottom] = [x + width, y + height]
  pen.beginPath()
  for (const [cornerX, cornerY, toX, toY] of [
    [x, y, 1, 1],
    [right, y, -1, 1],
    [right, bottom, -1, -1],
    [x, bottom, 1, -1],
  ] as const) {
    pen.moveTo(cornerX + toX * reach, cornerY)
    pen.lineTo(cornerX, cornerY)
    pen.lineTo(cornerX, cornerY + toY * reach)
  }
  pen.strokeStyle = line.color
  pen.lineWidth = line.width
  pen.stroke()
}

/** The outline of a task that failed: its upper right corner is cut off. */
export function cutPath({ pen }: Pick<Brush, 'pen'>, box: Rect, corner: number): void {
  pen.beginPath()
  pen.moveTo(box.x, box.y)
  pen.lineTo(box.x + box.width - corner, box.y)
  pen.lineTo(box.x + box.width, box.y + corner)
  pen.lineTo(box.x + box.width, box.y + box.height)
  pen.lineTo(box.x, box.y + box.height)
  pen.closePath()
}
