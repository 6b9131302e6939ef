import { grouped } from '../../../look/numbers.ts'
import type { DrawnPoint } from '../../kit/stroked.ts'
import type { RatePoint } from './trafficActs.ts'

/** Rates as points of a line to draw on. @param fromMs  when they are sent */
export function drawnPoints(points: readonly RatePoint[], fromMs = 0): readonly DrawnPoint[] {
  return points.map(({ atSeconds, requestsPerSecond }) => ({
    atMs: fromMs + atSeconds * 1_000,
    value: requestsPerSecond,
  }))
}

/** And back. */
export function ratePoints(points: readonly DrawnPoint[], fromMs = 0): readonly RatePoint[] {
  return points.map(({ atMs, value }) => ({
    atSeconds: Math.round((atMs - fromMs) / 1_000),
    requestsPerSecond: value,
  }))
}

export function ratesSpoken(perSecond: number): string {
  return `${grouped(perSecond)} requests a second`
}
