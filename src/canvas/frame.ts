import type { View } from './geometry.ts'
import type { UseOf } from './items.ts'
import { detailFor } from './layers/brush.ts'
import type { Brush } from './layers/brush.ts'
import type { Laid } from './lens/lensView.ts'
import type { Pen } from './layers/pen.ts'
import { tileDetail, trueSize } from './layers/tileItem.ts'
import type { PullsLaid } from './pulls/pullView.ts'
import type { Motion } from './motion/motion.ts'
import type { StageFonts, StagePalette } from '../look/palette.ts'
import type { Scene } from './scene/scene.ts'
import type { PlacedTile } from './scene/tile.ts'
import type { StageMark } from './stageMarks.ts'
import type { SurfaceSize } from './surface.ts'
import type { SubjectRef } from '../look/subjectRef.ts'

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
  readonly selection: SubjectRef | null
  readonly hover: SubjectRef | null
  readonly marks: readonly StageMark[]
  readonly useOf: UseOf | null
  /** What the lens lays over the yard; `null` for the yard alone. */
  readonly laid: Laid | null
  /** What leads from the rail to tasks that pull. */
  readonly pulls: PullsLaid
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
    detail: detailFor(scene.mode),
    nowMs,
  }
}

/** How a task is drawn: with words, or as pixels. In bars of instances single tasks are not seen. */
export type Drawing = 'words' | 'cell' | 'none'

export function drawingOf(brush: Brush, scene: Scene, tile: PlacedTile): Drawing {
  if (scene.detail === 'density' && tile.place === 'slot') return 'none'
  const isCell = tileDetail(brush, trueSize(brush, tile.rect)) === 'cell'
  return isCell ? 'cell' : 'words'
}

/** The tasks of a scene by how they are drawn at one zoom. */
export interface Division {
  readonly worded: readonly PlacedTile[]
  readonly cells: readonly PlacedTile[]
}

export function divide(brush: Brush, scene: Scene): Division {
  const worded: PlacedTile[] = []
  const cells: PlacedTile[] = []
  for (const tile of scene.layers.tiles) {
    const drawing = drawingOf(brush, scene, tile)
    if (drawing === 'words') worded.push(tile)
    else if (drawing === 'cell') cells.push(tile)
  }
  return { worded, cells }
}
