import { SCALING_ORIGIN_MS, SCALING_SERVICE_KEY } from '../../lessons/scalingDemo.ts'
import { seriesOf } from '../../model/world/series.ts'
import type { BranchView } from '../../session/mirror.ts'

/** The next desired count of the demo's service, and when the service gets it. */
export interface NextCapacity {
  readonly now: number
  readonly next: number
  readonly atMs: number
}

const MINUTE_MS = 60_000

/** `null`: as far as the model has looked ahead nothing changes it. */
export function nextCapacity({ history, forecast, nowMs }: BranchView): NextCapacity | null {
  const ref = { kind: 'service', id: SCALING_SERVICE_KEY } as const
  const known = seriesOf(history, ref, 'serviceCounts')
  const now = known.findLast((one) => one.atMs <= nowMs)?.value.desiredCount
  if (now === undefined) return null
  // What was simulated before, if time went back; then what the model foresees.
  const later = [...known, ...(forecast === null ? [] : seriesOf(forecast, ref, 'serviceCounts'))]
  const change = later.find(({ atMs, value }) => atMs > nowMs && value.desiredCount !== now)
  return change === undefined ? null : { now, next: change.value.desiredCount, atMs: change.atMs }
}

/** The whole minute of the curve in which something happens. */
export function minuteOf(atMs: number): number {
  return Math.floor((atMs - SCALING_ORIGIN_MS) / MINUTE_MS)
}
