import { revisionIndex } from '../../look/palette.ts'
import { TASK_LOOKS, VISUALS } from '../../look/taskLook.ts'
import type { TaskVisual } from '../../look/taskLook.ts'
import { FADE_STEPS, fadeStepOf, paintCell } from './cells.ts'
import type { Cell, CellInk } from './cells.ts'
import { Framebuffer } from './framebuffer.ts'

/** Larger cells, of which few find room, are painted one by one. Device pixels. */
const SIDE_MAX = 255
/** As many as one zoom shows; while it changes there are new ones in every frame. */
const STAMPS_MAX = 500

/**
 * Paints cells as `paintCell` does, alike ones by copying: of thousands of tasks at one zoom hardly fifty look
 * different, and copying pixels is twice as fast as painting them.
 */
export class CellStamps {
  private readonly stamps = new Map<number, Uint32Array>()
  private ink: CellInk | null = null

  paint(target: Framebuffer, cells: readonly Cell[], ink: CellInk): void {
    if (this.ink?.palette !== ink.palette || this.ink.pixelRatio !== ink.pixelRatio) this.stamps.clear()
    this.ink = ink
    for (const cell of cells) {
      if (cell.alpha <= 0) continue
      if (hasStamp(cell) && target.holds(cell.box)) target.stamp(cell.box, this.stampOf(cell, ink))
      else paintCell(target, cell, ink)
    }
  }

  private stampOf(cell: Cell, ink: CellInk): Uint32Array {
    const key = keyOf(cell)
    const known = this.stamps.get(key)
    if (known !== undefined) return known
    const { width, height } = cell.box
    const made = new Uint32Array(width * height)
    paintCell(new Framebuffer(width, height, made), { ...cell, box: { x: 0, y: 0, width, height } }, ink)
    if (this.stamps.size >= STAMPS_MAX) this.stamps.clear()
    this.stamps.set(key, made)
    return made
  }
}

/** A level is another in every frame, a badge stands out of its box, and a speck is one colour. */
function hasStamp({ box, visual, isSpeck }: Cell): boolean {
  const { body, hasBadge } = TASK_LOOKS[visual]
  return !isSpeck && body !== 'level' && !hasBadge && box.width <= SIDE_MAX && box.height <= SIDE_MAX
}

const visualIndex = new Map<TaskVisual, number>(VISUALS.map((visual, index) => [visual, index]))

/** All that a stamp is painted from as one number, which a map finds faster than words. */
function keyOf({ box, visual, ordinal, isMarked, alpha }: Cell): number {
  const look = ((visualIndex.get(visual) ?? 0) * 4 + revisionIndex(ordinal)) * 2 + Number(isMarked)
  const faded = look * (FADE_STEPS + 1) + fadeStepOf(alpha)
  return (faded * (SIDE_MAX + 1) + box.width) * (SIDE_MAX + 1) + box.height
}
