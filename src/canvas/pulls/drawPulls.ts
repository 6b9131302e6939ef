import { onScreen, snap } from '../layers/brush.ts'
import type { Brush } from '../layers/brush.ts'
import type { PullLine } from './pullLines.ts'

/** Narrower tiles have no words, and a line ends in the gap beside them. */
const LABELLED = 44
/** CSS pixels from dot to dot, and over a tile, and into it. */
const STEP = 6
const ABOVE = 1.5
const INTO = 4
/** From the tile's right edge. */
const END = 10

/** Dots from the repository to each task that pulls. They move by `phase`, a step for each 1; `null`: they stand. */
export function drawPulls(brush: Brush, lines: readonly PullLine[], phase: number | null): void {
  const { pen, palette, detail } = brush
  if (lines.length === 0) return
  const step = STEP * detail
  pen.save()
  pen.strokeStyle = palette.ink
  pen.lineWidth = 2 * detail
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  // A dash of no length with round ends is a dot.
  pen.setLineDash([0, step])
  pen.lineDashOffset = phase === null ? 0 : -(phase % 1) * step
  for (const line of lines) drawLine(brush, line)
  pen.restore()
}

/** All start at one place, so that dots that lie on each other are one. */
function drawLine(brush: Brush, { path, tile }: PullLine): void {
  const { pen, view, detail } = brush
  const box = onScreen(brush, tile.rect)
  const [start, ...rest] = path.map(({ x, y }) => ({
    x: snap(brush, x * view.k + view.x),
    y: snap(brush, y * view.k + view.y),
  }))
  const last = rest.at(-1)
  if (start === undefined || last === undefined) return
  const y = box.y - ABOVE * detail
  pen.beginPath()
  pen.moveTo(start.x, start.y)
  for (const point of rest.slice(0, -1)) pen.lineTo(point.x, point.y)
  pen.lineTo(last.x, y)
  if (box.width >= LABELLED * detail) {
    const x = box.x + box.width - END * detail
    pen.lineTo(x, y)
    pen.lineTo(x, y + INTO * detail)
  }
  pen.stroke()
}
