import { orderIn } from '../../look/revisions.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import type { Rect } from '../geometry.ts'
import { visualOf } from '../../look/taskLook.ts'
import type { PlacedTile } from './scene.ts'

/** A live or stopped task at its place. */
export function tileOf(
  world: World,
  task: Task,
  at: { readonly place: PlacedTile['place']; readonly pieces: readonly Rect[] },
): PlacedTile {
  const [main = { x: 0, y: 0, width: 0, height: 0 }, ...rest] = at.pieces
  return {
    key: task.id,
    target: { kind: 'task', id: task.id },
    place: at.place,
    rect: main,
    rest,
    visual: visualOf(task),
    ordinal: orderIn(world)(task.definitionKey),
    label: task.definitionKey,
    serviceKey: task.serviceName === null ? null : `${task.clusterName}/${task.serviceName}`,
    task,
  }
}

/** Hands out the very same tile while neither the task nor its place is another: what is the same need not be drawn. */
export class TileCache {
  private known = new Map<string, PlacedTile>()
  private place: unknown = null

  /** Begins a new round. `place` stands for all that decides where things lie beside `start`. */
  begin(place: unknown): (task: Task, start: number, make: () => PlacedTile) => PlacedTile {
    const before = this.place === place ? this.known : new Map<string, PlacedTile>()
    const startsBefore = this.starts
    this.place = place
    this.known = new Map()
    this.starts = new Map()
    return (task, start, make) => {
      const old = before.get(task.id)
      const tile = old?.task === task && startsBefore.get(task.id) === start ? old : make()
      this.known.set(task.id, tile)
      this.starts.set(task.id, start)
      return tile
    }
  }

  private starts = new Map<string, number>()
}
