import type { Change, ChangeKind } from '../world/change.ts'
import { ENTITY_TABLES } from '../world/entityTables.ts'
import {
  HISTORY_CHANGES_MAX,
  HISTORY_DECISIONS_MAX,
  HISTORY_POINTS_MAX,
  HISTORY_SERIES_MAX,
  type History,
} from '../world/history.ts'
import { isMeasurement } from '../world/measurement.ts'
import type { EntityRef } from '../world/ref.ts'
import { openSeries, type Metric, type Point, type SeriesValues } from '../world/series.ts'
import { decisionsOf } from '../world/toldBy.ts'
import type { World } from '../world/world.ts'
import { seriesRows, type AnyCountedRow, type AnySampledRow, type AnyTakenRow, type SeriesRow } from './seriesRows.ts'

type AnyPoint = Point<SeriesValues[Metric]>

/** A row and the points it has written to, by entity: to find them by name takes longer than to write one. */
interface Taking {
  readonly row: AnyTakenRow
  readonly open: Map<string, AnyPoint[]>
}

/** The same of a row that counts, and the changes after which it does. */
interface Counting {
  readonly row: AnyCountedRow
  readonly open: Map<string, AnyPoint[]>
  readonly changes: ReadonlySet<ChangeKind>
}

/** The same, and each entity as it was when the row last looked. */
interface Sampling {
  readonly row: AnySampledRow
  readonly open: Map<string, AnyPoint[]>
  readonly seen: Map<string, object>
}

const NO_TAKINGS: readonly Taking[] = []

/** Writes a run's history, instant by instant. */
export class Recorder {
  readonly history: History
  readonly #samplings: Sampling[] = []
  readonly #countings: Counting[] = []
  readonly #takings = new Map<ChangeKind, readonly Taking[]>()
  #changes: Change[] = []
  #hasLooked = false
  /** So many series there may be before it is looked which of them have ended. */
  #seriesMax = HISTORY_SERIES_MAX

  constructor(history: History, rows: readonly SeriesRow[] = seriesRows) {
    this.history = history
    for (const row of rows) {
      if ('sample' in row) this.#samplings.push({ row, open: new Map(), seen: new Map() })
      else if ('count' in row) this.#countings.push({ row, open: new Map(), changes: new Set(row.changes) })
      else this.#takings.set(row.change, [...this.#takingsOf(row.change), { row, open: new Map() }])
    }
  }

  note(change: Change): void {
    this.#changes.push(change)
  }

  /** Forgets what was noted: the instant is known already. */
  skip(): void {
    this.#changes = []
  }

  /** Ends an instant: what was noted in it becomes history. */
  flush(world: World): void {
    const { history } = this
    const changes = this.#changes
    this.#changes = []
    history.untilMs = world.nowMs
    for (const change of changes) {
      for (const decision of decisionsOf(change)) history.decisions.push(decision)
      this.#take(change)
    }
    // Several acts at one instant are one instant.
    const isKnown = history.changeTimesMs.at(-1) === world.nowMs
    if (!isKnown && changes.some(isVisible)) history.changeTimesMs.push(world.nowMs)
    for (const counting of this.#countings) {
      if (!this.#hasLooked || changes.some(({ kind }) => counting.changes.has(kind))) this.#count(counting, world)
    }
    // Without a change every entity is what it was.
    if (changes.length > 0 || !this.#hasLooked) this.#sample(world)
    if (history.series.size > this.#seriesMax) this.#dropEnded(world)
    if (history.decisions.length > HISTORY_DECISIONS_MAX) history.decisions.splice(0, HISTORY_DECISIONS_MAX / 2)
    if (history.changeTimesMs.length > HISTORY_CHANGES_MAX) history.changeTimesMs.splice(0, HISTORY_CHANGES_MAX / 2)
  }

  #takingsOf(change: ChangeKind): readonly Taking[] {
    return this.#takings.get(change) ?? NO_TAKINGS
  }

  #take(change: Change): void {
    for (const taking of this.#takingsOf(change.kind)) {
      const taken = taking.row.take(change)
      if (taken === null) continue
      const { id, atMs, value } = taken
      const points = this.#pointsOf(taking, id)
      leaveOut(points, atMs)
      add(points, { atMs, value })
    }
  }

  #sample(world: World): void {
    const atMs = world.nowMs
    this.#hasLooked = true
    for (const sampling of this.#samplings) {
      const { row, seen } = sampling
      for (const [id, entity] of world[ENTITY_TABLES[row.kind]]) {
        if (seen.get(id) === entity) continue
        seen.set(id, entity)
        addIfOther(this.#pointsOf(sampling, id), { atMs, value: row.sample(entity) })
      }
    }
  }

  #count(counting: Counting, world: World): void {
    for (const [id, value] of counting.row.count(world)) {
      addIfOther(this.#pointsOf(counting, id), { atMs: world.nowMs, value })
    }
  }

  #pointsOf({ row, open }: Taking | Sampling | Counting, id: string): AnyPoint[] {
    const found = open.get(id)
    if (found !== undefined) return found
    const points = openSeries(this.history.series, { kind: row.kind, id }, row.metric)
    open.set(id, points)
    return points
  }

