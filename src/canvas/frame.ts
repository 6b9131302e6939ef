import type { View } from './geometry.ts'
import { isCell } from './items.ts'
import type { UseOf } from './items.ts'
import { detailFor } from './layers/brush.ts'
import type { Brush } from './layers/brush.ts'
import type { Pen } from './layers/pen.ts'
import type { Motion } from './motion/motion.ts'
import type { StageFonts, StagePalette } from './palette.ts'
import type { PlacedTile, Scene } from './scene/scene.ts'
import type { SurfaceSize } from './surface.ts'
import type { StageTarget } from './target.ts'

/** Everything that one picture is drawn from. */
export interface Frame {
  readonly scene: Scene
  readonly view: View
  readonly size: SurfaceSize
  readonly palette: StagePalette
  readonly fonts: StageFonts
  readonly nowMs: number
  readonly wallMs: number
  readonly motion: Motion
  /** Tiles that have just come to rest. */
  readonly arrived: readonly string[]
  readonly selection: StageTarget | null
  readonly hover: StageTarget | null
  readonly useOf: UseOf | null
}

export function brushFor(frame: Frame, pen: Pen): Brush {
  const { scene, view, size, palette, fonts, nowMs } = frame
  return {
    pen,
    palette,
    fonts,
    view,
    pixelRatio: size.pixelRatio,
    mode: scene.mode,
    detail: detailFor(scene.mode, view.k),
    stripDetail: detailFor(scene.mode, view.k * scene.scale),
    nowMs,
  }
}

/** Whether a task is one of those that are painted as pixels. In bars of instances single tasks are not seen. */
export function isDrawnAsCell(brush: Brush, scene: Scene, tile: PlacedTile): boolean {
  if (scene.detail === 'density' && tile.place === 'slot') return false
  return isCell(brush, tile)
}
