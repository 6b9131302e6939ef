import type { Point } from '../geometry.ts'
import type { GlyphName } from '../../look/taskVisual.ts'
import type { Brush } from './brush.ts'

export interface GlyphPlace {
  readonly at: Point
  /** Height of the glyph's box, CSS pixels. */
  readonly size: number
  readonly color: string
  /** For the ring: how far it has filled, from 0 to 1. */
  readonly progress?: number
}

/** The sign of a state, centred at a point. All are drawn on a box of 12 units. */
export function drawGlyph(brush: Brush, name: GlyphName, place: GlyphPlace): void {
  const { pen } = brush
  pen.save()
  pen.strokeStyle = place.color
  pen.fillStyle = place.color
  pen.lineWidth = (1.6 * place.size) / 12
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  GLYPHS[name](brush, place)
  pen.restore()
}

type Draw = (brush: Brush, place: GlyphPlace) => void

const GLYPHS: Readonly<Record<GlyphName, Draw>> = {
  hourglass: lines(
    [
      [-3.6, -5.4],
      [3.6, -5.4],
    ],
    [
      [-3.6, 5.4],
      [3.6, 5.4],
    ],
    [
      [-2.8, -5.4],
      [-2.8, -3.4],
      [2.8, 3.4],
      [2.8, 5.4],
    ],
    [
      [2.8, -5.4],
      [2.8, -3.4],
      [-2.8, 3.4],
      [-2.8, 5.4],
    ],
  ),
  plug: drawPlug,
  download: lines(
    [
      [0, -5.4],
      [0, 2],
    ],
    [
      [-3, -0.8],
      [0, 2.2],
      [3, -0.8],
    ],
    [
      [-4.8, 5.2],
      [4.8, 5.2],
    ],
  ),
  dots: drawDots,
  ring: drawRing,
  check: lines([
    [-4.2, 0.3],
    [-1.3, 3.2],
    [4.2, -3],
  ]),
  wall: lines(
    [
      [-5.4, 0],
      [1, 0],
    ],
    [
      [-1.6, -2.8],
      [1.2, 0],
      [-1.6, 2.8],
    ],
    [
      [4.6, -4.6],
      [4.6, 4.6],
    ],
  ),
  square: drawSquare,
  cross: lines(
    [
      [-3.8, -3.8],
      [3.8, 3.8],
    ],
    [
      [3.8, -3.8],
      [-3.8, 3.8],
    ],
  ),
}

/** A glyph that is nothing but strokes, given as polylines. */
function lines(...polylines: readonly (readonly (readonly [number, number])[])[]): Draw {
  return ({ pen }, { at, size }) => {
    const unit = size / 12
    pen.beginPath()
    for (const polyline of polylines) {
      polyline.forEach(([x, y], index) => {
        if (index === 0) pen.moveTo(at.x + x * unit, at.y + y * unit)
        else pen.lineTo(at.x + x * unit, at.y + y * unit)
      })
    }
    pen.stroke()
  }
}

function drawPlug({ pen }: Brush, { at, size }: GlyphPlace): void {
  const unit = size / 12
  const x = (value: number): number => at.x + value * unit
  const y = (value: number): number => at.y + value * unit
  pen.beginPath()
  pen.moveTo(x(-1.8), y(-5.4))
  pen.lineTo(x(-1.8), y(-2.4))
  pen.moveTo(x(1.8), y(-5.4))
  pen.lineTo(x(1.8), y(-2.4))
  pen.moveTo(x(-4), y(-2.2))
  pen.lineTo(x(4), y(-2.2))
  pen.moveTo(x(3.4), y(-2.2))
  pen.lineTo(x(3.4), y(-0.6))
  pen.arc(x(0), y(-0.6), 3.4 * unit, 0, Math.PI)
  pen.lineTo(x(-3.4), y(-2.2))
  pen.moveTo(x(0), y(2.8))
  pen.lineTo(x(0), y(5.4))
  pen.stroke()
}

function drawDots({ pen }: Brush, { at, size }: GlyphPlace): void {
  const unit = size / 12
  for (const offset of [-4.2, 0, 4.2]) {
    pen.beginPath()
    pen.arc(at.x + offset * unit, at.y, 1.25 * unit, 0, 2 * Math.PI)
    pen.fill()
  }
}

/** The time that a new task has been RUNNING, of what it needs to count as healthy. Starts at twelve. */
function drawRing({ pen }: Brush, { at, size, progress = 0 }: GlyphPlace): void {
  const unit = size / 12
  const radius = 4.9 * unit
  const from = -Math.PI / 2
  pen.lineWidth = 2.2 * unit
  pen.lineCap = 'butt'
  pen.save()
  pen.globalAlpha *= 0.28
  pen.beginPath()
  pen.arc(at.x, at.y, radius, 0, 2 * Math.PI)
  pen.stroke()
  pen.restore()
  const part = Math.min(1, Math.max(0, progress))
  if (part === 0) return
  pen.beginPath()
  pen.arc(at.x, at.y, radius, from, from + part * 2 * Math.PI)
  pen.stroke()
}

function drawSquare({ pen }: Brush, { at, size }: GlyphPlace): void {
  const half = Math.round(size * 0.32 * 2) / 2
  pen.fillRect(at.x - half, at.y - half, 2 * half, 2 * half)
}
