/**
 * How requests pass through a task, as flows per period (TRF-3). A task works on all requests in flight at once and
 * shares its CPU among them (processor sharing); with requests that come at random the number in flight then is, on
 * average, ρ / (1 − ρ) at a utilization ρ = arrival rate / service rate, however the work of a request is distributed.
 * How it gets there is followed by the pointwise stationary fluid flow approximation (Wang, Tipper and Banerjee 1996):
 *
 *     dL/dt = λ − μ · L / (1 + L)
 *
 * one implicit step of Euler's a period, which is stable whatever the period and whose only root is a square root,
 * that every engine computes alike.
 */

/** What came to a task within a period, and what it can do. Requests, requests a second, ms. */
export interface FlowIn {
  /** In flight when the period began. */
  readonly inFlight: number
  readonly arrived: number
  /** Requests a second that all its CPU would answer; 0 where nothing is answered. */
  readonly rate: number
  readonly periodMs: number
}

/** The number in flight when the period ends, not rounded. */
export function inFlightAfter({ inFlight, arrived, rate, periodMs }: FlowIn): number {
  const come = inFlight + arrived
  const most = (rate * periodMs) / 1_000
  // x + most · x / (1 + x) = come
  const half = (1 + most - come) / 2
  // The sum of numbers of unlike size loses the smaller one, so the root is taken on the side where nothing cancels.
  const root = Math.sqrt(half * half + come)
  return half > 0 ? come / (half + root) : root - half
}

/** Mean time from a request's arrival to its answer, ms: its own work, as often as others share the CPU with it. */
export function meanAnswerMs(rate: number, inFlight: number): number {
  return rate === 0 ? 0 : (1_000 * (1 + inFlight)) / rate
}

/**
 * Shares out whole requests by weight, so that over time everyone gets their part: what is left over goes on to the next
 * period. The parts add up to `count`.
 *
 * @param carried  what each was short of before, in requests; is written to
 */
export function shareOut(count: number, weights: readonly number[], carried: number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return weights.map(() => 0)
  let left = count
  const parts = weights.map((weight, index) => {
    const due = (count * weight) / total + (carried[index] ?? 0)
    const given = Math.max(0, Math.min(left, Math.floor(due)))
    carried[index] = due - given
    left -= given
    return given
  })
  if (left === 0) return parts
  // Whoever is shortest of its part first; of those that are as short, the first.
  const shortest = weights.map((_, index) => index).filter((index) => weights[index] !== 0)
  shortest.sort((a, b) => (carried[b] ?? 0) - (carried[a] ?? 0) || a - b)
  for (const index of shortest.slice(0, left)) {
    parts[index] = (parts[index] ?? 0) + 1
    carried[index] = (carried[index] ?? 0) - 1
  }
  return parts
}
