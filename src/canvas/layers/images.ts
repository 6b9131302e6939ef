import type { PlacedImage, PlacedKeeper } from '../bands/images.ts'
import type { Rect } from '../geometry.ts'
import { onScreen } from './brush.ts'
import type { Brush, Layer } from './brush.ts'
import { fillRound, strokeInside } from './strokes.ts'
import { TEXT, drawText, firstFitting, measure } from './text.ts'

/** Repositories, on which their images stand. */
export const keeperLayer: Layer<PlacedKeeper> = {
  name: 'keepers',
  draw(brush, items) {
    for (const item of items) drawKeeper(brush, item)
  },
}

/** Images: a layer is full where it is an image's own, and hollow where an older one has it. */
export const imageLayer: Layer<PlacedImage> = {
  name: 'images',
  draw(brush, items) {
    for (const item of items) drawImage(brush, item)
  },
}

const LEGEND = ['full: layers of its own; hollow: kept once, with an older image', 'hollow: kept with an older image']

function drawKeeper(brush: Brush, keeper: PlacedKeeper): void {
  const { palette, view } = brush
  const { name, note, moreText, headHeight } = keeper
  const box = onScreen(brush, keeper.rect)
  fillRound(brush, box, { color: palette.zone, radius: 6 })
  const pad = keeper.pad * view.k
  const y = box.y + (headHeight * view.k) / 2 + 1
  const right = box.x + box.width - pad
  const said = [note, moreText].filter((one) => one !== '').join('; ')
  let x = box.x + pad
  x += drawText(brush, name, { x, y, style: TEXT.label, color: palette.ink, maxWidth: (right - x) * 0.5 }) + pad
  x += drawText(brush, said, { x, y, style: TEXT.quiet, color: palette.ink2, maxWidth: right - x }) + pad
  if (keeper.hasShared) {
    const legend = firstFitting(brush, LEGEND, { styles: [TEXT.quiet], room: right - x })
    if (legend !== null)
      drawText(brush, legend.words, { x: right, y, style: legend.style, color: palette.ink3, align: 'right' })
  }
  if (!keeper.isEmpty) return
  const below = { x: box.x + pad, y: box.y + headHeight * view.k + 12 }
  drawText(brush, 'Nothing was pushed to it yet.', {
    ...below,
    style: TEXT.quiet,
    color: palette.ink2,
    maxWidth: right - below.x,
  })
}

function drawImage(brush: Brush, { image, bars, columns, rect }: PlacedImage): void {
  const { palette, view } = brush
  const box = onScreen(brush, rect)
  const y = box.y + box.height / 2
  const at = (column: { readonly x: number; readonly width: number }) => ({
    x: column.x * view.k + view.x,
    width: column.width * view.k,
  })
  drawName(brush, image, { ...at(columns.name), y })
  for (const bar of bars) drawLayer(brush, onScreen(brush, bar.rect), { ...bar, isArchived: image.isArchived })
  const layers = at(columns.layers)
  if (image.parts !== '')
    drawText(brush, image.parts, { x: layers.x, y, style: TEXT.quiet, color: palette.ink2, maxWidth: layers.width })
  const age = at(columns.age)
  const size = at(columns.size)
  const quiet = { y, style: TEXT.quiet, color: palette.ink2, align: 'right' } as const
  if (age.width > 0) drawText(brush, image.age, { ...quiet, x: age.x + age.width, maxWidth: age.width })
  drawText(brush, image.size, { ...quiet, x: size.x + size.width, maxWidth: size.width })
}

interface NameRoom {
  readonly x: number
  readonly y: number
  readonly width: number
}

function drawName(brush: Brush, { name, isArchived }: PlacedImage['image'], { x, y, width }: NameRoom): void {
  const { palette } = brush
  const said = 'archived'
  const saidWidth = isArchived ? measure(brush, said, TEXT.type) + 8 : 0
  const taken = drawText(brush, name, {
    x,
    y,
    style: TEXT.label,
    color: isArchived ? palette.ink2 : palette.ink,
    maxWidth: width - saidWidth,
  })
  if (isArchived) drawText(brush, said, { x: x + taken + 8, y, style: TEXT.type, color: palette.ink2 })
}

function drawLayer(
  brush: Brush,
  box: Rect,
  { isShared, isArchived }: { readonly isShared: boolean; readonly isArchived: boolean },
): void {
  const { palette, detail } = brush
  if (!isShared && !isArchived) return fillRound(brush, box, { color: palette.res, radius: 1 })
  const dash = isArchived ? { dash: [3, 2] } : {}
  strokeInside(brush, box, { color: palette.res, width: 1.5 * detail, radius: 1, ...dash })
}
