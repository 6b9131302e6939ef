import { timed, type Contender } from '../contender.ts'
import { inOrder, ObjectHeap, type HeapEvent } from '../rivals/objectHeap.ts'
import { CUSTOMERS, HOLD_EVENTS } from './delays.ts'
import { repeat, runHold, runSingleServer, RUNS, type EventSource } from './queueModels.ts'

class HeapQueue<T> implements EventSource<T> {
  readonly #heap = new ObjectHeap<HeapEvent<T>>(inOrder)
  #nextSequence = 0

  push(atMs: number, priority: number, payload: T): void {
    this.#heap.push({ atMs, priority, sequence: this.#nextSequence, payload })
    this.#nextSequence += 1
  }

  get nextAtMs(): number | undefined {
    return this.#heap.first?.atMs
  }

  pop(): T | undefined {
    return this.#heap.pop()?.payload
  }
}

export const holdHeap: Contender = {
  round: () => timed(RUNS * HOLD_EVENTS, () => repeat(() => runHold(new HeapQueue()))),
}

export const singleServerHeap: Contender = {
  round: () => timed(RUNS * 2 * CUSTOMERS, () => repeat(() => runSingleServer(new HeapQueue()))),
}
