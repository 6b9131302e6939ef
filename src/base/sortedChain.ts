import { assert } from './assert.ts'
import type { Due } from './eventHeap.ts'

interface Link<T> extends Due<T> {
  next: Link<T> | null
}

/** The quickest way to keep a few that are due: a chain in their order. A hundred would be slow. */
export class SortedChain<T> {
  #nowMs: number
  #first: Link<T> | null = null
  #size = 0

  constructor(nowMs: number, due: readonly Due<T>[]) {
    this.#nowMs = nowMs
    for (const { atMs, priority, payload } of due) this.push(atMs, priority, payload)
  }

  /** When the first was last taken out. */
  get nowMs(): number {
    return this.#nowMs
  }

  get size(): number {
    return this.#size
  }

  /** When the first is due; `undefined` when nothing is. */
  get nextAtMs(): number | undefined {
    return this.#first?.atMs
  }

  /**
   * Before all that is due later, and after all that is due at the same time.
   *
   * @returns how many there are now
   */
  push(atMs: number, priority: number, payload: T): number {
    assert(atMs >= this.#nowMs, 'DET-1: what is due is not past')
    let before: Link<T> | null = null
    let next = this.#first
    while (next !== null && (next.atMs < atMs || (next.atMs === atMs && next.priority <= priority))) {
      before = next
      next = next.next
    }
    const link = { atMs, priority, payload, next }
    if (before === null) this.#first = link
    else before.next = link
    this.#size += 1
    return this.#size
  }

  pop(): Due<T> | undefined {
    const first = this.#first
    if (first === null) return undefined
    this.#nowMs = first.atMs
    this.#first = first.next
    this.#size -= 1
    return first
  }

  /** Begins anew, empty, at another time. */
  restart(nowMs: number): void {
    this.#nowMs = nowMs
    this.#first = null
    this.#size = 0
  }

  /** A copy in the order in which they are due. */
  inOrder(): Due<T>[] {
    const due: Due<T>[] = []
    for (let link = this.#first; link !== null; link = link.next) {
      const { atMs, priority, payload } = link
      due.push({ atMs, priority, payload })
    }
    return due
  }
}
