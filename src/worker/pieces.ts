import type { Decision } from '../model/world/decision.ts'
import type { Change } from '../model/world/change.ts'
import { sizeOf } from '../model/world/toldBy.ts'
import { newWorld, TABLE_NAMES } from '../model/world/world.ts'
import type { GrownLists, HistoryUpdate, Piece, SeriesTail, StreamMessage, TableRow, WholeMessage } from './protocol.ts'

/** As many as are copied in some 10 ms, where a task is one. */
const WEIGHT_MAX = 2_000
const NOTHING_GROWN = { series: [], decisions: [] } as const satisfies GrownLists

/** A message as it is posted: in one, or its pieces and then what is left of it. */
export function* postsOf(message: WholeMessage): Generator<StreamMessage, void, void> {
  const pieces = [...piecesOf(message)]
  if (pieces.reduce((sum, { weight }) => sum + weight, 0) <= WEIGHT_MAX) return yield message
  const { branchId, stream, sequence } = message
  for (const [index, { piece }] of pieces.entries()) {
    yield { kind: 'piece', branchId, stream, sequence, index, piece }
  }
  yield restOf(message, pieces.length)
}

function restOf(message: WholeMessage, piecesCount: number): WholeMessage {
  const history = withoutLists(message.history)
  if (message.kind === 'changes') return { ...message, piecesCount, history, changes: [] }
  const { seed, nowMs, counters, moves } = message.world
  const world = { ...newWorld(seed), nowMs, counters, moves }
  return { ...message, piecesCount, history, world }
}

function withoutLists(update: HistoryUpdate): HistoryUpdate {
  if (update.kind === 'tail') {
    const { tail } = update
    const decisions = tail.decisions === 'ofChanges' ? tail.decisions : NOTHING_GROWN.decisions
    return { kind: 'tail', tail: { ...tail, series: NOTHING_GROWN.series, decisions } }
  }
  return { kind: 'whole', history: { ...update.history, series: new Map(), decisions: [] } }
}

interface Weighed {
  readonly piece: Piece
  readonly weight: number
}

function* piecesOf(message: WholeMessage): Generator<Weighed> {
  if (message.kind === 'changes') {
    for (const { items, weight } of cut(message.changes, weightOfChange))
      yield { piece: { of: 'changes', items }, weight }
  } else {
    for (const table of TABLE_NAMES) {
      for (const { items, weight } of cut<TableRow>([...message.world[table]], weightOfRow)) {
        yield { piece: { of: 'rows', table, items }, weight }
      }
    }
  }
  yield* historyPieces(listsOf(message.history))
}

/** Of many short series as many as one piece takes. */
function* historyPieces(lists: GrownLists): Generator<Weighed> {
  let series: SeriesTail[] = []
  let weight = 0
  for (const tail of lists.series) {
    for (const { from, items, weight: added } of cut(tail.points, weightOfPoint)) {
      series.push({ ...tail, from: tail.from + from, points: items })
      weight += added
      if (weight < WEIGHT_MAX) continue
      yield { piece: { of: 'history', tail: { series, decisions: [] } }, weight }
      series = []
      weight = 0
    }
  }
  yield { piece: { of: 'history', tail: { series, decisions: [] } }, weight }
  const decisions = lists.decisions === 'ofChanges' ? [] : lists.decisions
  for (const { items, weight } of cut(decisions, weightOfDecision)) {
    yield { piece: { of: 'history', tail: { ...NOTHING_GROWN, decisions: items } }, weight }
  }
}

function listsOf(update: HistoryUpdate): GrownLists {
  if (update.kind === 'tail') return update.tail
  const { series, decisions } = update.history
  return { series: [...series.values()].map((one) => ({ ...one, from: 0 })), decisions }
}

interface Cut<T> {
  /** Of its first item in the list. */
  readonly from: number
  readonly items: readonly T[]
  readonly weight: number
}

/** Lists one after the other that together are the list, each but the last of about the weight. */
function* cut<T>(list: readonly T[], weightOf: (item: T) => number): Generator<Cut<T>> {
  let from = 0
  let weight = 0
  for (const [index, item] of list.entries()) {
    weight += weightOf(item)
    if (weight < WEIGHT_MAX && index < list.length - 1) continue
    yield { from, items: list.slice(from, index + 1), weight }
    from = index + 1
    weight = 0
  }
}

/** Ids that are copied while a task is. */
const IDS_PER_WEIGHT = 16

function weightOfRow([, value]: TableRow): number {
  return weightOf(value)
}

function weightOfPoint({ value }: SeriesTail['points'][number]): number {
  return weightOf(value)
}

/** A value is as much as the lists in it. */
function weightOf(value: unknown): number {
  if (value instanceof Set) return 1 + value.size / IDS_PER_WEIGHT
  if (typeof value !== 'object' || value === null) return 1
  const lists = Array.isArray(value) ? [value] : Object.values(value).filter(Array.isArray)
  return lists.reduce((sum, one) => sum + one.length, 1)
}

function weightOfDecision(decision: Decision): number {
  return 1 + decision.about.length / IDS_PER_WEIGHT
}

/** Tasks that take a step while one is copied. */
const TASKS_PER_WEIGHT = 8

function weightOfChange(change: Change): number {
  return change.kind === 'decided' ? weightOfDecision(change.decision) : 1 + (sizeOf(change) - 1) / TASKS_PER_WEIGHT
}
