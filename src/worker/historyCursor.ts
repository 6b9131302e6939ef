import type { HistoryData, HistoryTail, HistoryUpdate } from './protocol.ts'

/** Where the telling of one list stands: how long it was and what was last in it. */
interface Mark {
  readonly length: number
  readonly last: unknown
}

const START: Mark = { length: 0, last: undefined }

/**
 * How much of a growing history the page has. Each call gives what came since; the whole when the known part is
 * no longer a prefix, because it was taken back or its oldest end was let go.
 */
export class HistoryCursor {
  #marks = new Map<string, Mark>()
  #isFresh = true

  /** The next update is the whole. */
  reset(): void {
    this.#marks.clear()
    this.#isFresh = true
  }

  update(history: HistoryData): HistoryUpdate {
    const marks = new Map<string, Mark>()
    const isPrefix = { value: !this.#isFresh }
    const since = <T>(name: string, list: readonly T[]): readonly T[] => {
      const mark = this.#marks.get(name) ?? START
      if (mark.length > 0 && list[mark.length - 1] !== mark.last) isPrefix.value = false
      marks.set(name, { length: list.length, last: list.at(-1) })
      return mark.length === list.length ? [] : list.slice(mark.length)
    }
    const tail: HistoryTail = {
      untilMs: history.untilMs,
      services: grown(history.services, (key, list) => since(`services ${key}`, list)),
      metrics: grown(history.metrics, (key, list) => since(`metrics ${key}`, list)),
      decisions: since('decisions', history.decisions),
      changeTimesMs: since('changeTimesMs', history.changeTimesMs),
    }
    this.#marks = marks
    this.#isFresh = false
    return isPrefix.value ? { kind: 'tail', tail } : { kind: 'whole', history }
  }
}

function grown<T>(lists: ReadonlyMap<string, T[]>, since: (key: string, list: T[]) => readonly T[]) {
  const tails: (readonly [string, readonly T[]])[] = []
  for (const [key, list] of lists) {
    const tail = since(key, list)
    if (tail.length > 0) tails.push([key, tail])
  }
  return tails
}
