import { apply } from '../model/world/apply.ts'
import type { Decision } from '../model/world/decision.ts'
import { openSeries, type SeriesMap } from '../model/world/series.ts'
import { decisionsOf } from '../model/world/toldBy.ts'
import type { WritableWorld, World } from '../model/world/world.ts'
import type { HistoryData, HistoryTail, SeriesTail, WholeMessage } from '../worker/protocol.ts'

/**
 * The page's copy of one branch. `world` and the lists of `history` are changed in place, so select entities
 * out of them, which are immutable, or `version`, which rises with every message.
 */
export interface BranchView {
  readonly branchId: string
  readonly world: World
  readonly version: number
  readonly nowMs: number
  readonly headMs: number
  readonly hash: string
  readonly history: HistoryData
  /** What the model says will happen if nobody acts; `null` until it was asked. */
  readonly forecast: HistoryData | null
  /** Where the worker's telling of this branch stands. */
  readonly stream: number
  readonly sequence: number
}

/**
 * Takes one message of the stream in.
 *
 * @returns the next view; the same one for what is old news; `gap` when a message before this one was lost, and
 *   only a new telling helps
 */
export function receive(view: BranchView | undefined, message: WholeMessage): BranchView | 'gap' {
  if (view !== undefined && message.stream < view.stream) return view
  const isSameStream = message.stream === view?.stream
  if (isSameStream && message.sequence <= view.sequence) return view
  // The world and the history at once need nothing before them.
  if (message.kind === 'snapshot' && message.history.kind === 'whole') {
    return viewOf(view, message, { world: message.world, history: message.history.history })
  }
  if (!isSameStream || message.sequence !== view.sequence + 1) return 'gap'
  // The mirror is the one writer of the page's copy.
  const world = (message.kind === 'snapshot' ? message.world : view.world) as WritableWorld
  if (message.kind === 'changes') {
    for (const change of message.changes) apply(world, change)
    world.nowMs = message.atMs
  }
  return viewOf(view, message, { world, history: grow(view.history, message) })
}

/** A new worker counts its streams anew: whatever it says is news. */
export function awaitNewStream(view: BranchView): BranchView {
  return { ...view, stream: -1 }
}

function viewOf(
  view: BranchView | undefined,
  message: WholeMessage,
  parts: Pick<BranchView, 'world' | 'history'>,
): BranchView {
  const { branchId, stream, sequence, atMs, headMs, hash } = message
  const version = (view?.version ?? 0) + 1
  return { branchId, version, nowMs: atMs, headMs, hash, forecast: view?.forecast ?? null, stream, sequence, ...parts }
}

/** The lists grow in place, for they are long; what holds them is new, so that it can be compared. */
function grow(history: HistoryData, message: WholeMessage): HistoryData {
  const update = message.history
  if (update.kind === 'whole') return update.history
  const { tail } = update
  growSeries(history.series, tail.series)
  history.decisions.splice(0, tail.decisionsGone)
  for (const decision of decisionsIn(tail, message)) history.decisions.push(decision)
  for (const atMs of tail.changeTimesMs) history.changeTimesMs.push(atMs)
  return { ...history, untilMs: tail.untilMs }
}

function decisionsIn({ decisions }: HistoryTail, message: WholeMessage): readonly Decision[] {
  if (decisions !== 'ofChanges') return decisions
  return message.kind === 'changes' ? message.changes.flatMap(decisionsOf) : []
}

export function growSeries(series: SeriesMap, tails: readonly SeriesTail[]): void {
  for (const { ref, metric, from, points } of tails) {
    const grown = openSeries(series, ref, metric)
    grown.length = from
    for (const point of points) grown.push(point)
  }
}
