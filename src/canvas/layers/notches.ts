import type { ContainerVisual } from '../../look/containerLook.ts'
import type { Rect } from '../geometry.ts'
import { snapRect } from './brush.ts'
import type { Brush } from './brush.ts'
import { TEXT, drawText, measure } from './text.ts'
import type { TileItem } from './tileItem.ts'

const HEIGHT = 5
const HEIGHT_LEAST = 1.5
const WIDTH = 9
const GAP = 2
/** A narrower one would tell no shape. */
const WIDTH_LEAST = 4.5
/** Room at the left, and at the right for a badge. */
const START = 7
const BADGE_ROOM = 11
/** What marks take in the upper left corner, each. */
const MARK_ROOM = 11
/** From this height there is room for a number above the name. */
const NUMBER_HEIGHT = 28

/**
 * A task's containers on its upper edge: one notch each while there is room, else one for all with their number. On a
 * tile so low that they would lie on its name, none while all of them run: there they tell what is amiss.
 */
export function drawNotches(
  brush: Brush,
  { tile, box }: TileItem,
  { isLabelled, hasBadge }: { readonly isLabelled: boolean; readonly hasBadge: boolean },
): void {
  const { visuals, count } = tile.notches
  if (count === 0) return
  const s = brush.detail
  const isClose = roomAbove(box.height / s) < HEIGHT_LEAST
  if (isClose && visuals.every((visual) => visual === 'running')) return
  const left = box.x + (START + tile.marks.length * MARK_ROOM) * s
  const room = box.x + box.width - (hasBadge ? BADGE_ROOM : 3) * s - left
  const height = heightOn(box.height / s) * s
  const step = Math.min((WIDTH + GAP) * s, room / visuals.length)
  const width = step - (step < (WIDTH + GAP) * s ? 1 : GAP) * s
  if (visuals.length === count && width >= WIDTH_LEAST * s) {
    visuals.forEach((visual, index) => {
      drawNotch(brush, snapRect(brush, { x: left + index * step, y: box.y, width, height }), visual)
    })
    return
  }
  const [worst] = visuals
  if (worst === undefined || room < WIDTH_LEAST * s) return
  drawNotch(brush, snapRect(brush, { x: left, y: box.y, width: Math.min(WIDTH * s, room), height }), worst)
  if (isLabelled || box.height / s >= NUMBER_HEIGHT)
    drawNumber(brush, { count, x: left + (WIDTH + GAP) * s, box, room })
}

/** What stands on one line needs the middle of a low tile. */
function roomAbove(boxHeight: number): number {
  return (boxHeight - 13) / 2 - 1
}

function heightOn(boxHeight: number): number {
  return Math.max(HEIGHT_LEAST, Math.min(HEIGHT, roomAbove(boxHeight)))
}

/** Solid: it runs. Hollow: it waits. A foot alone: it has stopped. A red peak: it is UNHEALTHY. On a plate, whatever lies under it. */
function drawNotch({ pen, palette, detail: s }: Brush, box: Rect, visual: ContainerVisual): void {
  const bottom = box.y + box.height
  pen.fillStyle = palette.surface
  pen.fillRect(box.x - s, box.y, box.width + 2 * s, box.height + s)
  pen.fillStyle = visual === 'unhealthy' ? palette.trouble : palette.ink
  switch (visual) {
    case 'running':
      pen.fillRect(box.x, box.y, box.width, box.height)
      return
    case 'waiting':
      pen.fillRect(box.x, box.y, s, box.height)
      pen.fillRect(box.x + box.width - s, box.y, s, box.height)
      pen.fillRect(box.x, bottom - s, box.width, s)
      return
    case 'stopped':
      pen.fillRect(box.x, bottom - 1.5 * s, box.width, 1.5 * s)
      return
    case 'unhealthy':
      pen.beginPath()
      pen.moveTo(box.x, bottom)
      pen.lineTo(box.x + box.width / 2, box.y)
      pen.lineTo(box.x + box.width, bottom)
      pen.closePath()
      pen.fill()
  }
}

interface NumberPlace {
  readonly count: number
  readonly x: number
  readonly box: Rect
  readonly room: number
}

function drawNumber(brush: Brush, { count, x, box, room }: NumberPlace): void {
  const { pen, palette, detail: s } = brush
  const words = String(count)
  const width = measure(brush, words, TEXT.figureStrong)
  if (width + (WIDTH + GAP + 2) * s > room) return
  pen.fillStyle = palette.surface
  pen.fillRect(x - s, box.y, width + 3 * s, 9.5 * s)
  drawText(brush, words, { x: x + 0.5 * s, y: box.y + 4 * s, style: TEXT.figureStrong, color: palette.ink })
}
