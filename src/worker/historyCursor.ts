import type { HistoryData, HistoryTail, HistoryUpdate, ListTail } from './protocol.ts'

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
    this.#marks.clear()
    this.#isKnown = false
  }

  update(history: HistoryData): HistoryUpdate {
    const wasKnown = this.#isKnown
    this.#isKnown = true
    const decisions = this.#since('decisions', history.decisions)
    const changeTimes = this.#since('changeTimesMs', history.changeTimesMs)
    const tail: HistoryTail = {
      untilMs: history.untilMs,
      services: this.#grown('services', history.services),
      metrics: this.#grown('metrics', history.metrics),
      decisions: history.decisions.slice(decisions),
      changeTimesMs: history.changeTimesMs.slice(changeTimes),
    }
    return wasKnown && this.#isKnown ? { kind: 'tail', tail } : this.#whole(history)
  }

  #whole(history: HistoryData): HistoryUpdate {
    this.#isKnown = true
    return { kind: 'whole', history }
  }

  #grown<T>(name: string, lists: ReadonlyMap<string, readonly T[]>): readonly ListTail<T>[] {
    const tails: ListTail<T>[] = []
    for (const [key, list] of lists) {
      const from = this.#since(`${name} ${key}`, list)
      if (from < list.length) tails.push({ key, from, items: list.slice(from) })
    }
    return tails
  }

  /** From which index on the list is news. */
  #since(name: string, list: readonly unknown[]): number {
    const mark = this.#marks.get(name) ?? START
    this.#marks.set(name, { length: list.length, last: list.at(-1), lastButOne: list.at(-2) })
    const { length } = mark
    if (length === 0 || (list.length >= length && list[length - 1] === mark.last)) return length
    if (list.length >= length && list[length - 2] === mark.lastButOne) return length - 1
    this.#isKnown = false
    return 0
  }
}
