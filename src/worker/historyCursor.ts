import type { Decision } from '../model/world/decision.ts'
import type { HistoryData, HistoryTail, HistoryUpdate, SeriesTail } from './protocol.ts'

/** Where the telling of one list stands: how long it was, and what stood last and last but one in it. */
interface Mark {
  readonly length: number
  readonly last: unknown
  readonly lastButOne: unknown
}

const START: Mark = { length: 0, last: undefined, lastButOne: undefined }

/**
 * How much of a growing history the page has. Each call gives what came since; the whole when the known part is
 * no longer a prefix, because it was taken back or its oldest end was let go.
 */
export class HistoryCursor {
  #marks = new Map<string, Mark>()
  #isKnown = false

  /** The next update is the whole. */
  reset(): void {
    this.#isKnown = false
  }

  update(history: HistoryData): HistoryUpdate {
    const wasKnown = this.#isKnown
    this.#isKnown = true
    const tail = this.#tail(history)
    const isGone = this.#marks.size > history.series.size + LISTS_COUNT
    if (wasKnown && this.#isKnown && !isGone) return { kind: 'tail', tail }
    this.#marks.clear()
    for (const [key, { points }] of history.series) this.#mark(key, points)
    this.#mark('decisions', history.decisions)
    this.#mark('changeTimesMs', history.changeTimesMs)
    this.#isKnown = true
    return { kind: 'whole', history }
  }

  /** What is news, which from here on is told. */
  #tail(history: HistoryData): HistoryTail {
    const series: SeriesTail[] = []
    for (const [key, { ref, metric, points }] of history.series) {
      const from = this.#since(key, points)
      if (from < points.length) series.push({ ref, metric, from, points: points.slice(from) })
    }
    return {
      untilMs: history.untilMs,
      series,
      ...this.#decisions(history.decisions),
      changeTimesMs: history.changeTimesMs.slice(this.#since('changeTimesMs', history.changeTimesMs)),
    }
  }

  /** They are never written anew: the oldest go, and others come. */
  #decisions(list: HistoryData['decisions']): Pick<HistoryTail, 'decisions' | 'decisionsGone'> {
    const { length, last } = this.#marks.get('decisions') ?? START
    this.#mark('decisions', list)
    if (length === 0) return { decisionsGone: 0, decisions: list.slice() }
    const at = list[length - 1] === last ? length - 1 : list.lastIndexOf(last as Decision)
    if (at < 0 || at >= length) this.#isKnown = false
    return { decisionsGone: length - 1 - at, decisions: list.slice(at + 1) }
  }

  /** From which index on the list is news. */
  #since(name: string, list: readonly unknown[]): number {
    const mark = this.#marks.get(name) ?? START
    this.#mark(name, list)
    const { length } = mark
    if (length === 0 || (list.length >= length && list[length - 1] === mark.last)) return length
    if (list.length >= length && list[length - 2] === mark.lastButOne) return length - 1
    this.#isKnown = false
    return 0
  }

  #mark(name: string, list: readonly unknown[]): void {
    this.#marks.set(name, { length: list.length, last: list.at(-1), lastButOne: list.at(-2) })
  }
}

/** Lists of a history beside its series. */
const LISTS_COUNT = 2
