import type { Rect } from './geometry.ts'
import type { Cell, CellInk } from './layers/cells.ts'
import { CellStamps } from './layers/cellStamps.ts'
import { Framebuffer } from './layers/framebuffer.ts'

/**
 * Thousands of tasks as pixels: the painted ground is read once, resting cells are painted on a copy of it, and in
 * each frame only those on their way are painted on a copy of that. Two copies and one upload, whatever their number;
 * the upload alone where those on their way look as they did, for a cell changes its look once on its way.
 */
export class CellSheet {
  readonly width: number
  readonly height: number
  private readonly ground: Uint32Array
  private readonly resting: Uint32Array
  private readonly image: ImageData
  private readonly frame: Framebuffer
  private readonly stamps = new CellStamps()
  /** What the frame shows above what rests; `null` when that is another. */
  private shown: { readonly moving: readonly Cell[]; readonly ink: CellInk } | null = null

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.image = new ImageData(width, height)
    this.frame = new Framebuffer(width, height, new Uint32Array(this.image.data.buffer))
    this.ground = new Uint32Array(width * height)
    this.resting = new Uint32Array(width * height)
  }

  /** Takes over what was painted on the ground in an area; device pixels, `null` for all. */
  readGround(context: CanvasRenderingContext2D, area: Rect | null): void {
    const whole = { x: 0, y: 0, width: this.width, height: this.height }
    const box = area === null ? whole : this.clip(area)
    if (box.width <= 0 || box.height <= 0) return
    const read = new Uint32Array(context.getImageData(box.x, box.y, box.width, box.height).data.buffer)
    for (let row = 0; row < box.height; row += 1) {
      const from = row * box.width
      this.ground.set(read.subarray(from, from + box.width), (box.y + row) * this.width + box.x)
    }
  }

  paintResting(cells: readonly Cell[], ink: CellInk): void {
    this.shown = null
    this.resting.set(this.ground)
    this.stamps.paint(new Framebuffer(this.width, this.height, this.resting), cells, ink)
  }

  /** Puts one frame on the canvas: what rests, and what moves above it. */
  show(context: CanvasRenderingContext2D, moving: readonly Cell[], ink: CellInk): void {
    if (!this.isShown(moving, ink)) {
      this.frame.pixels.set(this.resting)
      this.stamps.paint(this.frame, moving, ink)
      this.shown = { moving, ink }
    }
    context.putImageData(this.image, 0, 0)
  }

  private isShown(moving: readonly Cell[], { palette, pixelRatio }: CellInk): boolean {
    const { shown } = this
    if (shown === null || shown.ink.palette !== palette || shown.ink.pixelRatio !== pixelRatio) return false
    return shown.moving.length === moving.length && moving.every((cell, index) => isAlike(cell, shown.moving[index]))
  }

  private clip(area: Rect): Rect {
    const x = Math.max(0, Math.floor(area.x))
    const y = Math.max(0, Math.floor(area.y))
    const right = Math.min(this.width, Math.ceil(area.x + area.width))
    const bottom = Math.min(this.height, Math.ceil(area.y + area.height))
    return { x, y, width: right - x, height: bottom - y }
  }
}

function isAlike(cell: Cell, other: Cell | undefined): boolean {
  return (
    other !== undefined &&
    cell.visual === other.visual &&
    cell.alpha === other.alpha &&
    cell.progress === other.progress &&
    cell.ordinal === other.ordinal &&
    cell.isMarked === other.isMarked &&
    cell.isSpeck === other.isSpeck &&
    cell.box.x === other.box.x &&
    cell.box.y === other.box.y &&
    cell.box.width === other.box.width &&
    cell.box.height === other.box.height
  )
}
