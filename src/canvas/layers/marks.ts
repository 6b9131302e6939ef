import type { Rect } from '../geometry.ts'
import { inset, overlaps } from '../geometry.ts'
import type { StagePalette } from '../../look/palette.ts'
import type { SignName } from '../../look/taskSigns.ts'
import { snapRect } from './brush.ts'
import type { Brush, Layer } from './brush.ts'
import { drawSign } from './signs.ts'
import { fillRound, strokeInside } from './strokes.ts'
import { TEXT, drawText, measure } from './text.ts'

/** quiet: may be chosen. chosen: is. right, wrong, missed: once that is known; missed was right and not chosen. */
export type MarkTone = 'quiet' | 'chosen' | 'right' | 'wrong' | 'missed'

/** A ring and a plate with a few characters, CSS pixels on screen. */
export interface MarkItem {
  /** What is marked; the plate stands on the first. */
  readonly boxes: readonly Rect[]
  readonly text: string
  readonly tone: MarkTone
  /** Words near it, which the plate leaves free where it can. */
  readonly words: readonly Rect[]
}

interface MarkLook {
  readonly ring: 'none' | 'whole' | 'broken'
  readonly line: (palette: StagePalette) => string
  readonly fill: (palette: StagePalette) => string
  readonly words: (palette: StagePalette) => string
  readonly sign: SignName | null
}

const LOOKS: Readonly<Record<MarkTone, MarkLook>> = {
  quiet: { ring: 'none', line: (p) => p.ctl, fill: (p) => p.surface, words: (p) => p.ink2, sign: null },
  chosen: { ring: 'whole', line: (p) => p.ink, fill: (p) => p.ink, words: (p) => p.inv, sign: null },
  right: { ring: 'whole', line: (p) => p.clear, fill: (p) => p.clearTint, words: (p) => p.clear, sign: 'check' },
  wrong: { ring: 'whole', line: (p) => p.trouble, fill: (p) => p.troubleTint, words: (p) => p.trouble, sign: 'cross' },
  missed: { ring: 'broken', line: (p) => p.clear, fill: (p) => p.clearTint, words: (p) => p.clear, sign: 'check' },
}

const PLATE = 17
const PAD = 6
const SIGN = 10

/** What is chosen on the stage, and whether that was right: told by line, sign and word, not by colour alone. */
export const markLayer: Layer<MarkItem> = {
  name: 'marks',
  draw(brush, items) {
    for (const item of items) drawRings(brush, item)
    // Above all rings: those of neighbours lie upon each other.
    const plates: Rect[] = []
    for (const item of items) {
      const plate = plateOf(brush, item, plates)
      if (plate === null) continue
      plates.push(plate)
      drawPlate(brush, item, plate)
    }
  },
}

function drawRings(brush: Brush, { boxes, tone }: MarkItem): void {
  const look = LOOKS[tone]
  if (look.ring === 'none') return
  const { palette, detail: s } = brush
  for (const box of boxes) {
    const ring = snapRect(brush, inset(box, -4))
    strokeInside(brush, inset(ring, -1), { color: palette.ground, width: 4, radius: 6 })
    const line = { color: look.line(palette), width: 2 * s, radius: 5 }
    strokeInside(brush, ring, look.ring === 'broken' ? { ...line, dash: [6 * s, 4 * s] } : line)
  }
}

/** On the middle of the upper edge; where a zone has its name there, or another plate is, the lower edge, or within. */
function plateOf(brush: Brush, { boxes: [box], text, tone, words }: MarkItem, plates: readonly Rect[]): Rect | null {
  if (box === undefined || text === '') return null
  const s = brush.detail
  const height = PLATE * s
  const width = Math.max(height, measure(brush, text, TEXT.badge) + 2 * PAD * s + signRoomOf(brush, tone))
  const x = box.x + (box.width - width) / 2
  const top = box.y - height * 0.7
  const bottom = box.y + box.height - height * 0.3
  const places = [top, bottom, box.y + (box.height - height) / 2].map((y) => snapRect(brush, { x, y, width, height }))
  return places.find((place) => ![...words, ...plates].some((one) => overlaps(place, one))) ?? places[0] ?? null
}

function signRoomOf({ detail }: Brush, tone: MarkTone): number {
  return LOOKS[tone].sign === null ? 0 : (SIGN + 4) * detail
}

function drawPlate(brush: Brush, { text, tone }: MarkItem, plate: Rect): void {
  const look = LOOKS[tone]
  const { palette, detail: s } = brush
  const signRoom = signRoomOf(brush, tone)
  fillRound(brush, plate, { color: look.fill(palette), radius: 3 })
  strokeInside(brush, plate, { color: look.line(palette), width: 1, radius: 3 })
  const y = plate.y + plate.height / 2
  const color = look.words(palette)
  if (look.sign !== null) {
    drawSign(brush, look.sign, { at: { x: plate.x + (PAD + SIGN / 2) * s, y }, size: SIGN * s, color })
  }
  const x = plate.x + signRoom + (plate.width - signRoom) / 2
  drawText(brush, text, { x, y, style: TEXT.badge, color, align: 'center' })
}
