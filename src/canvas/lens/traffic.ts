import { failureText, rateText, type FlowNow } from '../../look/trafficLook.ts'
import { toScreen } from '../geometry.ts'
import type { Point, Rect } from '../geometry.ts'
import type { Brush } from '../layers/brush.ts'
import { onScreen, snap } from '../layers/brush.ts'
import { fillRound } from '../layers/strokes.ts'
import { TEXT, drawText, firstFitting, measure } from '../layers/text.ts'
import { zoneHeadRoom } from './zoneHead.ts'
import type { BarFigure, Branch, TrafficPicture, TroubleAt, Trunk } from './trafficPicture.ts'

/** How requests move. `phase` grows by 1 while one goes from the balancer to the last task; `null` for a still picture. */
export interface Flowing {
  readonly phase: number | null
}

const DOTS_MAX = 12
/** Above this many a second single requests are no longer told apart, and the figure says it. */
const DOTS_RATE_MAX = 200
const DOT_RADIUS = 2.5
/** Of a tile's sign with the gap before it. */
const SIGN_WIDTH = 26
/** Narrower tiles have no words, and no branch leads to them. */
const LABELLED = 44

/** Requests over the yard: trunks in the gaps, dots on them, a figure a zone, and where they fail. */
export function drawTraffic(brush: Brush, picture: TrafficPicture, { phase }: Flowing): void {
  for (const trunk of picture.trunks) drawTrunk(brush, trunk)
  for (const branch of picture.branches) drawBranch(brush, branch)
  if (phase !== null) for (const trunk of picture.trunks) drawDots(brush, trunk, phase)
  for (const trunk of picture.trunks) drawZoneFigure(brush, trunk)
  for (const figure of picture.figures) drawBarFigure(brush, figure)
  for (const trouble of picture.troubles) drawTrouble(brush, trouble)
}

function drawTrunk(brush: Brush, { path, flow }: Trunk): void {
  const { pen, palette, detail } = brush
  pen.beginPath()
  for (const [index, point] of path.entries()) {
    const { x, y } = screenPoint(brush, point)
    if (index === 0) pen.moveTo(x, y)
    else pen.lineTo(x, y)
  }
  pen.strokeStyle = flow.perSecond > 0 ? palette.ink2 : palette.res
  pen.lineWidth = 1.5 * detail
  pen.lineJoin = 'round'
  pen.stroke()
}

function screenPoint(brush: Brush, { x, y }: Point): Point {
  const { view } = brush
  return { x: snap(brush, x * view.k + view.x), y: snap(brush, y * view.k + view.y) }
}

/** Along the gap above the task's row, then down into it. */
function drawBranch(brush: Brush, { tile, from }: Branch): void {
  const box = onScreen(brush, tile.rect)
  if (box.width < LABELLED) return
  const { pen, palette, detail } = brush
  const start = screenPoint(brush, from)
  const y = box.y - 1.5 * detail
  const x = box.x + 10 * detail
  pen.beginPath()
  pen.moveTo(start.x, y)
  pen.lineTo(x, y)
  pen.lineTo(x, box.y + 4 * detail)
  pen.strokeStyle = palette.ink
  pen.lineWidth = 1.5 * detail
  pen.stroke()
}

function drawDots(brush: Brush, { path, flow }: Trunk, phase: number): void {
  const { perSecond, failedPerSecond } = flow
  if (perSecond <= 0 || perSecond > DOTS_RATE_MAX) return
  const count = Math.min(DOTS_MAX, Math.max(1, Math.round((perSecond * DOTS_MAX) / DOTS_RATE_MAX)))
  const failing = Math.round((count * failedPerSecond) / perSecond)
  const points = path.map((point) => screenPoint(brush, point))
  const { pen, palette, detail } = brush
  for (let dot = 0; dot < count; dot += 1) {
    const at = pointAlong(points, (phase + dot / count) % 1)
    pen.beginPath()
    pen.arc(at.x, at.y, DOT_RADIUS * detail, 0, 2 * Math.PI)
    const fails = dot < failing
    pen.fillStyle = fails ? palette.ground : palette.ink
    pen.fill()
    if (!fails) continue
    // Hollow, so that colour does not speak alone.
    pen.strokeStyle = palette.trouble
    pen.lineWidth = 1.5 * detail
    pen.stroke()
  }
}

