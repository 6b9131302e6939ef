import type { Work } from '../base/work.ts'

/** Work in slices: something else may be answered between two of them. Each says what share is done, from 0 to 1. */
export type Sliced<T> = Generator<number, T, void>

export interface CallQueueOptions {
  /** Called between slices; resolves when the work may go on. */
  readonly pause: (share: number) => Promise<void>
  /** What comes after each piece of work, before its caller gets the result. */
  readonly afterEach: () => Sliced<void>
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

  add<T>(begin: () => Sliced<T>): Promise<T> {
    const result = this.#last.then(() => this.#carryOut(begin))
    this.#last = result.catch(() => undefined)
    return result
  }

  async #carryOut<T>(begin: () => Sliced<T>): Promise<T> {
    if (this.#crash !== null) throw this.#crash
    try {
      const result = await this.#inSlices(begin())
      await this.#inSlices(this.#options.afterEach())
      return result
    } catch (error) {
      this.#crash = error instanceof Error ? error : new Error(String(error))
      this.#options.onCrash(this.#crash)
      throw this.#crash
    }
  }

  async #inSlices<T>(work: Sliced<T>): Promise<T> {
    for (;;) {
      const slice = work.next()
      if (slice.done === true) return slice.value
      await this.#options.pause(slice.value)
    }
  }
}

/** @param shareOf  is asked after each slice; gets what the slice yielded */
export function* shared<T, Y>(work: Generator<Y, T, void>, shareOf: (yielded: Y) => number): Sliced<T> {
  for (;;) {
    const slice = work.next()
    if (slice.done === true) return slice.value
    yield shareOf(slice.value)
  }
}

/** Work of which nobody knows how much is left. */
export function untold<T>(work: Work<T>): Sliced<T> {
  return shared(work, () => 0)
}

/** A part of some larger work: from one share of it to another. */
export function within<T>(from: number, to: number, work: Sliced<T>): Sliced<T> {
  return shared(work, (share) => from + (to - from) * share)
}
