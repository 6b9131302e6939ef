import { orderIn } from '../../look/revisions.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import type { Rect } from '../geometry.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { notchesOf, NO_NOTCHES, type Notches } from '../../look/containerLook.ts'
import { marksOf, type TaskMark } from '../../look/taskMarks.ts'
import { visualOf } from '../../look/taskLook.ts'
import type { TaskVisual } from '../../look/taskLook.ts'
import type { Piece } from './piece.ts'

/** A task, or only the wish of one. Its key is the task's id for life; for a wish `wanted/<service>/<n>`. */
export interface PlacedTile extends Piece {
  readonly layer: 'tiles'
  readonly ref: SubjectRef
  readonly on: string
  readonly place: 'slot' | 'fargate' | 'waiting' | 'stopped'
  readonly rest: readonly Rect[]
  readonly visual: TaskVisual
  readonly marks: readonly TaskMark[]
  readonly notches: Notches
  /** The place in which the lab met its revision, from 1. */
  readonly ordinal: number
  /** `family:revision`. */
  readonly label: string
  readonly serviceKey: string | null
  readonly task: Task | null
}

/** A live or stopped task at its place. */
export function tileOf(
  world: World,
  task: Task,
  at: { readonly place: PlacedTile['place']; readonly on: string; readonly rects: readonly Rect[] },
): PlacedTile {
  const [main = { x: 0, y: 0, width: 0, height: 0 }, ...rest] = at.rects
  const marks = marksOf(world, task.id)
  const notches = notchesOf(world, task)
  const serviceKey = task.serviceName === null ? null : `${task.clusterName}/${task.serviceName}`
  return {
    key: task.id,
    layer: 'tiles',
    ref: { kind: 'task', id: task.id },
    // What stopped is no longer of its service.
    partOf: serviceKey === null || at.place === 'stopped' ? null : { kind: 'service', id: serviceKey },
    on: at.on,
    face: marks.length === 0 && notches === NO_NOTCHES ? task : { task, marks, notches },
    place: at.place,
    rect: main,
    rest,
    visual: visualOf(task, world),
    marks,
    notches,
    ordinal: orderIn(world)(task.definitionKey),
    label: task.definitionKey,
    serviceKey,
    task,
  }
}

interface Kept {
  tile: PlacedTile
  start: number
  /** In which it was last asked for. */
  round: number
}

/** Hands out the very same tile while neither the task nor its place is another: what is the same need not be drawn. */
export class TileCache {
  /** One entry a task, written over from round to round: five thousand look-ups of a round are most of its time. */
  private readonly kept = new Map<string, Kept>()
  private round = 0
  private place: unknown = null
  private y = 0

  /**
   * Begins a new round. `place` stands for all that decides where things lie beside `y` and `start`.
   *
   * @returns the tile of a task; `make` is given the one that lay in the same place before, if any
   */
  begin(world: World, place: unknown, y: number) {
    if (this.place !== place || this.y !== y) this.kept.clear()
    else this.forgetUnasked()
    this.place = place
    this.y = y
    this.round += 1
    const { kept, round } = this
    return (task: Task, start: number, make: (there: PlacedTile | null) => PlacedTile): PlacedTile => {
      const known = kept.get(task.id)
      if (known === undefined) {
        const tile = make(null)
        kept.set(task.id, { tile, start, round })
        return tile
      }
      if (known.start !== start) known.tile = make(null)
      else if (!isStill(known.tile, task, world)) known.tile = make(known.tile)
      known.start = start
      known.round = round
      return known.tile
    }
  }

  private forgetUnasked(): void {
    for (const [id, { round }] of this.kept) if (round !== this.round) this.kept.delete(id)
  }
}

function isStill(tile: PlacedTile, task: Task, world: World): boolean {
  return (
    tile.task === task &&
    tile.marks === marksOf(world, task.id) &&
    tile.notches === notchesOf(world, task) &&
    tile.visual === visualOf(task, world)
  )
}