/** @param part  from 0 to 1 of the whole length */
function pointAlong(points: readonly Point[], part: number): Point {
  const lengths = points.slice(1).map((point, index) => distance(points[index] ?? point, point))
  let left = part * lengths.reduce((sum, one) => sum + one, 0)
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [points[index], points[index + 1]]
    if (from === undefined || to === undefined) break
    if (left <= length && length > 0) {
      return { x: from.x + ((to.x - from.x) * left) / length, y: from.y + ((to.y - from.y) * left) / length }
    }
    left -= length
  }
  return points.at(-1) ?? { x: 0, y: 0 }
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
}

/** On the line of the zone's name, between it and the count of tasks. */
function drawZoneFigure(brush: Brush, { zone, flow }: Trunk): void {
  const at = zoneHeadRoom(brush, zone)
  if (at === null || flow.perSecond === 0) return
  const { palette } = brush
  const fits = firstFitting(brush, wordingsOf(flow), { styles: [TEXT.label], room: at.right - at.left })
  if (fits === null) return
  const color = flow.failedPerSecond > 0 ? palette.trouble : palette.ink
  drawText(brush, fits.words, { x: at.right, y: at.y, style: fits.style, color, align: 'right' })
}

function wordingsOf({ perSecond, failedPerSecond }: FlowNow): readonly string[] {
  const rate = rateText(perSecond)
  return failedPerSecond === 0 ? [rate] : [`${rate}, ${rateText(failedPerSecond)} fail`, `${rate}, fails`]
}

function drawBarFigure(brush: Brush, { rect, flow }: BarFigure): void {
  const box = onScreen(brush, rect)
  const words = rateText(flow.perSecond)
  const width = measure(brush, words, TEXT.figureStrong)
  if (width + 8 > box.width || box.height < 14) return
  const { palette } = brush
  const isFailing = flow.failedPerSecond > 0
  const plate = { x: box.x + (box.width - width) / 2 - 4, y: box.y + box.height / 2 - 7, width: width + 8, height: 14 }
  fillRound(brush, plate, { color: isFailing ? palette.trouble : palette.surface, radius: 2 })
  const color = isFailing ? palette.inv : palette.ink
  const at = { x: plate.x + 4, y: plate.y + 7 }
  drawText(brush, words, { ...at, style: TEXT.figureStrong, color })
}

/** A plate at the foot of the task: `503 12/s`; a red mark where it is too narrow for words. */
function drawTrouble(brush: Brush, { tile, failure }: TroubleAt): void {
  const { palette, detail, view } = brush
  const box = toScreen(view, tile.rect)
  const height = 15 * detail
  // On a tile of one line its sign stands at the right, and leaves room for the code alone.
  const isLow = box.height < LABELLED * detail
  const words = isLow ? [failure.failure] : [failureText(failure), failure.failure]
  const fits = firstFitting(brush, words, { styles: [TEXT.badge], room: box.width - 8 * detail })
  if (fits === null || box.width < LABELLED || box.height < height) return drawDiamond(brush, box)
  const width = measure(brush, fits.words, fits.style) + 8 * detail
  const x = box.x + box.width - width - (isLow ? SIGN_WIDTH * detail : 1)
  const y = isLow ? box.y + (box.height - height) / 2 : box.y + box.height - height - 1
  const plate = { x, y, width, height }
  fillRound(brush, plate, { color: palette.trouble, radius: 2 })
  const at = { x: plate.x + 4 * detail, y: plate.y + height / 2 }
  drawText(brush, fits.words, { ...at, style: fits.style, color: palette.inv })
}

function drawDiamond({ pen, palette }: Brush, box: Rect): void {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const reach = Math.min(5, box.height / 2, box.width / 2)
  pen.beginPath()
  pen.moveTo(x, y - reach)
  pen.lineTo(x + reach, y)
  pen.lineTo(x, y + reach)
  pen.lineTo(x - reach, y)
  pen.closePath()
  pen.fillStyle = palette.trouble
  pen.fill()
  pen.strokeStyle = palette.surface
  pen.lineWidth = 1
  pen.stroke()
}
