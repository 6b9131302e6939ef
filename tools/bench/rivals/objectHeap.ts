/** A plain binary heap of objects, ordered by a comparator: what one writes first, and the rival of base/eventQueue.ts. */
export class ObjectHeap<T> {
  readonly #items: T[] = []
  readonly #compare: (one: T, other: T) => number

  constructor(compare: (one: T, other: T) => number) {
    this.#compare = compare
  }

  get first(): T | undefined {
    return this.#items[0]
  }

  push(item: T): void {
    const items = this.#items
    items.push(item)
    let at = items.length - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.#compare(items[parent] as T, items[at] as T) <= 0) break
      this.#swap(at, parent)
      at = parent
    }
  }

  pop(): T | undefined {
    const items = this.#items
    const first = items[0]
    const last = items.pop()
    if (last === undefined || items.length === 0) return first
    items[0] = last
    let at = 0
    for (;;) {
      let least = 2 * at + 1
      if (least >= items.length) return first
      const right = least + 1
      if (right < items.length && this.#compare(items[right] as T, items[least] as T) < 0) least = right
      if (this.#compare(items[at] as T, items[least] as T) <= 0) return first
      this.#swap(at, least)
      at = least
    }
  }

  #swap(one: number, other: number): void {
    const items = this.#items
    const item = items[one] as T
    items[one] = items[other] as T
    items[other] = item
  }
}

/** An event as one writes it first: everything in one object. */
export interface HeapEvent<T> {
  readonly atMs: number
  readonly priority: number
  readonly sequence: number
  readonly payload: T
}

export function inOrder(one: HeapEvent<unknown>, other: HeapEvent<unknown>): number {
  return one.atMs - other.atMs || one.priority - other.priority || one.sequence - other.sequence
}
