import { inset } from '../geometry.ts'
import type { Rect } from '../geometry.ts'
import { withAlpha } from '../../look/palette.ts'
import type { RevisionPaint } from '../../look/palette.ts'
import type { TaskLook } from '../../look/taskLook.ts'
import type { Brush } from './brush.ts'
import { cornerTicks, cutPath, fillRound, strokeInside } from './strokes.ts'

/** The painted body of a task on `box`, CSS pixels. */
export interface Body {
  readonly box: Rect
  readonly look: TaskLook
  readonly paint: RevisionPaint
  /** How far a level has risen, from 0 to 1. */
  readonly progress: number
  /** Two lines of words or more: lines and signs are then a little bigger. */
  readonly isLabelled: boolean
}

const RADIUS = 2.5

/** What fills a task: nothing, a tint, the whole colour or a pattern. */
export function drawBody(brush: Brush, body: Body): void {
  const { pen, palette } = brush
  const { box, look, paint } = body
  if (look.body === 'none') return
  if (look.body === 'solid') {
    pen.fillStyle = paint.body
    pen.fillRect(box.x, box.y, box.width, box.height)
    return
  }
  const radius = look.outline === 'cut' ? 0 : RADIUS
  if (look.outline === 'cut') {
    cutPath(brush, box, cornerOf(body))
    pen.fillStyle = palette.surface
    pen.fill()
  } else {
    fillRound(brush, box, { color: look.body === 'tint' ? paint.tint : palette.surface, radius })
  }
  if (look.body === 'pale') fillRound(brush, box, { color: withAlpha(paint.tint, 0.6), radius })
  if (look.body === 'level') drawLevel(brush, body)
  if (look.body === 'hatch') clipped(brush, box, () => drawHatch(brush, body))
  if (look.body === 'stripes') clipped(brush, box, () => drawBars(brush, body))
}

export function drawOutline(brush: Brush, body: Body): void {
  const { palette } = brush
  const { box, look, paint } = body
  const s = brush.detail
  switch (look.outline) {
    case 'ticks': {
      const isGhost = look.voice === 'ink'
      const color = isGhost ? paint.edge : palette.res
      cornerTicks(brush, box, { color, width: isGhost ? 1.5 * s : 1, length: (body.isLabelled ? 7 : 5.5) * s })
      return
    }
    case 'thin':
      strokeInside(brush, box, { color: paint.edge, width: 1.4 * s, radius: RADIUS })
      return
    case 'thick':
      strokeInside(brush, box, { color: paint.edge, width: 2 * s, radius: RADIUS })
      return
    case 'trouble':
      strokeInside(brush, box, { color: palette.trouble, width: 2 * s, radius: RADIUS })
      return
    case 'broken':
      strokeInside(brush, box, { color: paint.edge, width: 1.5 * s, radius: RADIUS, dash: [4.5 * s, 3 * s] })
      return
    case 'castings':
      drawCastings(brush, body)
      return
    case 'cut':
      cutPath(brush, inset(box, s), cornerOf(body))
      brush.pen.strokeStyle = palette.trouble
      brush.pen.lineWidth = 2 * s
      brush.pen.stroke()
  }
}

/** Corner castings and rims, as on a container. */
function drawCastings({ pen, detail: s }: Brush, { box, paint, isLabelled }: Body): void {
  const size = Math.min((isLabelled ? 5 : 3.5) * s, box.width / 3, box.height / 3)
  const [right, bottom] = [box.x + box.width, box.y + box.height]
  pen.fillStyle = withAlpha(paint.edge, 0.45)
  const rim = 1.5 * s
  pen.fillRect(box.x, box.y, box.width, rim)
  pen.fillRect(box.x, bottom - rim, box.width, rim)
  pen.fillStyle = paint.edge
  for (const [x, y] of [
    [box.x, box.y],
    [right - size, box.y],
    [box.x, bottom - size],
    [right - size, bottom - size],
  ] as const) {
    pen.fillRect(x, y, size, size)
  }
}

function drawLevel(brush: Brush, { box, paint, progress }: Body): void {
  const height = box.height * Math.min(1, Math.max(0, progress))
  clipped(brush, box, () => {
    brush.pen.fillStyle = paint.tint
    brush.pen.fillRect(box.x, box.y + box.height - height, box.width, height)
  })
}

function drawHatch({ pen, detail: s }: Brush, { box, paint, isLabelled }: Body): void {
  const step = (isLabelled ? 8 : 7) * s
  pen.beginPath()
  for (let x = box.x - box.height; x < box.x + box.width; x += step) {
    pen.moveTo(x, box.y)
    pen.lineTo(x + box.height, box.y + box.height)
    pen.moveTo(x, box.y + box.height)
    pen.lineTo(x + box.height, box.y)
  }
  pen.strokeStyle = withAlpha(paint.body, 0.75)
  pen.lineWidth = 1.1 * s
  pen.stroke()
}

function drawBars({ pen, detail: s }: Brush, { box, paint }: Body): void {
  pen.fillStyle = withAlpha(paint.body, 0.85)
  for (let x = box.x + 3 * s; x < box.x + box.width; x += 6 * s) pen.fillRect(x, box.y, 3 * s, box.height)
}

function clipped({ pen }: Brush, box: Rect, draw: () => void): void {
  pen.save()
  pen.beginPath()
  pen.roundRect(box.x, box.y, box.width, box.height, RADIUS)
  pen.clip()
  draw()
  pen.restore()
}

function cornerOf({ box, isLabelled }: Body): number {
  return Math.min(isLabelled ? 8 : 6.5, box.height / 3)
}
