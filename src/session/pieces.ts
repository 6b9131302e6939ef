import type { Decision } from '../model/world/decision.ts'
import type { GrownLists, HistoryUpdate, PieceMessage, StreamMessage, WholeMessage } from '../worker/protocol.ts'
import { growSeries } from './mirror.ts'

/** Puts large messages together again. Until its last piece is there nothing of a message is seen. */
export class Pieces {
  #waiting = new Map<string, PieceMessage[]>()

  /**
   * Takes one message in.
   *
   * @returns the message with all its pieces; `null` while there are more to come; `gap` when one was lost
   */
  take(message: StreamMessage): WholeMessage | 'gap' | null {
    const waiting = this.#waiting.get(message.branchId) ?? []
    if (message.kind === 'piece') {
      if (message.index === 0) waiting.length = 0
      waiting.push(message)
      this.#waiting.set(message.branchId, waiting)
      return null
    }
    if (message.piecesCount === 0) return message
    this.#waiting.delete(message.branchId)
    const isWhole =
      waiting.length === message.piecesCount &&
      waiting.every(
        ({ stream, sequence, index }, at) => stream === message.stream && sequence === message.sequence && index === at,
      )
    return isWhole ? together(message, waiting) : 'gap'
  }
}

/** The message is this page's own copy, so what it holds is filled up. */
function together(message: WholeMessage, pieces: readonly PieceMessage[]): WholeMessage {
  const changes = message.kind === 'changes' ? [...message.changes] : []
  let { history } = message
  for (const { piece } of pieces) {
    if (piece.of === 'history') history = grown(history, piece.tail)
    else if (piece.of === 'changes') for (const change of piece.items) changes.push(change)
    else if (message.kind === 'snapshot') {
      const table = message.world[piece.table] as Map<unknown, unknown>
      for (const [key, value] of piece.items) table.set(key, value)
    }
  }
  return message.kind === 'changes' ? { ...message, history, changes } : { ...message, history }
}

function grown(update: HistoryUpdate, { series, decisions }: GrownLists): HistoryUpdate {
  if (update.kind === 'whole') {
    growSeries(update.history.series, series)
    for (const decision of listed(decisions)) update.history.decisions.push(decision)
    return update
  }
  const { tail } = update
  const isOfChanges = tail.decisions === 'ofChanges'
  return {
    kind: 'tail',
    tail: {
      ...tail,
      series: [...tail.series, ...series],
      decisions: isOfChanges ? tail.decisions : [...listed(tail.decisions), ...listed(decisions)],
    },
  }
}

function listed(decisions: GrownLists['decisions']): readonly Decision[] {
  return decisions === 'ofChanges' ? [] : decisions
}
