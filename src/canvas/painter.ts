import { CellSheet } from './cellSheet.ts'
import type { Rect } from './geometry.ts'
import { drawAbove } from './foreground.ts'
import { brushFor, isDrawnAsCell } from './frame.ts'
import type { Frame } from './frame.ts'
import { paintGround } from './groundPainter.ts'
import { cellOf } from './items.ts'
import type { Brush } from './layers/brush.ts'
import { followsClock } from './progress.ts'
import type { PlacedTile } from './scene/scene.ts'
import { staleAreas } from './stale.ts'
import { fitBitmap } from './surface.ts'

/**
 * Draws frames on a canvas. What rests is painted once on a second canvas, area by area as it changes; a frame copies
 * it and draws above it what moves, what follows the clock, and the rings.
 */
export class Painter {
  private readonly canvas: HTMLCanvasElement
  private readonly ground: HTMLCanvasElement
  private sheet: CellSheet | null = null
  private last: Frame | null = null

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas
    this.ground = canvas.ownerDocument.createElement('canvas')
  }

  /** Everything is to be painted anew: a font came, or the bitmap was lost. */
  forget(): void {
    this.last = null
  }

  paint(frame: Frame): void {
    const context = this.canvas.getContext('2d', { alpha: false })
    // The ground is read back for the cells, which is cheap only where it is not kept on a graphics card.
    const ground = this.ground.getContext('2d', { alpha: false, willReadFrequently: true })
    if (context === null || ground === null) return
    const isEmptied = [this.canvas, this.ground].map((one) => fitBitmap(one, frame.size)).includes(true)
    const stale = isEmptied ? null : staleAreas(this.last, frame)
    const { pixelRatio, width, height } = frame.size

    ground.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    const brush = brushFor(frame, ground)
    const isResting = (tile: PlacedTile): boolean => !frame.motion.isMoving(tile.key) && !followsClock(tile.visual)
    for (const area of stale ?? [{ x: 0, y: 0, width, height }]) paintGround(brush, frame.scene, { area, isResting })

    context.setTransform(1, 0, 0, 1, 0, 0)
    const cells = frame.scene.tiles.filter((tile) => isDrawnAsCell(brush, frame.scene, tile))
    if (cells.length > 0) {
      this.showCells(frame, cells, { context, ground, brush, stale })
    } else {
      this.sheet = null
      context.drawImage(this.ground, 0, 0)
    }
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    drawAbove({ ...brush, pen: context }, frame)
    this.last = frame
  }

  private showCells(
    frame: Frame,
    cells: readonly PlacedTile[],
    on: {
      readonly context: CanvasRenderingContext2D
      readonly ground: CanvasRenderingContext2D
      readonly brush: Brush
      readonly stale: readonly Rect[] | null
    },
  ): void {
    const { brush, ground, stale } = on
    const { width, height } = this.canvas
    const known = this.sheet?.width === width && this.sheet.height === height ? this.sheet : null
    const sheet = known ?? new CellSheet(width, height)
    this.sheet = sheet
    if (known === null || stale === null) sheet.readGround(ground, null)
    else for (const area of stale) sheet.readGround(ground, scaled(area, frame.size.pixelRatio))

    const { palette, motion, wallMs } = frame
    const ink = { palette, pixelRatio: frame.size.pixelRatio }
    const isLive = (tile: PlacedTile): boolean => motion.isMoving(tile.key) || tile.visual === 'pulling'
    const isOther = known === null || stale === null || stale.length > 0
    if (isOther || this.last?.scene !== frame.scene || frame.arrived.length > 0) {
      sheet.paintResting(
        cells.filter((tile) => !isLive(tile)).flatMap((tile) => cellOf(brush, tile, null)),
        ink,
      )
    }
    const moving = cells.filter(isLive).flatMap((tile) => cellOf(brush, tile, motion.poseOf(tile, wallMs)))
    const leaving = motion.leavingAt(wallMs).filter(({ tile }) => isDrawnAsCell(brush, frame.scene, tile))
    sheet.show(on.context, [...leaving.flatMap((pose) => cellOf(brush, pose.tile, pose)), ...moving], ink)
  }
}

function scaled(box: Rect, ratio: number): Rect {
  return { x: box.x * ratio, y: box.y * ratio, width: box.width * ratio, height: box.height * ratio }
}
