import { CellSheet } from './cellSheet.ts'
import type { Rect } from './geometry.ts'
import { drawAbove } from './foreground.ts'
import { brushFor, divide, drawingOf } from './frame.ts'
import type { Division, Frame } from './frame.ts'
import { paintGround } from './groundPainter.ts'
import { addCells } from './items.ts'
import type { Brush } from './layers/brush.ts'
import type { Cell } from './layers/cells.ts'
import type { TileItem } from './layers/tileItem.ts'
import { followsClock } from './progress.ts'
import type { PlacedTile } from './scene/tile.ts'
import { staleAreas } from './stale.ts'
import { fitBitmap } from './surface.ts'
import { TileSprites } from './tileSprites.ts'

/**
 * Draws frames on a canvas. What rests is painted once on a second canvas, area by area as it changes; a frame copies
 * it and draws above it what moves, what follows the clock, and the rings.
 */
export class Painter {
  private readonly canvas: HTMLCanvasElement
  private readonly ground: HTMLCanvasElement
  private readonly sprites: TileSprites
  private sheet: CellSheet | null = null
  private last: Frame | null = null
  private division: Division = { worded: [], cells: [] }

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas
    const makeCanvas = () => canvas.ownerDocument.createElement('canvas')
    this.ground = makeCanvas()
    this.sprites = new TileSprites(makeCanvas)
  }

  /** Everything is to be painted anew: a font came, or the bitmap was lost. */
  forget(): void {
    this.last = null
    this.sprites.forget()
  }

  paint(frame: Frame): void {
    const context = this.canvas.getContext('2d', { alpha: false })
    // The ground is read back for the cells, which is cheap only where it is not kept on a graphics card.
    const ground = this.ground.getContext('2d', { alpha: false, willReadFrequently: true })
    if (context === null || ground === null) return
    const { scene, size, view } = frame
    const { pixelRatio } = size
    const isEmptied = [this.canvas, this.ground].map((one) => fitBitmap(one, size)).includes(true)
    // After that: another bitmap has forgotten it.
    ground.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    const brush = brushFor(frame, ground)
    const isPainted = (tile: PlacedTile): boolean => drawingOf(brush, scene, tile) === 'words'
    const stale = isEmptied ? null : staleAreas(this.last, frame, isPainted)
    if (this.last?.scene !== scene || this.last.view.k !== view.k) this.division = divide(brush, scene)
    this.repaintGround(frame, brush, stale)

    context.setTransform(1, 0, 0, 1, 0, 0)
    if (this.division.cells.length > 0) {
      this.showCells(frame, { context, ground, brush, stale })
    } else {
      this.sheet = null
      context.drawImage(this.ground, 0, 0)
    }
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    const above = { ...brush, pen: context }
    const drawStanding = (items: readonly TileItem[]) => this.sprites.draw(context, above, items)
    drawAbove(above, frame, { worded: this.division.worded, drawStanding })
    this.last = frame
  }

  private repaintGround({ scene, motion, size }: Frame, brush: Brush, stale: readonly Rect[] | null): void {
    const areas = stale ?? [{ x: 0, y: 0, width: size.width, height: size.height }]
    if (areas.length === 0) return
    const resting = this.division.worded.filter((tile) => !motion.isMoving(tile.key) && !followsClock(tile.visual))
    for (const area of areas) paintGround(brush, scene, { area, resting })
  }

  private showCells(
    frame: Frame,
    on: {
      readonly context: CanvasRenderingContext2D
      readonly ground: CanvasRenderingContext2D
      readonly brush: Brush
      readonly stale: readonly Rect[] | null
    },
  ): void {
    const { brush, ground, stale } = on
    const { scene, palette, motion, wallMs, size, arrived } = frame
    const { width, height } = this.canvas
    const known = this.sheet?.width === width && this.sheet.height === height ? this.sheet : null
    const sheet = known ?? new CellSheet(width, height)
    this.sheet = sheet
    if (known === null || stale === null) sheet.readGround(ground, null)
    else for (const area of stale) sheet.readGround(ground, scaled(area, size.pixelRatio))

    const isOther = known === null || stale === null || stale.length > 0 || arrived.length > 0
    const isRestingAsBefore = !isOther && this.last?.scene === scene
    const resting: Cell[] = []
    const moving: Cell[] = []
    for (const pose of motion.leavingAt(wallMs)) {
      if (drawingOf(brush, scene, pose.tile) === 'cell') addCells(moving, brush, { tile: pose.tile, pose })
    }
    for (const tile of this.division.cells) {
      const pose = motion.poseOf(tile, wallMs)
      if (pose !== null || tile.visual === 'pulling') addCells(moving, brush, { tile, pose })
      else if (!isRestingAsBefore) addCells(resting, brush, { tile, pose })
    }
    const ink = { palette, pixelRatio: size.pixelRatio }
    if (!isRestingAsBefore) sheet.paintResting(resting, ink)
    sheet.show(on.context, moving, ink)
  }
}

function scaled(box: Rect, ratio: number): Rect {
  return { x: box.x * ratio, y: box.y * ratio, width: box.width * ratio, height: box.height * ratio }
}
