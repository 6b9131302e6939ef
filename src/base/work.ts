/** Work in slices: something else may be answered between two of them. */
export type Work<T> = Generator<void, T, void>

/** Does the work in one go. */
export function finish<T>(work: Iterator<unknown, T>): T {
  for (;;) {
    const slice = work.next()
    if (slice.done === true) return slice.value
  }
}

/** One or two ms of a plain computer: much more often than anybody waits, much more seldom than things happen. */
const SLICE_UNITS = 500

/**
 * Cuts work into slices of about one size by what is done, not by a clock, so that it is cut at the same places on
 * every machine. The unit is a step of a task.
 */
export class WorkMeter {
  readonly #sliceUnits: number
  #done = 0
  #sliceEndsAt: number

  constructor(sliceUnits = SLICE_UNITS) {
    this.#sliceUnits = sliceUnits
    this.#sliceEndsAt = sliceUnits
  }

  /** All units so far. Only ever rises. */
  get done(): number {
    return this.#done
  }

  spend(units: number): void {
    this.#done += units
  }

  /** Whether a slice's worth has been done; the next one begins then, so whoever asks must yield. */
  endsSlice(): boolean {
    if (this.#done < this.#sliceEndsAt) return false
    this.#sliceEndsAt = this.#done + this.#sliceUnits
    return true
  }

  /** A meter of its own that cuts alike. */
  another(): WorkMeter {
    return new WorkMeter(this.#sliceUnits)
  }
}