  #dropEnded(world: World): void {
    const { series } = this.history
    const isThere = ({ kind, id }: EntityRef) => world[ENTITY_TABLES[kind]].has(id)
    const ended = [...series].filter(([, { ref }]) => !isThere(ref))
    ended.sort(([, a], [, b]) => (a.points.at(-1)?.atMs ?? 0) - (b.points.at(-1)?.atMs ?? 0))
    for (const [key] of ended.slice(0, series.size - HISTORY_SERIES_MAX / 2)) series.delete(key)
    // What they know of entities that are gone goes too; of the others they find it again.
    for (const { seen } of this.#samplings) seen.clear()
    for (const { open } of [...this.#samplings, ...this.#countings, ...[...this.#takings.values()].flat()]) open.clear()
    // Where most of them are still there it would be looked again and again for nothing.
    this.#seriesMax = Math.max(HISTORY_SERIES_MAX, 2 * series.size)
  }
}

/** A step stops at what a learner can see change: not at datapoints, what is forgotten or the scheduler's alarm clock. */
export function isVisible(change: Change): boolean {
  switch (change.kind) {
    case 'requestsFlowed':
    case 'tasksForgotten':
    case 'serviceForgotten':
    case 'gone':
    case 'schedulerActed':
    case 'rebalancingSet':
      return false
    case 'alarmEvaluated':
      return change.became !== null
    default:
      return !isMeasurement(change)
  }
}

/** What was said of this instant before: the last of several acts is what it comes to. */
function leaveOut(points: AnyPoint[], atMs: number): void {
  if (points.at(-1)?.atMs === atMs) points.pop()
}

/** What is the same as before makes no point. */
function addIfOther(points: AnyPoint[], point: AnyPoint): void {
  leaveOut(points, point.atMs)
  const last = points.at(-1)
  if (last === undefined || !isSame(last.value, point.value)) add(points, point)
}

function add(points: AnyPoint[], point: AnyPoint): void {
  points.push(point)
  if (points.length > HISTORY_POINTS_MAX) thin(points)
}

/** Of plain data. Most of what is compared differs in its first count: to write both out as texts takes far longer. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const fields = Object.entries(one)
  const others = other as Readonly<Record<string, unknown>>
  return (
    fields.length === Object.keys(other).length &&
    fields.every(([field, value]) => field in others && isSame(value, others[field]))
  )
}

/** Every other of the older half goes. */
function thin(list: unknown[]): void {
  const half = list.length >> 1
  const older = list.slice(0, half).filter((_, index) => index % 2 === 0)
  list.splice(0, half, ...older)
}
