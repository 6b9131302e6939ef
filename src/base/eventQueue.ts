import { assert } from './assert.ts'
import { PRIORITIES, type Due, type EventHeapState } from './eventHeap.ts'
import { SortedChain } from './sortedChain.ts'
import { TimingWheel } from './timingWheel.ts'

export interface EventQueueState<T> {
  readonly nowMs: number
  readonly areFew: boolean
  /** In the order in which they are due: those in the wheel, or all where they are few. */
  readonly near: readonly Due<T>[]
  readonly far: EventHeapState<T>
}

/** One simulated year: no lab needs more, and (time, priority) stays exact in one double. */
export const TIME_MAX_MS = 365 * 24 * 3_600_000
export const QUEUE_MAX = 2_000_000

/** So few are quicker in one chain. Between the two numbers it stays as it is, so that it does not go to and fro. */
const FEW_MAX = 32
const FEW_AGAIN = 8

const NOTHING_DUE = { nowMs: 0, areFew: true, near: [], far: { nextSequence: 0, items: [] } } as const

/**
 * What is due, ordered by (time, priority, who was first): in a sorted chain while few wait, in a timing wheel when
 * many do.
 *
 * Its own time is when the first was last taken out; nothing can be added before that.
 */
export class EventQueue<T> {
  readonly #few: SortedChain<T>
  /** The wheel, while many wait. */
  #many: TimingWheel<T> | null
  /** While few wait: it is made once. */
  #idle: TimingWheel<T> | null = null

  constructor(state: EventQueueState<T> = NOTHING_DUE) {
    this.#few = new SortedChain(state.nowMs, state.areFew ? state.near : [])
    this.#many = state.areFew ? null : new TimingWheel(state)
  }

  get size(): number {
    return (this.#many ?? this.#few).size
  }

  /** When the first is due; `undefined` when nothing is. */
  get nextAtMs(): number | undefined {
    return this.#many === null ? this.#few.nextAtMs : this.#many.nextAtMs
  }

  /** @throws AssertionError  past the queue's limit or the world's time: commands are limited before that */
  push(atMs: number, priority: number, payload: T): void {
    assert(atMs <= TIME_MAX_MS && Number.isInteger(atMs), 'DET-1: a time is whole')
    assert(priority >= 0 && priority < PRIORITIES, 'DET-2: a known priority')
    if (this.#many !== null) {
      assert(this.#many.size < QUEUE_MAX, 'DET-8: the event queue has a limit')
      this.#many.push(atMs, priority, payload)
    } else if (this.#few.push(atMs, priority, payload) > FEW_MAX) this.#becomeMany()
  }

  /** Takes out the first, which was due at `nextAtMs`. */
  pop(): T | undefined {
    const many = this.#many
    if (many === null) return this.#few.pop()?.payload
    const payload = many.pop()
    if (many.areAllLate && many.size <= FEW_AGAIN) this.#becomeFew(many)
    return payload
  }

  /** A copy that shares only the payloads, which nobody changes. */
  save(): EventQueueState<T> {
    const few = this.#few
    if (this.#many !== null) return { areFew: false, ...this.#many.save() }
    return { areFew: true, nowMs: few.nowMs, near: few.inOrder(), far: NOTHING_DUE.far }
  }

  #becomeMany(): void {
    const few = this.#few
    const many = this.#idle ?? new TimingWheel<T>()
    many.restart(few.nowMs)
    for (const { atMs, priority, payload } of few.inOrder()) many.push(atMs, priority, payload)
    few.restart(0)
    this.#many = many
  }

  #becomeFew(many: TimingWheel<T>): void {
    this.#few.restart(many.nowMs)
    for (const { atMs, priority, payload } of many.takeLate()) this.#few.push(atMs, priority, payload)
    this.#many = null
    this.#idle = many
  }
}
