import { revisionIndex } from '../../look/palette.ts'
import type { StagePalette } from '../../look/palette.ts'
import { TASK_LOOKS } from '../../look/taskLook.ts'
import type { TaskLook, TaskVisual } from '../../look/taskLook.ts'
import { mixColors, packColor } from './framebuffer.ts'
import type { Framebuffer, PixelBox } from './framebuffer.ts'

/** A task of 8 to 27 pixels, or less: no words. Device pixels. */
export interface Cell {
  readonly box: PixelBox
  readonly visual: TaskVisual
  readonly ordinal: number
  /** It wears a mark, whichever: there is no room for its sign. */
  readonly isMarked: boolean
  /** Of what is pulled, 0 to 1. */
  readonly progress: number
  /** Under so few pixels only its colour is left. Told by its true size, so that all of a row are alike. */
  readonly isSpeck: boolean
  /** 0 to 1; a fading cell is mixed with the surface under it. */
  readonly alpha: number
}

interface RevisionInk {
  readonly body: number
  readonly edge: number
  readonly tint: number
  readonly pale: number
  readonly stripe: number
}

/** A palette in the framebuffer's colours. */
interface CellPalette {
  readonly surface: number
  readonly trouble: number
  readonly res: number
  readonly ink: number
  readonly ink3: number
  readonly revisions: readonly [RevisionInk, RevisionInk, RevisionInk, RevisionInk]
}

/** CSS pixels under which a cell is a speck. */
export const SPECK_MAX = 5

/** What all cells of a frame are painted with. */
export interface CellInk {
  readonly palette: StagePalette
  readonly pixelRatio: number
}

/** Paints a cell: body, outline, stripe and, for what is unhealthy, a red diamond. */
export function paintCell(target: Framebuffer, cell: Cell, { palette, pixelRatio }: CellInk): void {
  if (cell.alpha <= 0) return
  const colors = cell.alpha < 1 ? fadedPalette(palette, cell.alpha) : cellPalette(palette)
  if (cell.isSpeck) paintSpeck(target, cell, colors)
  else paintWhole(target, { cell, look: TASK_LOOKS[cell.visual], colors, unit: Math.max(1, Math.round(pixelRatio)) })
}

interface Job {
  readonly cell: Cell
  readonly look: TaskLook
  readonly colors: CellPalette
  /** Device pixels to a line of 1 CSS pixel. */
  readonly unit: number
}

function paintWhole(target: Framebuffer, job: Job): void {
  const { cell, look, colors, unit } = job
  const { box } = cell
  const own = colors.revisions[revisionIndex(cell.ordinal)]
  const isSmall = Math.min(box.width, box.height) < 13 * unit
  paintBody(target, job, own)
  switch (look.outline) {
    case 'thin':
      target.frame(box, { color: own.edge, thickness: unit, isRound: true })
      break
    case 'thick':
      target.frame(box, { color: own.edge, thickness: 2 * unit, isRound: true })
      break
    case 'broken':
      target.brokenFrame(box, { color: own.edge, thickness: unit, dash: isSmall ? 2 * unit : 3 * unit })
      break
    case 'trouble':
      target.frame(box, { color: colors.trouble, thickness: isSmall ? unit : 2 * unit, isRound: true })
      break
    case 'cut':
      paintCut(target, job)
      paintCross(target, job)
      break
    case 'ticks': {
      const isGhost = look.voice === 'ink'
      const length = Math.max(2, Math.floor(Math.min(box.width, box.height) / 3.5))
      target.ticks(box, { color: isGhost ? own.edge : colors.res, thickness: unit, length })
      break
    }
    case 'castings':
      break
  }
  if (look.sign === 'square' && look.voice === 'ink3') paintSquare(target, box, colors.ink3)
  const hasStripes =
    look.body !== 'hatch' && look.body !== 'stripes' && look.outline !== 'ticks' && look.outline !== 'cut'
  if (hasStripes) paintStripes(target, job, own)
  if (look.hasBadge) paintBadge(target, job, isSmall)
  if (cell.isMarked) paintMark(target, job)
}

