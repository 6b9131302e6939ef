import type { TimeDomain } from '../timeline/timeDomain.ts'

const MINUTE_MS = 60_000
/** Lengths of the axis: it stays while the lab runs on within it. */
const LENGTHS_MIN = [3, 5, 10, 20, 30, 60, 120, 240, 480, 1_440]
/** What was simulated takes so much of the axis at most; the rest says that more may come. */
const KNOWN_PART_MAX = 0.8

/**
 * The axis of a lab's timeline: from its beginning to somewhat past what was simulated.
 *
 * @param aheadMs  at least so far past it
 */
export function labDomain(untilMs: number, aheadMs = 0): TimeDomain {
  const wantedMs = Math.max(untilMs / KNOWN_PART_MAX, untilMs + aheadMs)
  const length = LENGTHS_MIN.find((minutes) => minutes * MINUTE_MS >= wantedMs)
  return { fromMs: 0, toMs: length === undefined ? wantedMs : length * MINUTE_MS }
}
