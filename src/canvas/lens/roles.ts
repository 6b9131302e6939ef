import type { RoleKey } from '../../look/roleKeys.ts'
import type { Point, Rect } from '../geometry.ts'
import { onScreen, snapRect, type Brush } from '../layers/brush.ts'
import { drawSign } from '../layers/signs.ts'
import { fillRound, strokeInside } from '../layers/strokes.ts'
import { TEXT, drawText } from '../layers/text.ts'
import { tileDetail } from '../layers/tileItem.ts'
import type { KeysAt, RolesPicture } from './rolesPicture.ts'

const SIZE = 12
/** A refused key has a cross before its letter: it is told by more than its colour. */
const REFUSED_WIDTH = 21
const GAP = 2
const ROOMY_WIDTH = 44
const ROOMY_HEIGHT = 36
/** On a cell there is room for the cross alone. */
const CELL_SIZE = 8
/** A bar of a whole instance narrower than this has its cross alone. */
const BAR_WIDTH = 28

/** The keys of roles: on a task's lower right corner, on the upper edge of a tray. */
export function drawRoles(brush: Brush, { tasks, instances }: RolesPicture): void {
  for (const at of instances) drawInstanceKeys(brush, at)
  for (const at of tasks) drawTaskKeys(brush, at)
}

/** Where there is no room for all, those that are refused. */
function drawTaskKeys(brush: Brush, { piece, keys }: KeysAt): void {
  const { detail: s } = brush
  const box = onScreen(brush, piece.rect)
  const room = tileDetail(brush, box)
  const refused = keys.filter(({ state }) => state === 'refused')
  if (room === 'cell') {
    if (refused.length > 0) drawCross(brush, { x: box.x + 1 * s, y: box.y + box.height - (CELL_SIZE - 1) * s })
    return
  }
  // Under a name of one line there is room on a tile so high.
  const isRoomy = room === 'labelled' || (box.width >= ROOMY_WIDTH * s && box.height >= ROOMY_HEIGHT * s)
  const y = box.y + box.height - (isRoomy ? SIZE + 2 : 9) * s
  drawRow(brush, isRoomy ? keys : refused, { x: box.x + box.width - 3 * s, y })
}

function drawInstanceKeys(brush: Brush, { piece, keys }: KeysAt): void {
  const { detail: s } = brush
  const box = onScreen(brush, piece.rect)
  const refused = keys.some(({ state }) => state === 'refused')
  if (box.width < BAR_WIDTH * s) {
    if (refused) drawCross(brush, { x: box.x + 1 * s, y: box.y - 2 * s })
    return
  }
  drawRow(brush, keys, { x: box.x + box.width - 8 * s, y: box.y - 6 * s })
}

/** From right to left; `at` is the upper right corner. */
function drawRow(brush: Brush, keys: readonly RoleKey[], at: Point): void {
  const { detail: s } = brush
  let right = at.x
  for (const key of keys.toReversed()) {
    const width = (key.state === 'refused' ? REFUSED_WIDTH : SIZE) * s
    drawKey(brush, key, snapRect(brush, { x: right - width, y: at.y, width, height: SIZE * s }))
    right -= width + GAP * s
  }
}

function drawKey(brush: Brush, { name, state }: RoleKey, box: Rect): void {
  const { palette, detail: s } = brush
  const isRefused = state === 'refused'
  // A gap all around, so that no line runs into it.
  const around = { x: box.x - s, y: box.y - s, width: box.width + 2 * s, height: box.height + 2 * s }
  fillRound(brush, around, { color: palette.surface, radius: 4 })
  fillRound(brush, box, { color: isRefused ? palette.trouble : palette.surface, radius: 3 })
  if (!isRefused) {
    const isUntold = state === 'untold'
    strokeInside(brush, box, {
      color: isUntold ? palette.ctl : palette.ink,
      width: 1,
      radius: 3,
      ...(isUntold && { dash: [2, 2] }),
    })
  }
  const y = box.y + box.height / 2
  if (isRefused) drawSign(brush, 'cross', { at: { x: box.x + 6 * s, y }, size: 7 * s, color: palette.inv })
  const x = isRefused ? box.x + 15 * s : box.x + box.width / 2
  const color = isRefused ? palette.inv : state === 'untold' ? palette.ink2 : palette.ink
  drawText(brush, name, { x, y: y + 0.5 * s, style: TEXT.tileTiny, color, align: 'center' })
}

function drawCross(brush: Brush, { x, y }: Point): void {
  const { palette, detail: s } = brush
  const side = CELL_SIZE * s
  const box = snapRect(brush, { x, y, width: side, height: side })
  fillRound(brush, box, { color: palette.trouble, radius: 1 })
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  drawSign(brush, 'cross', { at, size: 6 * s, color: palette.inv })
}
