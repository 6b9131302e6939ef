/** What is due, when. `payload` is plain data, never a closure, so that a checkpoint is a copy. */
export interface Due<T> {
  readonly atMs: number
  /** Of two due at the same time the lower goes first. */
  readonly priority: number
  readonly payload: T
}

export interface Queued<T> extends Due<T> {
  /** Of two equal in both the earlier scheduled goes first. */
  readonly sequence: number
}

export interface EventHeapState<T> {
  readonly nextSequence: number
  /** As the heap had them. */
  readonly items: readonly Queued<T>[]
}

export const PRIORITIES = 16

/**
 * A binary heap ordered by (time, priority, sequence). Time and priority are folded into one exact double beside the
 * items, so that most comparisons read no object.
 */
export class EventHeap<T> {
  #keys: number[] = []
  #items: Queued<T>[] = []
  #nextSequence: number

  constructor(state?: EventHeapState<T>) {
    this.#nextSequence = state?.nextSequence ?? 0
    for (const item of state?.items ?? []) {
      // A heap's own array, saved as it was, is a heap.
      this.#keys.push(keyOf(item.atMs, item.priority))
      this.#items.push(item)
    }
  }

  /** When the first is due; `Infinity` when nothing is. */
  get nextAtMs(): number {
    return this.#items[0]?.atMs ?? Infinity
  }

  push(atMs: number, priority: number, payload: T): void {
    const item = { atMs, priority, sequence: this.#nextSequence, payload }
    this.#nextSequence += 1
    this.#siftUp(keyOf(atMs, priority), item)
  }

  pop(): Queued<T> | undefined {
    const first = this.#items[0]
    const lastKey = this.#keys.pop()
    const last = this.#items.pop()
    if (lastKey !== undefined && last !== undefined && this.#items.length > 0) this.#siftDown(lastKey, last)
    return first
  }

  /** A copy that shares only the items, which nobody changes. */
  save(): EventHeapState<T> {
    return { nextSequence: this.#nextSequence, items: this.#items.slice() }
  }

  #siftUp(key: number, item: Queued<T>): void {
    const keys = this.#keys
    const items = this.#items
    let hole = keys.length
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      const parentKey = keys[parent] as number
      const parentItem = items[parent] as Queued<T>
      if (parentKey < key || (parentKey === key && parentItem.sequence < item.sequence)) break
      keys[hole] = parentKey
      items[hole] = parentItem
      hole = parent
    }
    keys[hole] = key
    items[hole] = item
  }

  #siftDown(key: number, item: Queued<T>): void {
    const keys = this.#keys
    const items = this.#items
    const size = keys.length
    let hole = 0
    for (;;) {
      let child = hole * 2 + 1
      if (child >= size) break
      if (child + 1 < size && this.#isBefore(child + 1, child)) child += 1
      const childKey = keys[child] as number
      const childItem = items[child] as Queued<T>
      if (key < childKey || (key === childKey && item.sequence < childItem.sequence)) break
      keys[hole] = childKey
      items[hole] = childItem
      hole = child
    }
    keys[hole] = key
    items[hole] = item
  }

  #isBefore(one: number, other: number): boolean {
    const oneKey = this.#keys[one] as number
    const otherKey = this.#keys[other] as number
    if (oneKey !== otherKey) return oneKey < otherKey
    return (this.#items[one] as Queued<T>).sequence < (this.#items[other] as Queued<T>).sequence
  }
}

/** Exact: a year's ms times the priorities are below 2^39. */
function keyOf(atMs: number, priority: number): number {
  return atMs * PRIORITIES + priority
}
