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
  /** How much bigger than on a desk words and lines on trays and tiles are. */
  readonly detail: number
  /** The same for what keeps its size from afar: header, zone heads, shelf. */
  readonly stripDetail: number
  readonly nowMs: number
}

/** One kind of thing, drawn from its items: no clock, no layout, no memory. Same items, same pixels. */
export interface Layer<Item> {
  readonly name: string
  readonly draw: (brush: Brush, items: readonly Item[]) => void
}

/** Below this zoom words stop shrinking; below 10.5 px they would not be read. */
const DETAIL_MIN = 0.92
const DETAIL_MAX = 2
const PROJECTOR_DETAIL = 1.32

export function detailFor(mode: StageMode, zoom: number): number {
  const own = mode === 'projector' ? PROJECTOR_DETAIL : 1
  return own * Math.min(DETAIL_MAX, Math.max(DETAIL_MIN, zoom))
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
