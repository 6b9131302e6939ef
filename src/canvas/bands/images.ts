import { imageKeepers, isOfImages, type ImageKeeper, type ShownImage } from '../../look/shownImages.ts'
import type { Rect } from '../geometry.ts'
import type { Band, Content, Ground, Placed, Span } from '../scene/band.ts'
import type { Piece } from '../scene/piece.ts'

/** A repository, or the workstation: its name over its images. */
export interface PlacedKeeper extends Piece {
  readonly layer: 'keepers'
  readonly name: string
  readonly note: string
  /** What had no room: `+2 images, in the tree`. */
  readonly moreText: string
  readonly isEmpty: boolean
  /** An image has a layer that an older one has. */
  readonly hasShared: boolean
  readonly headHeight: number
  readonly pad: number
}

/** An image: its name, its layers as long as they are large, its age and its size. */
export interface PlacedImage extends Piece {
  readonly layer: 'images'
  readonly image: ShownImage
  readonly bars: readonly PlacedLayer[]
  /** Where its columns stand, world units. */
  readonly columns: Columns
}

export interface PlacedLayer {
  readonly rect: Rect
  readonly isShared: boolean
}

interface Columns {
  readonly name: Stretch
  readonly layers: Stretch
  /** Of no width where there is no room for it. */
  readonly age: Stretch
  readonly size: Stretch
}

/** From where on, and how far. */
interface Stretch {
  readonly x: number
  readonly width: number
}

export type ImagePiece = PlacedKeeper | PlacedImage

/** CSS pixels. */
const HEAD = 32
/** As high as there is room. */
const ROW = { least: 30, most: 46 } as const
const FOOT = 8
const PAD = 12
const GAP = 12
const BAR = { air: 16, gap: 2, least: 3 } as const
const NAME = { share: 0.3, least: 84, most: 200 } as const
const AGE = { width: 104, from: 620 } as const
const SIZE = 62

/** Of a lab about images alone: what its repositories keep, in place of a yard in which nothing stands. */
export const imagesBand: Band<ImagePiece> = {
  name: 'images',
  need: ({ world }) =>
    isOfImages(world)
      ? {
          takes: 'what is left',
          layOn: (ground, open) => ({
            height: open,
            holds: () => true,
            place: (content, span) => place(content, ground, { ...span, bottom: span.y + open }),
          }),
        }
      : null,
}

function place({ world, options: { nowMs } }: Content, ground: Ground, { y, bottom }: Span): Placed<ImagePiece> {
  const unit = ground.scale * ground.spacing.wordScale
  const x = ground.spacing.pad * ground.scale
  const width = ground.width - 2 * x
  const keepers = imageKeepers(world, nowMs)
  const most = Math.max(1, ...keepers.flatMap(({ images }) => images.map(({ bytes }) => bytes)))
  const pieces: ImagePiece[] = []
  const row = rowHeightIn(keepers, (bottom - y) / unit)
  const least = heightOf(1, row) + GAP
  const shown = keepers.slice(0, Math.floor(((bottom - y) / unit + GAP) / least))
  let top = y
  for (const [at, keeper] of shown.entries()) {
    const following = shown.length - at - 1
    const rows = rowsWithin(keeper, (bottom - top) / unit - following * least, row)
    const unseen = following === 0 ? keepers.length - shown.length : 0
    pieces.push(...placeKeeper(keeper, { x, y: top, width, unit, rows, rowHeight: row, most, unseen }))
    top += heightOf(rows, row) * unit + GAP * unit
  }
  return { pieces, end: bottom }
}

function rowHeightIn(keepers: readonly ImageKeeper[], room: number): number {
  const rows = keepers.reduce((sum, { images }) => sum + Math.max(1, images.length), 0)
  const free = room - keepers.length * (HEAD + FOOT + GAP)
  return Math.min(ROW.most, Math.max(ROW.least, free / Math.max(1, rows)))
}

/** A keeper without an image has a line that says so. */
function heightOf(rows: number, rowHeight: number): number {
  return HEAD + Math.max(rows, 1) * rowHeight + FOOT
}

/** How many of its images have room. */
function rowsWithin({ images }: ImageKeeper, room: number, rowHeight: number): number {
  return Math.min(images.length, Math.floor((room - HEAD - FOOT) / rowHeight))
}

interface At {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly unit: number
  readonly rows: number
  /** CSS pixels. */
  readonly rowHeight: number
  /** Bytes of the largest image: its layers are as long as there is room. */
  readonly most: number
  /** How many others have no room after it. */
  readonly unseen: number
}

function placeKeeper({ ref, name, note, images }: ImageKeeper, at: At): readonly ImagePiece[] {
  const { x, y, width, unit, rows, rowHeight, unseen } = at
  const key = `images/${ref.id}`
  const left = images.length - rows
  const more = [
    ...(left === 0 ? [] : [`+${String(left)} older`]),
    ...(unseen === 0 ? [] : [`+${String(unseen)} others`]),
  ]
  const moreText = more.length === 0 ? '' : `${more.join(', ')}, in the tree`
  const hasShared = images.some(({ layers }) => layers.some(({ isShared }) => isShared))
  const keeper: PlacedKeeper = {
    key,
    layer: 'keepers',
    ref,
    rect: { x, y, width, height: heightOf(rows, rowHeight) * unit },
    face: [name, note, moreText, images.length === 0, hasShared].join('\n'),
    name,
    note,
    moreText,
    isEmpty: images.length === 0,
    hasShared,
    headHeight: HEAD * unit,
    pad: PAD * unit,
  }
  return [keeper, ...images.slice(0, rows).map((image, row) => placeImage(image, { ...at, row, on: key }))]
}

function placeImage(image: ShownImage, at: At & { readonly row: number; readonly on: string }): PlacedImage {
  const { x, y, width, unit, row, rowHeight, most, on } = at
  const rect = { x, y: y + (HEAD + row * rowHeight) * unit, width, height: rowHeight * unit }
  const columns = columnsIn(rect, unit)
  return {
    key: `${on}/${image.key}`,
    layer: 'images',
    on,
    ref: image.ref,
    rect,
    face: JSON.stringify(image),
    image,
    bars: barsOf(image, { columns, rect, unit, most }),
    columns,
  }
}

function columnsIn(rect: Rect, unit: number): Columns {
  const inner = rect.width / unit - 2 * PAD
  const name = Math.min(NAME.most, Math.max(NAME.least, inner * NAME.share))
  const age = inner < AGE.from ? 0 : AGE.width
  const layers = inner - name - age - SIZE - 2 * PAD
  const from = (start: number, wide: number): Stretch => ({ x: rect.x + (PAD + start) * unit, width: wide * unit })
  return {
    name: from(0, name),
    layers: from(name + PAD, layers),
    age: from(name + 2 * PAD + layers, age),
    size: from(inner - SIZE, SIZE),
  }
}

interface BarRoom {
  readonly columns: Columns
  readonly rect: Rect
  readonly unit: number
  readonly most: number
}

/** From the base on; none is so small that it is not seen. */
function barsOf({ layers }: ShownImage, { columns, rect, unit, most }: BarRoom): readonly PlacedLayer[] {
  const least = BAR.least * unit
  const free = columns.layers.width - layers.length * (least + BAR.gap * unit)
  let { x } = columns.layers
  return layers.map(({ bytes, isShared }) => {
    const width = least + Math.max(0, (free * bytes) / most)
    const bar = { x, y: rect.y + (BAR.air / 2) * unit, width, height: rect.height - BAR.air * unit }
    x += width + BAR.gap * unit
    return { rect: bar, isShared }
  })
}