function paintBody(target: Framebuffer, { cell, look, colors, unit }: Job, own: RevisionInk): void {
  const { box } = cell
  if (look.body === 'none') return
  const fills = { solid: own.body, tint: own.tint, pale: own.pale } as const
  const color =
    look.body === 'solid' || look.body === 'tint' || look.body === 'pale' ? fills[look.body] : colors.surface
  fillRounded(target, box, { color, corner: unit })
  if (look.body === 'level') {
    const height = Math.round(box.height * Math.min(1, Math.max(0, cell.progress)))
    target.fill({ x: box.x + unit, y: box.y + box.height - height, width: box.width - 2 * unit, height }, own.tint)
  }
  if (look.body === 'hatch') target.hatch(box, own.body, 5 * unit)
  if (look.body === 'stripes') target.bars(box, own.body, 2 * unit)
}

/** A rectangle without its four corner pixels. */
function fillRounded(
  target: Framebuffer,
  box: PixelBox,
  fill: { readonly color: number; readonly corner: number },
): void {
  const { x, y, width, height } = box
  const { color, corner } = fill
  target.fill({ x: x + corner, y, width: width - 2 * corner, height }, color)
  target.fill({ x, y: y + corner, width: corner, height: height - 2 * corner }, color)
  target.fill({ x: x + width - corner, y: y + corner, width: corner, height: height - 2 * corner }, color)
}

function paintStripes(target: Framebuffer, { cell, look, unit }: Job, own: RevisionInk): void {
  const { box } = cell
  const count = revisionIndex(cell.ordinal)
  if (count === 0 || box.width < 9 * unit) return
  const margin = Math.round(box.height * 0.28)
  const color = look.body === 'solid' ? own.stripe : own.edge
  for (let index = 0; index < count; index += 1) {
    const x = box.x + (4 + 3 * index) * unit
    if (x + 2 * unit > box.x + box.width - 2 * unit) return
    target.fill(
      { x, y: box.y + margin, width: box.width < 16 * unit ? unit : 2 * unit, height: box.height - 2 * margin },
      color,
    )
  }
}

function paintBadge(target: Framebuffer, { cell, colors, unit }: Job, isSmall: boolean): void {
  const { box } = cell
  const half = (isSmall ? 3 : 4) * unit
  const center = isSmall
    ? { x: box.x + (box.width >> 1), y: box.y + (box.height >> 1) }
    : { x: box.x + box.width - 2 * unit, y: box.y + 2 * unit }
  target.diamond(center, half + unit, colors.surface)
  target.diamond(center, half, colors.trouble)
}

/** A dark corner at the upper left, set off from the body by a line of the surface. */
function paintMark(target: Framebuffer, { cell, colors, unit }: Job): void {
  const { x, y, width, height } = cell.box
  const side = Math.max(unit, Math.min(4 * unit, width - 2 * unit, height - 2 * unit))
  target.fill({ x, y, width: side + unit, height: side + unit }, colors.surface)
  target.fill({ x, y, width: side, height: side }, colors.ink)
}

function paintCut(target: Framebuffer, { cell, colors, unit }: Job): void {
  const { box } = cell
  const thickness = 2 * unit
  target.frame(box, { color: colors.trouble, thickness, isRound: false })
  const corner = Math.max(3 * unit, Math.round(Math.min(box.width, box.height) / 3))
  for (let row = 0; row < corner; row += 1) {
    const left = box.x + box.width - corner + row
    target.fill({ x: left, y: box.y + row, width: box.x + box.width - left, height: 1 }, colors.surface)
    target.fill({ x: left - thickness, y: box.y + row, width: thickness, height: 1 }, colors.trouble)
  }
}

