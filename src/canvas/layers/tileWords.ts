import type { Rect } from '../geometry.ts'
import type { RevisionPaint } from '../../look/palette.ts'
import { TASK_LOOKS } from '../../look/taskLook.ts'
import type { TaskLook, TaskVisual } from '../../look/taskLook.ts'
import { elidedName } from '../../look/names.ts'
import { grouped } from '../../look/numbers.ts'
import { lastStatusOf } from '../../model/world/task/lifecycle.ts'
import { phrasesOf } from '../words.ts'
import type { Brush } from './brush.ts'
import { drawSign } from './signs.ts'
import { TEXT, drawText, firstFitting, measure } from './text.ts'
import type { TextStyle } from './text.ts'
import type { TileItem } from './tileItem.ts'

interface Words {
  readonly item: TileItem
  readonly visual: TaskVisual
  readonly look: TaskLook
  readonly paint: RevisionPaint
  /** Room that the stripes take at the left. */
  readonly stripes: number
}

/** From this height there is room for a third line. */
const THREE_LINES = 60

/** Name, state and, where there is room, what happens next. */
export function drawWords(brush: Brush, words: Words): void {
  const { item, look, paint } = words
  const { box } = item
  const s = brush.detail
  const left = box.x + Math.max(10 * s, words.stripes + 7 * s)
  const hasThree = box.height / s >= THREE_LINES
  const gap = hasThree ? 17 : 15.5
  const room = box.x + wordWidth(item) - left - 6 * s
  // A line that does not fit leaves no hole.
  const lines = linesOf(brush, words, hasThree).flatMap(
    (wordings) => firstFitting(brush, wordings, { styles: LINE_STYLES, room }) ?? [],
  )
  const nameY = box.y + (hasThree ? 16.5 : box.height / s / 2 - (lines.length === 0 ? 0 : 7.5)) * s
  const { name, hasGlyph } = nameAndGlyph(brush, words, room)
  if (isPatterned(look)) drawPlate(brush, words, { left, room, top: nameY, lines, gap })
  if (name !== null)
    drawText(brush, name.words, { x: left, y: nameY, style: name.style, color: voiceOf(brush, look, paint) })
  const color = look.voice === 'onBody' ? paint.text : look.voice === 'ink3' ? brush.palette.ink3 : brush.palette.ink2
  lines.forEach((line, index) => {
    drawText(brush, line.words, { x: left, y: nameY + gap * s * (index + 1), style: line.style, color })
  })
  if (look.sign === null || !hasGlyph) return
  drawSign(brush, look.sign, {
    at: { x: box.x + box.width - 15.5 * s, y: nameY },
    size: (look.sign === 'ring' ? 15 : 12) * s,
    color: glyphColor(brush, look, paint),
    progress: item.progress,
  })
}

/** What words may take of a tile: the same on all of one size. */
function wordWidth({ box, size }: TileItem): number {
  return Math.min(box.width, Math.floor(size.width))
}

const NAME_STYLES = [TEXT.tileName, TEXT.tileNameNarrow, TEXT.tileSmall]
const LINE_STYLES = [TEXT.tileLine, TEXT.tileLineNarrow]

/** The name goes before the sign: where both do not fit, the sign is left out. */
function nameAndGlyph(brush: Brush, { item, look }: Words, room: number) {
  const { label } = item.tile
  const beside = room - 17 * brush.detail
  const both = look.sign === null ? null : firstFitting(brush, [label], { styles: NAME_STYLES, room: beside })
  if (both !== null) return { name: both, hasGlyph: true }
  const alone = firstFitting(brush, [label], { styles: NAME_STYLES, room })
  if (alone !== null) return { name: alone, hasGlyph: false }
  return { name: elided(brush, label, { styles: NAME_STYLES, room: beside }), hasGlyph: true }
}

/** Of a family so many letters tell something still. */
const LETTERS_LEAST = 4

/** The name without its middle; where not even that fits its revision alone, `:8` of `web:8`; or nothing. */
function elided(brush: Brush, label: string, at: { readonly styles: readonly TextStyle[]; readonly room: number }) {
  const revision = label.slice(label.lastIndexOf(':'))
  const [style] = at.styles.slice(-1)
  if (style === undefined) return null
  // About so many letters have room: a name has 255 of them, and each try is measured.
  const about = Math.ceil((label.length * at.room) / Math.max(1, measure(brush, label, style)))
  for (let most = Math.min(label.length - 1, about + 2); most > revision.length + LETTERS_LEAST; most -= 1) {
    const words = elidedName(label, most)
    if (measure(brush, words, style) <= at.room) return { words, style }
  }
  return firstFitting(brush, [revision], at)
}

