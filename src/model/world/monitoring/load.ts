import { valueAt } from '../traffic/curve.ts'

/** How `lab SetLoad` may shape a service's demand over time. */
export const LOAD_SHAPES = ['constant', 'step', 'ramp', 'sine', 'spike'] as const
export type LoadShape = (typeof LOAD_SHAPES)[number]

/**
 * The demand put on a service by `lab SetLoad`, in CPU units (1,024 = one vCPU busy), as a function of time (MET-3).
 * `baseCpuUnits` holds before `startMs`; the shape says what comes then.
 */
export interface Load {
  readonly shape: LoadShape
  readonly baseCpuUnits: number
  readonly peakCpuUnits: number
  readonly startMs: number
  /** Ramp: how long it climbs. Sine: its period. Spike: how long it lasts. */
  readonly periodMs: number
}

/** The demand at a time, in whole CPU units. */
export function demandAt({ shape, baseCpuUnits, peakCpuUnits, startMs, periodMs }: Load, atMs: number): number {
  return valueAt({ shape, base: baseCpuUnits, peak: peakCpuUnits, startMs, periodMs, points: [] }, atMs)
}
