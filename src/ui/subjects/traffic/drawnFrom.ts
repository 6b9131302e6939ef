import type { RatePoint } from './trafficActs.ts'

/** Thirteen points over an hour, all at one rate: what a curve that is to be drawn begins with. */
export function drawnFrom(requestsPerSecond: number): readonly RatePoint[] {
  return Array.from({ length: 13 }, (_, index) => ({ atSeconds: index * 300, requestsPerSecond }))
}
