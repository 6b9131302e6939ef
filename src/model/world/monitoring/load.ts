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
export function demandAt(load: Load, atMs: number): number {
  const { shape, baseCpuUnits: base, peakCpuUnits: peak, startMs, periodMs } = load
  const sinceMs = atMs - startMs
  if (shape === 'constant') return peak
  if (sinceMs < 0) return base
  switch (shape) {
    case 'step':
      return peak
    case 'ramp':
      return sinceMs >= periodMs ? peak : base + Math.floor(((peak - base) * sinceMs) / periodMs)
    case 'spike':
      return sinceMs < periodMs ? peak : base
    case 'sine':
      return base + Math.floor(((peak - base) * wavePer10000(sinceMs % periodMs, periodMs)) / 10_000)
  }
}

/** A quarter of (1 − cos) / 2 in 16 steps, in ten-thousandths: `Math.cos` differs between engines. */
const EIGHTHS = [0, 24, 96, 215, 381, 590, 843, 1_134, 1_464, 1_828, 2_222, 2_643, 3_087, 3_549, 4_025, 4_510, 5_000]

/** From 0 at the start of the period over 10,000 in its middle back to 0, straight between the table's points. */
function wavePer10000(sinceMs: number, periodMs: number): number {
  const half = periodMs / 2
  const way = sinceMs <= half ? sinceMs : periodMs - sinceMs
  const position = Math.min(32, (way * 32) / half)
  const index = Math.min(31, Math.floor(position))
  const from = pointAt(index)
  return from + Math.floor((pointAt(index + 1) - from) * (position - index))
}

/** The second quarter mirrors the first. */
function pointAt(index: number): number {
  return index <= 16 ? (EIGHTHS[index] ?? 0) : 10_000 - (EIGHTHS[32 - index] ?? 0)
}
