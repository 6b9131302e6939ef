import type { Brush } from './layers/brush.ts'
import { tileDetail } from './layers/tileItem.ts'
import type { TileItem } from './layers/tileItem.ts'
import type { PlacedTile } from './scene/tile.ts'
import { tileLayer } from './layers/tiles.ts'
import { revisionIndex } from '../look/palette.ts'
import { TASK_LOOKS } from '../look/taskLook.ts'
import type { TaskVisual } from '../look/taskLook.ts'
import { phrasesOf } from './words.ts'

/** So many tiles at once are a swarm: then copies pay, and no eye sees that a ring fills in steps. */
const SWARM_MIN = 40
const PROGRESS_STEPS = 120
/** Of those that differ from all others most are drawn at once: a sprite of one's own is no gain. */
const NEW_MAX = 80
const SPRITES_MAX = 240
/** How far badge and stub stand out of their tile, CSS pixels before the brush's detail. */
const REACH = 10

type Context = CanvasRenderingContext2D

/**
 * Draws tiles as the tile layer does. In a swarm those that look alike are drawn once and copied: a copy costs a tenth
 * of the lines and words. A tile that turns from one state into another is two copies, one fading over the other.
 */
export class TileSprites {
  private readonly makeCanvas: () => HTMLCanvasElement
  private readonly sprites = new Map<string, HTMLCanvasElement>()
  private last: Brush | null = null
  private madeNow = 0

  constructor(makeCanvas: () => HTMLCanvasElement) {
    this.makeCanvas = makeCanvas
  }

  forget(): void {
    this.sprites.clear()
  }

  draw(context: Context, brush: Brush, items: readonly TileItem[]): void {
    if (items.length < SWARM_MIN) {
      tileLayer.draw(brush, items)
      return
    }
    if (this.sprites.size >= SPRITES_MAX || !areAlike(this.last, brush)) this.sprites.clear()
    this.last = brush
    this.madeNow = 0
    for (const item of items) {
      const copies = item.rest.length > 0 ? null : this.copiesOf(brush, item)
      if (copies === null) tileLayer.draw(brush, [item])
      else for (const copy of copies) put(context, brush, copy)
    }
    context.globalAlpha = 1
  }

  /** What to lay over one another; null when it is drawn without copies. */
  private copiesOf(brush: Brush, item: TileItem): readonly Copy[] | null {
    const now = this.spriteOf(brush, item, item.visual)
    if (now === null) return null
    const base = { item, part: 1, alpha: item.alpha }
    if (item.before === null) return [{ ...base, sprite: now, visual: item.visual }]
    const { visual, part, isRising } = item.before
    const before = this.spriteOf(brush, item, visual)
    if (before === null) return null
    const rising = isRising ? { part } : { alpha: item.alpha * part }
    return [
      { ...base, sprite: before, visual },
      { ...base, sprite: now, visual: item.visual, ...rising },
    ]
  }

  private spriteOf(brush: Brush, item: TileItem, visual: TaskVisual): HTMLCanvasElement | null {
    const progress = Math.round(item.progress * PROGRESS_STEPS)
    const key = keyOf(brush, item, { visual, progress })
    const known = this.sprites.get(key)
    if (known !== undefined) return known
    if (this.madeNow >= NEW_MAX) return null
    this.madeNow += 1
    const made = this.make(brush, { ...item, visual, progress: progress / PROGRESS_STEPS })
    if (made !== null) this.sprites.set(key, made)
    return made
  }

  private make(brush: Brush, item: TileItem): HTMLCanvasElement | null {
    const { pixelRatio } = brush
    const margin = marginOf(brush, item.visual)
    const { width, height } = item.box
    const canvas = this.makeCanvas()
    canvas.width = Math.max(1, Math.round(width * pixelRatio) + 2 * margin)
    canvas.height = Math.max(1, Math.round(height * pixelRatio) + 2 * margin)
    const pen = canvas.getContext('2d')
    if (pen === null) return null
    pen.setTransform(pixelRatio, 0, 0, pixelRatio, margin, margin)
    const still = { ...item, box: { x: 0, y: 0, width, height }, alpha: 1, isLifted: false, before: null }
    tileLayer.draw({ ...brush, pen }, [still])
    return canvas
  }
}

interface Copy {
  readonly item: TileItem
  readonly sprite: HTMLCanvasElement
  readonly visual: TaskVisual
  readonly alpha: number
  /** How much of it is seen, from below. */
  readonly part: number
}

function put(context: Context, brush: Brush, { item, sprite, visual, alpha, part }: Copy): void {
  const { pixelRatio } = brush
  const margin = marginOf(brush, visual)
  const x = Math.round(item.box.x * pixelRatio) - margin
  const y = Math.round(item.box.y * pixelRatio) - margin
  const { width, height } = sprite
  const cut = part < 1 ? margin + Math.round((height - 2 * margin) * (1 - part)) : 0
  context.globalAlpha = alpha
  const [left, top] = [x / pixelRatio, (y + cut) / pixelRatio]
  const [across, down] = [width / pixelRatio, (height - cut) / pixelRatio]
  context.drawImage(sprite, 0, cut, width, height - cut, left, top, across, down)
}

/** Device pixels. */
function marginOf({ detail, pixelRatio }: Brush, visual: TaskVisual): number {
  const { hasBadge, hasStub } = TASK_LOOKS[visual]
  return hasBadge || hasStub ? Math.ceil(REACH * detail * pixelRatio) : 0
}

/** All that a tile is drawn from beside the brush; where it stands is not part of it. */
function keyOf(brush: Brush, item: TileItem, as: { readonly visual: TaskVisual; readonly progress: number }): string {
  const { tile, box, size } = item
  const { task, label, ordinal, place } = tile
  const { visual } = as
  const { body, sign } = TASK_LOOKS[visual]
  const progress = body === 'level' || sign === 'ring' ? as.progress : 0
  const pixels = `${String(Math.round(box.width * brush.pixelRatio))}×${String(Math.round(box.height * brush.pixelRatio))}`
  const look = `${visual} ${String(revisionIndex(ordinal))} ${String(progress)} ${pixels} ${place} ${label} ${tile.marks.map(({ sign }) => sign).join('')} ${wornNotches(tile)}`
  if (task === null) return look
  const said = tileDetail(brush, size)
  const words = said === 'labelled' ? `${task.step} ${phrasesOf(task, tile.visual, brush.nowMs).join()}` : ''
  return `${look} ${said} ${String(task.memoryMib)} ${words}`
}

function wornNotches({ notches: { visuals, count } }: PlacedTile): string {
  return count === 0 ? '' : `${visuals.join('')} ${String(count)}`
}

function areAlike(a: Brush | null, b: Brush): boolean {
  if (a?.palette !== b.palette || a.fonts !== b.fonts || a.mode !== b.mode) return false
  return a.detail === b.detail && a.pixelRatio === b.pixelRatio
}
