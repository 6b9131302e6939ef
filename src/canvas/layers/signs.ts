import { DOTS, RING, SIGN_BOX, SIGN_PATHS, SQUARE_HALF, type SignName, type StrokedSign } from '../../look/taskSigns.ts'
import type { Point } from '../geometry.ts'
import type { Brush } from './brush.ts'

export interface SignPlace {
  readonly at: Point
  /** Height of the sign's box, CSS pixels. */
  readonly size: number
  readonly color: string
  /** For the ring: how far it has filled, from 0 to 1. */
  readonly progress?: number
  /** What the strokes enclose is of their colour as well. */
  readonly isFilled?: boolean
}

/** The sign of a state, centred at a point. */
export function drawSign(brush: Brush, name: SignName, place: SignPlace): void {
  const { pen } = brush
  pen.save()
  pen.strokeStyle = place.color
  pen.fillStyle = place.color
  pen.lineWidth = (1.6 * place.size) / SIGN_BOX
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  if (name === 'dots') drawDots(brush, place)
  else if (name === 'ring') drawRing(brush, place)
  else if (name === 'square') drawSquare(brush, place)
  else strokeSign(brush, STEPS[name], place)
  pen.restore()
}

interface PathStep {
  readonly command: string
  readonly numbers: readonly number[]
}

function stepsOf(path: string): readonly PathStep[] {
  return [...path.matchAll(/([MLA])([^MLA]+)/g)].map(([, command = '', rest = '']) => ({
    command,
    numbers: rest.split(' ').map(Number),
  }))
}

/** The paths taken apart once: a sign is drawn thousands of times. */
const STEPS: Readonly<Record<StrokedSign, readonly PathStep[]>> = {
  hourglass: stepsOf(SIGN_PATHS.hourglass),
  plug: stepsOf(SIGN_PATHS.plug),
  download: stepsOf(SIGN_PATHS.download),
  check: stepsOf(SIGN_PATHS.check),
  wall: stepsOf(SIGN_PATHS.wall),
  cross: stepsOf(SIGN_PATHS.cross),
  shield: stepsOf(SIGN_PATHS.shield),
  struck: stepsOf(SIGN_PATHS.struck),
}

function strokeSign({ pen }: Brush, steps: readonly PathStep[], { at, size, isFilled = false }: SignPlace): void {
  const unit = size / SIGN_BOX
  pen.beginPath()
  for (const { command, numbers } of steps) {
    const [toX = 0, toY = 0] = numbers.slice(-2)
    const [x, y] = [at.x + toX * unit, at.y + toY * unit]
    if (command === 'M') pen.moveTo(x, y)
    else if (command === 'L') pen.lineTo(x, y)
    // The half circle below, from right to left: the one that a sign has.
    else pen.arc(at.x, y, Math.abs(toX) * unit, 0, Math.PI)
  }
  if (isFilled) pen.fill()
  pen.stroke()
}

function drawDots({ pen }: Brush, { at, size }: SignPlace): void {
  const unit = size / SIGN_BOX
  for (const offset of DOTS.xs) {
    pen.beginPath()
    pen.arc(at.x + offset * unit, at.y, DOTS.radius * unit, 0, 2 * Math.PI)
    pen.fill()
  }
}

/** The time that a new task has been RUNNING, of what it needs to count as healthy. Starts at twelve. */
function drawRing({ pen }: Brush, { at, size, progress = 0 }: SignPlace): void {
  const unit = size / SIGN_BOX
  const radius = RING.radius * unit
  const from = -Math.PI / 2
  pen.lineWidth = RING.width * unit
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

function drawSquare({ pen }: Brush, { at, size }: SignPlace): void {
  const half = Math.round((SQUARE_HALF / SIGN_BOX) * size * 2) / 2
  pen.fillRect(at.x - half, at.y - half, 2 * half, 2 * half)
}
