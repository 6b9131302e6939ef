import { quadtree } from 'd3'
import type { Quadtree } from 'd3'
import { contains } from './geometry.ts'
import type { Point, Rect } from './geometry.ts'
import type { PlacedTile, Scene } from './scene/scene.ts'
import type { SubjectRef } from '../look/subjectRef.ts'

interface Area {
  readonly target: SubjectRef
  readonly rect: Rect
}

/** Finds what lies under a point: a task before its instance, the instance before its zone. World units. */
export class HitTest {
  private readonly tiles: AreaIndex
  private readonly trays: AreaIndex
  private readonly zones: readonly Area[]

  constructor(scene: Scene) {
    // Bars of an instance show no single task.
    const tiles = scene.detail === 'density' ? scene.tiles.filter((tile) => tile.place !== 'slot') : scene.tiles
    this.tiles = new AreaIndex(tiles.flatMap(areasOf))
    this.trays = new AreaIndex(
      scene.trays.map(({ instance, rect }) => ({ target: { kind: 'containerInstance', id: instance.id }, rect })),
    )
    this.zones = scene.zones.map(({ availabilityZone, rect }) => ({
      target: { kind: 'availabilityZone', id: availabilityZone },
      rect,
    }))
  }

  at(point: Point): SubjectRef | null {
    const tile = this.tiles.at(point) ?? this.trays.at(point)
    return tile ?? this.zones.find(({ rect }) => contains(rect, point))?.target ?? null
  }
}

function areasOf(tile: PlacedTile): Area[] {
  return [tile.rect, ...tile.rest].map((rect) => ({ target: tile.target, rect }))
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
