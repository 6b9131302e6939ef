import { timed, type Contender } from '../contender.ts'
import { inOrder, ObjectHeap, type HeapEvent } from '../rivals/objectHeap.ts'
import { CUSTOMERS, HOLD_EVENTS } from './delays.ts'
import { runHold, runSingleServer, type EventSource } from './queueModels.ts'

class HeapQueue<T> implements EventSource<T> {
  readonly #heap = new ObjectHeap<HeapEvent<T>>(inOrder)
  #nextSequence = 0

  push(atMs: number, priority: number, payload: T): void {
    this.#heap.push({ atMs, priority, sequence: this.#nextSequence, payload })
    this.#nextSequence += 1
  }

  pop(): HeapEvent<T> | undefined {
    return this.#heap.pop()
  }
}

export const holdHeap: Contender = { round: () => timed(HOLD_EVENTS, () => runHold(new HeapQueue())) }

export const singleServerHeap: Contender = {
  round: () => timed(2 * CUSTOMERS, () => runSingleServer(new HeapQueue())),
}
