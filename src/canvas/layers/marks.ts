import type { Rect } from '../geometry.ts'
import { inset } from '../geometry.ts'
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
    for (const item of items) drawPlate(brush, item)
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

/** On the middle of the upper edge, where neither a zone nor a tray has its words. */
function drawPlate(brush: Brush, { boxes: [box], text, tone }: MarkItem): void {
  const look = LOOKS[tone]
  if (box === undefined || text === '') return
  const { palette, detail: s } = brush
  const signRoom = look.sign === null ? 0 : (SIGN + 4) * s
  const width = Math.max(PLATE * s, measure(brush, text, TEXT.badge) + 2 * PAD * s + signRoom)
  const plate = snapRect(brush, {
    x: box.x + (box.width - width) / 2,
    y: box.y - PLATE * s * 0.7,
    width,
    height: PLATE * s,
  })
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