/** The cross of what failed, where there is room for one. */
function paintCross(target: Framebuffer, { cell, colors, unit }: Job): void {
  const { box } = cell
  const size = Math.round(Math.min(box.width, box.height) * 0.36)
  if (size < 6 * unit) return
  const x = box.x + ((box.width - size) >> 1)
  const y = box.y + ((box.height - size) >> 1)
  for (let at = 0; at <= size; at += 1) {
    target.fill({ x: x + at, y: y + at, width: 2 * unit, height: unit }, colors.trouble)
    target.fill({ x: x + size - at, y: y + at, width: 2 * unit, height: unit }, colors.trouble)
  }
}

function paintSquare(target: Framebuffer, box: PixelBox, color: number): void {
  const size = Math.max(2, Math.round(Math.min(box.width, box.height) * 0.32))
  const x = box.x + ((box.width - size) >> 1)
  const y = box.y + ((box.height - size) >> 1)
  target.fill({ x, y, width: size, height: size }, color)
}

function paintSpeck(target: Framebuffer, cell: Cell, colors: CellPalette): void {
  const look = TASK_LOOKS[cell.visual]
  const own = colors.revisions[revisionIndex(cell.ordinal)]
  const leaves = { ticks: colors.res, broken: own.tint, trouble: colors.trouble, cut: colors.trouble }
  const color =
    look.outline in leaves ? leaves[look.outline as keyof typeof leaves] : look.body === 'solid' ? own.body : own.tint
  target.fill(cell.box, color)
}

const packed = new WeakMap<StagePalette, CellPalette>()

function cellPalette(palette: StagePalette): CellPalette {
  const known = packed.get(palette)
  if (known !== undefined) return known
  const surface = packColor(palette.surface)
  const inkOf = (paint: StagePalette['revisions'][number]): RevisionInk => {
    const [body, tint] = [packColor(paint.body), packColor(paint.tint)]
    const stripe = mixColors(body, packColor(paint.text), 0.62)
    return { body, tint, edge: packColor(paint.edge), pale: mixColors(surface, tint, 0.6), stripe }
  }
  const [first, second, third, fourth] = palette.revisions
  const made: CellPalette = {
    surface,
    trouble: packColor(palette.trouble),
    res: packColor(palette.res),
    ink: packColor(palette.ink),
    ink3: packColor(palette.ink3),
    revisions: [inkOf(first), inkOf(second), inkOf(third), inkOf(fourth)],
  }
  packed.set(palette, made)
  return made
}

/** How many strengths a fading cell goes through. */
export const FADE_STEPS = 16

/** From 0 to `FADE_STEPS`: cells of one step are painted alike. */
export function fadeStepOf(alpha: number): number {
  return Math.round(alpha * FADE_STEPS)
}

const fadedPalettes = new WeakMap<StagePalette, Map<number, CellPalette>>()

/** The palette mixed into the surface, in so many steps: thousands of cells that fade together share one. */
function fadedPalette(palette: StagePalette, alpha: number): CellPalette {
  const step = fadeStepOf(alpha)
  const steps = fadedPalettes.get(palette) ?? new Map<number, CellPalette>()
  fadedPalettes.set(palette, steps)
  const made = steps.get(step) ?? fade(cellPalette(palette), step / FADE_STEPS)
  steps.set(step, made)
  return made
}

function fade(colors: CellPalette, alpha: number): CellPalette {
  const { surface } = colors
  const mixed = (color: number): number => mixColors(surface, color, alpha)
  const fadeInk = (ink: RevisionInk): RevisionInk => ({
    body: mixed(ink.body),
    edge: mixed(ink.edge),
    tint: mixed(ink.tint),
    pale: mixed(ink.pale),
    stripe: mixed(ink.stripe),
  })
  const [first, second, third, fourth] = colors.revisions
  return {
    surface,
    trouble: mixed(colors.trouble),
    res: mixed(colors.res),
    ink: mixed(colors.ink),
    ink3: mixed(colors.ink3),
    revisions: [fadeInk(first), fadeInk(second), fadeInk(third), fadeInk(fourth)],
  }
}
