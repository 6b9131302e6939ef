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

/** Hands out the very same tile while neither the task nor its place is another: what is the same need not be drawn. */
export class TileCache {
  private known = new Map<string, PlacedTile>()
  private place: unknown = null
  private y = 0

  /** Begins a new round. `place` stands for all that decides where things lie beside `y` and `start`. */
  begin(world: World, place: unknown, y: number): (task: Task, start: number, make: () => PlacedTile) => PlacedTile {
    const before = this.place === place && this.y === y ? this.known : new Map<string, PlacedTile>()
    const startsBefore = this.starts
    this.place = place
    this.y = y
    this.known = new Map()
    this.starts = new Map()
    return (task, start, make) => {
      const old = before.get(task.id)
      const isInPlace = old?.task === task && startsBefore.get(task.id) === start
      const isSame =
        isInPlace &&
        old.marks === marksOf(world, task.id) &&
        old.notches === notchesOf(world, task) &&
        old.visual === visualOf(task, world)
      const tile = isSame ? old : make()
      this.known.set(task.id, tile)
      this.starts.set(task.id, start)
      return tile
    }
  }

  private starts = new Map<string, number>()
}
