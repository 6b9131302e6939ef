import { pullsNow } from '../../look/pullLook.ts'
import type { World } from '../../model/world/world.ts'
import type { Point, Rect } from '../geometry.ts'
import type { Scene } from '../scene/scene.ts'
import type { PlacedTile } from '../scene/tile.ts'

/** The way of an image from the rail to a task that pulls it. World units. */
export interface PullLine {
  /** Out of the rail, along the zones' upper edges, down the gap at the right of the task's zone. */
  readonly path: readonly Point[]
  readonly tile: PlacedTile
}

/** More lines than this say nothing more, and each of them costs time in every frame. */
const LINES_MAX = 60
/** From the rail's repository, world units. */
const START = 4
/** Requests go through the middle of a gap: images keep out of their way. */
const ACROSS = 0.75
const DOWN = 0.3

/** A line for each task that pulls from the repository on the rail; none where the rail has none. */
export function pullLines(scene: Scene, world: World, nowMs: number): readonly PullLine[] {
  const { rail, zones } = scene.layers
  const [strip, block] = [rail.find((one) => one.part === 'strip'), rail.find((one) => one.part === 'repository')]
  if (strip === undefined || block?.ref === null || block === undefined) return []
  const bottom = strip.rect.y + strip.rect.height
  const x = block.rect.x + START
  return pullsNow(world, nowMs)
    .filter(({ uri }) => uri === block.ref?.id)
    .slice(0, LINES_MAX)
    .flatMap(({ task }) => {
      const tile = scene.tileByKey.get(task.id)
      const index = zones.findIndex((one) => one.availabilityZone === task.availabilityZone)
      const zone = zones[index]?.rect
      if (tile === undefined || zone === undefined) return []
      const y = bottom + (zone.y - bottom) * ACROSS
      const down = rightOf(zone, zones[index + 1]?.rect ?? null, scene.width)
      const path = [
        { x, y: bottom },
        { x, y },
        { x: down, y },
        { x: down, y: tile.rect.y },
      ]
      return [{ tile, path }]
    })
}

/** Within the gap at the right of a zone. */
function rightOf(zone: Rect, next: Rect | null, sceneWidth: number): number {
  const right = zone.x + zone.width
  return right + ((next?.x ?? sceneWidth) - right) * DOWN
}
