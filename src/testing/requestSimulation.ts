import type { Random } from '../base/random.ts'

/** What a simulation of every request has seen of one task. */
export interface Simulated {
  readonly arrived: number
  readonly answered: number
  readonly inFlight: number
  /** Averages over the time that was simulated. */
  readonly meanInFlight: number
  readonly meanAnswerMs: number
  readonly busyShare: number
}

interface Wanted {
  /** Requests a second that the task can answer when it is never idle. */
  readonly rate: number
  readonly random: Random
}

/**
 * One task that shares its CPU among all requests in flight, request by request: against it the flows of
 * `model/world/traffic/queue.ts` are held, and measured. It counts in attained service: what each request in flight has
 * been given so far is the same for all from a moment on, so who leaves next is known by one heap.
 */
export class RequestSimulation {
  private readonly rate: number
  private readonly random: Random
  /** Attained service at which each in flight has what it wants, least first. */
  private readonly ends = new MinHeap()
  /** What a request in flight since the beginning would have been given, in requests' mean work. */
  private attained = 0
  private nowMs = 0
  private arrived = 0
  private answered = 0
  private inFlightMs = 0
  private busyMs = 0

  constructor({ rate, random }: Wanted) {
    this.rate = rate
    this.random = random
  }

  /** A request of random work, exponential with a mean of one, arrives. */
  arrive(atMs: number): void {
    this.advance(atMs)
    this.ends.push(this.attained + exponential(this.random))
    this.arrived += 1
  }

  /** All that leaves until then has left. */
  advance(untilMs: number): void {
    while (this.ends.size > 0) {
      const count = this.ends.size
      const perMs = this.rate / 1_000 / count
      const leavesMs = this.nowMs + (this.ends.least - this.attained) / perMs
      if (leavesMs > untilMs) {
        this.pass(untilMs - this.nowMs, count)
        this.attained += (untilMs - this.nowMs) * perMs
        break
      }
      this.pass(leavesMs - this.nowMs, count)
      this.attained = this.ends.pop()
      this.nowMs = leavesMs
      this.answered += 1
    }
    this.nowMs = untilMs
  }

  seen(): Simulated {
    const { arrived, answered, inFlightMs, nowMs } = this
    return {
      arrived,
      answered,
      inFlight: this.ends.size,
      meanInFlight: inFlightMs / nowMs,
      // Little: in flight = arrivals a ms × ms in flight.
      meanAnswerMs: arrived === 0 ? 0 : inFlightMs / arrived,
      busyShare: this.busyMs / nowMs,
    }
  }

  private pass(ms: number, count: number): void {
    this.inFlightMs += ms * count
    this.busyMs += ms
  }
}

/** Times at which requests come at random, so many a second, until then. Ms. */
export function* randomArrivals(random: Random, perSecond: number, untilMs: number): Generator<number> {
  for (let atMs = 0; ;) {
    atMs += (1_000 * exponential(random)) / perSecond
    if (atMs > untilMs) return
    yield atMs
  }
}

/** Mean one. */
function exponential(random: Random): number {
  return -Math.log((random.uint32() + 1) / 2 ** 32)
}

class MinHeap {
  private readonly values: number[] = []

  get size(): number {
    return this.values.length
  }

  get least(): number {
    return this.values[0] ?? Infinity
  }

  push(value: number): void {
    const { values } = this
    let at = values.length
    values.push(value)
    while (at > 0) {
      const above = (at - 1) >> 1
      if ((values[above] ?? 0) <= value) break
      values[at] = values[above] ?? 0
      at = above
    }
    values[at] = value
  }

  pop(): number {
    const { values } = this
    const least = this.least
    const last = values.pop() ?? 0
    const size = values.length
    if (size === 0) return least
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= size) break
      if (below + 1 < size && (values[below + 1] ?? 0) < (values[below] ?? 0)) below += 1
      if ((values[below] ?? 0) >= last) break
      values[at] = values[below] ?? 0
      at = below
    }
    values[at] = last
    return least
  }
}
