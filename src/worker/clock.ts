import { must } from '../base/assert.ts'
import { TIME_MAX_MS } from '../base/eventQueue.ts'
import type { Run } from '../model/engine/run.ts'
import type { Branches } from './branches.ts'
import { shared, untold, within, type Sliced } from './callQueue.ts'
import { STEP_AHEAD_MAX_MS, type Moved, type StepKind } from './protocol.ts'

/** Simulated time. */
const SCOUTED_MS = 60_000

/** The one present of all branches that are shown: where a move of time ends, and bringing each of them there. */
export class Clock {
  readonly #branches: Branches
  #nowMs = 0

  constructor(branches: Branches) {
    this.#branches = branches
  }

  get nowMs(): number {
    return this.#nowMs
  }

  *advancing(toMs: number, stopAt: StepKind | null): Sliced<Moved> {
    const untilMs = clampMs(toMs)
    if (untilMs <= this.#nowMs) return { atMs: this.#nowMs, hasStopped: false }
    if (stopAt === null) {
      yield* this.bringing(untilMs)
      return { atMs: this.#nowMs, hasStopped: false }
    }
    // Only copies may find out where a branch would stop: had it gone there itself and another stopped before, its
    // present would lie behind its head. The first, which is asked last, goes no further than the others.
    const [first, ...others] = this.#branches.shown
    const scouts: Run[] = []
    for (const { run } of others) scouts.push(yield* untold(run.forking()))
    const stopMs = yield* this.#scouting([...scouts, must(first, 'a shown branch').run], stopAt, untilMs)
    yield* this.bringing(stopMs ?? untilMs)
    return { atMs: this.#nowMs, hasStopped: stopMs !== undefined }
  }

  /** Any time, known or not. */
  *seeking(atMs: number): Sliced<Moved> {
    yield* this.bringing(clampMs(atMs))
    return { atMs: this.#nowMs, hasStopped: true }
  }

  *steppingForward(kind: StepKind): Sliced<Moved> {
    const scouts: Run[] = []
    for (const { run } of this.#branches.shown) scouts.push(yield* untold(run.forking()))
    const untilMs = clampMs(this.#nowMs + STEP_AHEAD_MAX_MS)
    const stopMs = yield* within(0, 0.5, this.#scouting(scouts, kind, untilMs))
    if (stopMs !== undefined) yield* within(0.5, 1, this.bringing(stopMs))
    return { atMs: this.#nowMs, hasStopped: stopMs !== undefined }
  }

  /** To the latest decision or change before now on any shown branch; to the start when there is none. */
  *steppingBack(kind: StepKind): Sliced<Moved> {
    const atMs = Math.max(...this.#branches.shown.map((branch) => branch.run.previous(kind) ?? -1))
    yield* this.bringing(Math.max(0, atMs))
    return { atMs: this.#nowMs, hasStopped: atMs >= 0 }
  }

  /** Makes a time of the world's the present of all that are shown; without one, those that were not shown before. */
  *bringing(atMs = this.#nowMs): Sliced<void> {
    const { shown } = this.#branches
    for (const [index, branch] of shown.entries()) {
      yield* within(index / shown.length, (index + 1) / shown.length, branch.bring(atMs))
    }
    this.#nowMs = atMs
  }

  /** When the first of them stops, at most at `untilMs`. They look a minute at a time, or one would look in vain. */
  *#scouting(runs: readonly Run[], kind: StepKind, untilMs: number): Sliced<number | undefined> {
    const fromMs = this.#nowMs
    for (let limitMs = fromMs; limitMs < untilMs;) {
      limitMs = Math.min(untilMs, limitMs + SCOUTED_MS)
      let stopMs: number | undefined
      for (const run of runs) {
        const work = run.advancingToNext(kind, stopMs ?? limitMs)
        const hasStopped = yield* shared(work, () => (run.nowMs - fromMs) / (untilMs - fromMs))
        if (hasStopped) stopMs = run.nowMs
      }
      if (stopMs !== undefined) return stopMs
    }
    return undefined
  }
}

/** Whatever a page asks for, time stays whole and within the world's. */
export function clampMs(atMs: number): number {
  return Number.isNaN(atMs) ? 0 : Math.max(0, Math.min(TIME_MAX_MS, Math.floor(atMs)))
}
