import type { Rect, View } from '../geometry.ts'
import type { StageFonts, StagePalette } from '../../look/palette.ts'
import type { StageMode } from '../scene/mode.ts'
import type { Pen } from './pen.ts'

/** All that a layer draws with. It holds no scene: what to draw comes as items. */
export interface Brush {
  readonly pen: Pen
  readonly palette: StagePalette
  readonly fonts: StageFonts
  readonly view: View
  /** Device pixels to a CSS pixel. */
  readonly pixelRatio: number
  readonly mode: StageMode
  /** How much bigger than on a desk words, signs and lines are, whatever the zoom: who zooms in wants room, not letters. */
  readonly detail: number
  readonly nowMs: number
}

/** One kind of thing, drawn from its items: no clock, no layout, no memory. Same items, same pixels. */
export interface Layer<Item> {
  readonly name: string
  readonly draw: (brush: Brush, items: readonly Item[]) => void
}

const PROJECTOR_DETAIL = 1.32

export function detailFor(mode: StageMode): number {
  return mode === 'projector' ? PROJECTOR_DETAIL : 1
}

/** To the nearest device pixel, so that hairlines stay hairlines. */
export function snap(brush: Pick<Brush, 'pixelRatio'>, value: number): number {
  return Math.round(value * brush.pixelRatio) / brush.pixelRatio
}

export function snapRect(brush: Pick<Brush, 'pixelRatio'>, box: Rect): Rect {
  const x = snap(brush, box.x)
  const y = snap(brush, box.y)
  return { x, y, width: snap(brush, box.x + box.width) - x, height: snap(brush, box.y + box.height) - y }
}

/** From world units to snapped CSS pixels. */
export function onScreen(brush: Pick<Brush, 'pixelRatio' | 'view'>, box: Rect): Rect {
  const { view } = brush
  const screen = { x: box.x * view.k + view.x, y: box.y * view.k + view.y }
  return snapRect(brush, { ...screen, width: box.width * view.k, height: box.height * view.k })
}