/** One line: the name, and beside or under it a sign, or a figure where there is room. */
export function drawLine(brush: Brush, words: Words): void {
  const { item, look, paint } = words
  const { box, tile } = item
  const s = brush.detail
  const left = box.x + Math.max(6.5 * s, words.stripes + 4 * s)
  const right = box.x + wordWidth(item) - 5 * s
  const room = right + 2 * s - left
  const isBig = box.height / s >= 28 && box.width / s >= 68
  const glyph = look.sign === 'check' && box.height / s < 44 ? null : look.sign
  const glyphSize = (isBig ? 12 : 11) * s
  const beside = glyph === null ? null : nameBeside(brush, tile.label, room - glyphSize - 2.5 * s)
  const { words: label, style } = beside ?? nameAlone(brush, tile.label, room)
  const isStacked = glyph !== null && beside === null && label !== '' && box.height / s >= STACKED
  const middle = box.y + box.height / 2
  const y = isStacked ? middle - 8 * s : middle
  const width = measure(brush, label, style)
  if (isPatterned(look) && label !== '') {
    const plate = { x: left - 3 * s, y: y - 7.5 * s, width: width + 6 * s, height: (isStacked ? 31 : 15) * s }
    fillPlate(brush, look.body === 'stripes' ? { ...plate, width: Math.max(plate.width, right - plate.x) } : plate)
  }
  drawText(brush, label, { x: left, y, style, color: voiceOf(brush, look, paint) })
  if (glyph === null || (beside === null && label !== '' && !isStacked)) {
    if (glyph === null) drawFigure(brush, words, { y, from: left + width + 24 * s, right: right - 3 * s })
    return
  }
  const inMiddle = { x: Math.max(box.x + box.width / 2, left + glyphSize / 2), y: middle }
  const under = { x: left + glyphSize / 2, y: middle + 9 * s }
  const aside = { x: right + s - glyphSize / 2 - (isBig ? 5 * s : 0), y }
  const at = label === '' ? inMiddle : isStacked ? under : aside
  drawSign(brush, glyph, { at, size: glyphSize, color: glyphColor(brush, look, paint), progress: item.progress })
}

/** From this height a sign that finds no room beside the name stands under it. */
const STACKED = 38

/** A wide tile has room for what is not seen on it: its width is CPU, so memory. */
function drawFigure(
  brush: Brush,
  { item, look, paint }: Words,
  at: { readonly y: number; readonly from: number; readonly right: number },
): void {
  const { task } = item.tile
  if (look.body !== 'solid' || task === null) return
  const figure = `${grouped(task.memoryMib)} MiB`
  if (at.from + measure(brush, figure, TEXT.tileSmall) > at.right) return
  drawText(brush, figure, { x: at.right, y: at.y, style: TEXT.tileSmall, color: paint.text, align: 'right' })
}

const LINE_NAME_STYLES = [TEXT.tileSmall, TEXT.tileTiny]

/** The name set so that a sign fits beside it. */
function nameBeside(brush: Brush, label: string, room: number) {
  return firstFitting(brush, [label], { styles: LINE_NAME_STYLES, room })
}

/** The widest setting of the name that fits; without its middle when it does not; or nothing. */
function nameAlone(brush: Brush, label: string, room: number): { readonly words: string; readonly style: TextStyle } {
  const at = { styles: LINE_NAME_STYLES, room }
  const found = firstFitting(brush, [label], at) ?? elided(brush, label, at)
  return found ?? { words: '', style: TEXT.tileTiny }
}

/** What stands under the name; of each line the first wording that fits is taken. */
function linesOf(brush: Brush, { item }: Words, hasThree: boolean): readonly (readonly string[])[] {
  const { task, visual } = item.tile
  if (task === null) return [[TASK_LOOKS.wanted.word, 'no task yet']]
  const phrases = phrasesOf(task, visual, brush.nowMs)
  if (hasThree && brush.mode !== 'projector') return [[lastStatusOf(task.step)], phrases]
  return brush.mode === 'compare' || brush.mode === 'projector' ? [phrases] : [[lastStatusOf(task.step)]]
}

function isPatterned(look: TaskLook): boolean {
  return look.body === 'hatch' || look.body === 'stripes'
}

/** Words over a pattern stand on a plate. */
function drawPlate(
  brush: Brush,
  words: Words,
  at: {
    readonly left: number
    readonly room: number
    readonly top: number
    readonly lines: readonly { readonly words: string }[]
    readonly gap: number
  },
): void {
  const { box, tile } = words.item
  const s = brush.detail
  const widths = [
    measure(brush, tile.label, TEXT.tileName),
    ...at.lines.map((line) => measure(brush, line.words, TEXT.tileLine)),
  ]
  const height = (at.lines.length * at.gap + 18) * s
  const plate: Rect = {
    x: at.left - 6 * s,
    y: at.top - 9.5 * s,
    width: Math.min(Math.max(...widths), at.room) + 12 * s,
    height,
  }
  const isWhole = words.look.body === 'stripes'
  fillPlate(brush, isWhole ? { ...plate, x: box.x + 3 * s, width: box.width - 6 * s } : plate)
}

function fillPlate({ pen, palette }: Brush, plate: Rect): void {
  pen.fillStyle = palette.surface
  pen.fillRect(plate.x, plate.y, plate.width, plate.height)
}

function voiceOf({ palette }: Brush, look: TaskLook, paint: RevisionPaint): string {
  return look.voice === 'onBody' ? paint.text : palette[look.voice]
}

function glyphColor({ palette }: Brush, look: TaskLook, paint: RevisionPaint): string {
  if (look.sign === 'cross') return palette.trouble
  if (look.voice === 'onBody') return paint.text
  return look.voice === 'ink3' ? palette.ink3 : palette.ink
}
