import { arrivalDelays, CUSTOMERS, CYCLE, HOLD_EVENTS, HOLD_WAITING, holdDelays, serviceDelays } from './delays.ts'

/** Runs of a round: a single one is over before the engine has compiled it, on a busy machine in any of the rounds. SimPy's is not compiled. */
export const RUNS = 20

/** @returns what the last run came to: all come to the same */
export function repeat(run: () => number): number {
  let outcome = NaN
  for (let i = 0; i < RUNS; i++) outcome = run()
  return outcome
}

/** The two queues have this in common. */
export interface EventSource<T> {
  push(atMs: number, priority: number, payload: T): void
  /** When the first is due. */
  readonly nextAtMs: number | undefined
  pop(): T | undefined
}

/** @returns the clock at the end, which depends on every delay */
export function runHold(queue: EventSource<number>): number {
  let drawn = 0
  const delay = () => holdDelays[drawn++ & (CYCLE - 1)] as number
  for (let i = 0; i < HOLD_WAITING; i++) queue.push(delay(), 0, i)
  let nowMs = 0
  for (let i = 0; i < HOLD_EVENTS; i++) {
    nowMs = queue.nextAtMs ?? NaN
    const holder = queue.pop()
    if (holder === undefined) break
    queue.push(nowMs + delay(), 0, holder)
  }
  return nowMs
}

type CustomerEvent = { readonly kind: 'arrives'; readonly customer: number } | { readonly kind: 'leaves' }

/** @returns how long the customers waited, all together */
export function runSingleServer(queue: EventSource<CustomerEvent>): number {
  const waiting: number[] = []
  let nextWaiting = 0
  let isBusy = false
  let served = 0
  let waitedMs = 0
  const serve = (nowMs: number, arrivedMs: number) => {
    isBusy = true
    waitedMs += nowMs - arrivedMs
    queue.push(nowMs + (serviceDelays[served++ & (CYCLE - 1)] as number), 0, { kind: 'leaves' })
  }
  queue.push(arrivalDelays[0] as number, 0, { kind: 'arrives', customer: 0 })
  for (;;) {
    const atMs = queue.nextAtMs ?? NaN
    const event = queue.pop()
    if (event === undefined) return waitedMs
    if (event.kind === 'leaves') {
      isBusy = false
      if (nextWaiting < waiting.length) serve(atMs, waiting[nextWaiting++] as number)
      continue
    }
    const customer = event.customer + 1
    if (customer < CUSTOMERS) {
      queue.push(atMs + (arrivalDelays[customer & (CYCLE - 1)] as number), 0, { kind: 'arrives', customer })
    }
    if (isBusy) waiting.push(atMs)
    else serve(atMs, atMs)
  }
}
