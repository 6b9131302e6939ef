import { LAUNCHES_A_MINUTE } from '../world/durations.ts'
import type { Scheduling } from '../world/service/scheduling.ts'

const LAUNCH_INTERVAL_MS = 60_000 / LAUNCHES_A_MINUTE
/** And so many at once when it launched none for a while. */
const LAUNCH_BURST = 100

/** How many tasks a service may launch now. */
export function allowedLaunches({ launchesPaidUntilMs }: Scheduling, nowMs: number): number {
  const debtMs = Math.max(0, launchesPaidUntilMs - nowMs)
  return Math.max(0, Math.floor((LAUNCH_BURST * LAUNCH_INTERVAL_MS - debtMs) / LAUNCH_INTERVAL_MS))
}

export function paidUntilAfter({ launchesPaidUntilMs }: Scheduling, nowMs: number, launched: number): number {
  return Math.max(nowMs, launchesPaidUntilMs) + launched * LAUNCH_INTERVAL_MS
}
