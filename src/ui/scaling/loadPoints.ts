import { LOAD_MINUTES, type LoadPoint } from '../../lessons/scalingSetting.ts'
import type { DrawnPoint } from '../kit/stroked.ts'

const MINUTE_MS = 60_000

/** A load as one draws on it: a point a minute. Times count from the beginning of the curve. */
export function drawnLoad(load: readonly LoadPoint[]): readonly DrawnPoint[] {
  return Array.from({ length: LOAD_MINUTES + 1 }, (_, minute) => ({
    atMs: minute * MINUTE_MS,
    value: Math.round(loadAt(load, minute)),
  }))
}

/** The load that was drawn, without the points that lie on the straight between their neighbours. */
export function loadOf(drawn: readonly DrawnPoint[]): readonly LoadPoint[] {
  const points = drawn.map(({ atMs, value }) => ({ atMinutes: atMs / MINUTE_MS, perSecond: value }))
  return points.filter((one, at) => {
    const before = points[at - 1]
    const after = points[at + 1]
    if (before === undefined) return true
    // The last value goes on by itself.
    if (after === undefined) return one.perSecond !== before.perSecond
    return one.perSecond - before.perSecond !== after.perSecond - one.perSecond
  })
}

/** Requests a second at a minute of the curve. */
export function loadAt(load: readonly LoadPoint[], minute: number): number {
  const next = load.findIndex(({ atMinutes }) => atMinutes > minute)
  const before = load[next < 0 ? load.length - 1 : next - 1]
  const after = next < 0 ? undefined : load[next]
  if (before === undefined || after === undefined) return before?.perSecond ?? 0
  const part = (minute - before.atMinutes) / (after.atMinutes - before.atMinutes)
  return before.perSecond + (after.perSecond - before.perSecond) * part
}
