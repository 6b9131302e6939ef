import { quadtree } from 'd3'
import type { Quadtree } from 'd3'
import { contains } from './geometry.ts'
import type { Point, Rect } from './geometry.ts'
import { LAYER_ORDER, rectsOf } from './scene/piece.ts'
import type { Piece } from './scene/piece.ts'
import type { Scene } from './scene/scene.ts'
import type { SubjectRef } from '../look/subjectRef.ts'

interface Area {
  readonly target: SubjectRef
  readonly rect: Rect
}

/** Finds what lies under a point, the uppermost layer first: a task before its instance, that before its zone. */
export class HitTest {
  private readonly layers: readonly AreaIndex[]

  constructor(scene: Scene) {
    this.layers = LAYER_ORDER.toReversed().map((name) => new AreaIndex(scene.layers[name].flatMap(areasOf)))
  }

  /** World units. */
  at(point: Point): SubjectRef | null {
    for (const layer of this.layers) {
      const found = layer.at(point)
      if (found !== null) return found
    }
    return null
  }
}

function areasOf(piece: Piece): Area[] {
  const { ref } = piece
  return ref === null ? [] : rectsOf(piece).map((rect) => ({ target: ref, rect }))
}

/** Rectangles by their middles, with the reach of the largest. */
class AreaIndex {
  private readonly tree: Quadtree<Area>
  private readonly reachX: number
  private readonly reachY: number

  constructor(areas: readonly Area[]) {
    this.reachX = areas.reduce((most, { rect }) => Math.max(most, rect.width / 2), 0)
    this.reachY = areas.reduce((most, { rect }) => Math.max(most, rect.height / 2), 0)
    this.tree = quadtree<Area>()
      .x(({ rect }) => rect.x + rect.width / 2)
      .y(({ rect }) => rect.y + rect.height / 2)
      .addAll([...areas])
  }

  at(point: Point): SubjectRef | null {
    let found: SubjectRef | null = null
    this.tree.visit((node, ...[x0, y0, x1, y1]) => {
      if (!node.length) {
        let leaf: typeof node | undefined = node
        for (; leaf !== undefined; leaf = leaf.next) if (contains(leaf.data.rect, point)) found = leaf.data.target
      }
      const isFar =
        x0 > point.x + this.reachX ||
        x1 < point.x - this.reachX ||
        y0 > point.y + this.reachY ||
        y1 < point.y - this.reachY
      return isFar || found !== null
    })
    return found
  }
}
