/** Work in slices: something else may be answered between two of them. */
export type Work<T> = Iterator<void, T>

/** Does the work in one go. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const slice = work.next()
    if (slice.done === true) return slice.value
  }
}

export interface CallQueueOptions {
  /** Called between slices; resolves when the work may go on. */
  readonly pause: () => Promise<void>
  /** Called after each piece of work, before its caller gets the result. */
  readonly afterEach: () => void
  /** Called once, with the first error. */
  readonly onCrash: (error: Error) => void
}

/** One piece of work at a time, in the order of arrival. After an error everything is refused with that error. */
export class CallQueue {
  readonly #options: CallQueueOptions
  #last: Promise<unknown> = Promise.resolve()
  #crash: Error | null = null

  constructor(options: CallQueueOptions) {
    this.#options = options
  }

  add<T>(begin: () => Work<T>): Promise<T> {
    const result = this.#last.then(() => this.#carryOut(begin))
    this.#last = result.catch(() => undefined)
    return result
  }

  async #carryOut<T>(begin: () => Work<T>): Promise<T> {
    if (this.#crash !== null) throw this.#crash
    try {
      const work = begin()
      let slice = work.next()
      while (slice.done !== true) {
        await this.#options.pause()
        slice = work.next()
      }
      this.#options.afterEach()
      return slice.value
    } catch (error) {
      this.#crash = error instanceof Error ? error : new Error(String(error))
      this.#options.onCrash(this.#crash)
      throw this.#crash
    }
  }
}

/** Work of a single slice. */
export function atOnce<T>(act: () => T): Work<T> {
  return { next: () => ({ done: true, value: act() }) }
}
