/** How a rate may change over time. */
export const TRAFFIC_SHAPES = ['constant', 'step', 'ramp', 'sine', 'spike', 'day', 'points'] as const
export type TrafficShape = (typeof TRAFFIC_SHAPES)[number]

/** From this moment on the rate goes straight to the next point. */
export interface CurvePoint {
  readonly atMs: number
  readonly value: number
}

/** A drawn or pasted curve is at most so fine: an entry every three minutes of a day. */
export const CURVE_POINTS_MAX = 500

/** A whole number as a function of time. `base` holds before `startMs`; the shape says what comes then. */
export interface Curve {
  readonly shape: TrafficShape
  readonly base: number
  readonly peak: number
  readonly startMs: number
  /** Ramp: how long it climbs. Sine, day: how long until it begins again. Spike: how long it lasts. */
  readonly periodMs: number
  /** Of `points` alone, by time; the first and the last hold on outside. */
  readonly points: readonly CurvePoint[]
}

/** The value at a time, whole and between the least and the most that the curve names. */
export function valueAt(curve: Curve, atMs: number): number {
  const { shape, base, peak, startMs, periodMs } = curve
  const sinceMs = atMs - startMs
  if (shape === 'constant') return peak
  if (shape === 'points') return pointAt(curve.points, atMs)
  if (sinceMs < 0) return base
  switch (shape) {
    case 'step':
      return peak
    case 'ramp':
      return sinceMs >= periodMs ? peak : base + part(peak - base, sinceMs, periodMs)
    case 'spike':
      return sinceMs < periodMs ? peak : base
    case 'sine':
      return base + part(peak - base, wavePer10000(sinceMs % periodMs, periodMs), 10_000)
    case 'day':
      return base + part(peak - base, dayPer10000(sinceMs % periodMs, periodMs), 10_000)
  }
}

/** Whether the rate stays as it is from a time on. */
export function isSettled({ shape, base, peak, startMs, periodMs, points }: Curve, atMs: number): boolean {
  switch (shape) {
    case 'constant':
      return true
    case 'step':
      return base === peak || atMs >= startMs
    case 'ramp':
    case 'spike':
      return base === peak || atMs >= startMs + periodMs
    case 'sine':
    case 'day':
      return base === peak
    case 'points':
      return atMs >= (points.at(-1)?.atMs ?? 0)
  }
}

function part(whole: number, share: number, of: number): number {
  return Math.floor((whole * share) / of)
}

/** A quarter of (1 − cos) / 2 in 16 steps, in ten-thousandths: `Math.cos` differs between engines. */
const QUARTER = [0, 24, 96, 215, 381, 590, 843, 1_134, 1_464, 1_828, 2_222, 2_643, 3_087, 3_549, 4_025, 4_510, 5_000]

/** From 0 at the start of the period over 10,000 in its middle back to 0, straight between the table's points. */
function wavePer10000(sinceMs: number, periodMs: number): number {
  const half = periodMs / 2
  const way = sinceMs <= half ? sinceMs : periodMs - sinceMs
  return between(
    (index) => (index <= 16 ? (QUARTER[index] ?? 0) : 10_000 - (QUARTER[32 - index] ?? 0)),
    Math.min(32, (way * 32) / half),
    32,
  )
}

/**
 * The 24 hours of a site whose users live in one time zone, from midnight, in ten-thousandths of the way from the least
 * to the most: asleep at four, a forenoon, a dip at lunch, the peak at nine in the evening.
 */
const DAY = [
  3_200, 2_000, 1_000, 300, 0, 300, 1_200, 2_800, 4_600, 6_000, 6_800, 7_000, 6_500, 6_600, 6_900, 7_100, 7_300, 7_700,
  8_300, 9_000, 9_700, 10_000, 8_600, 5_600,
]

function dayPer10000(sinceMs: number, periodMs: number): number {
  return between((index) => DAY[index % 24] ?? 0, (sinceMs * 24) / periodMs, 24)
}

/** The table's value at a place between its entries. */
function between(entry: (index: number) => number, place: number, most: number): number {
  const index = Math.min(most - 1, Math.floor(place))
  const from = entry(index)
  return from + Math.floor((entry(index + 1) - from) * (place - index))
}

function pointAt(points: readonly CurvePoint[], atMs: number): number {
  const next = points.findIndex((point) => point.atMs > atMs)
  const before = points[next === -1 ? points.length - 1 : Math.max(0, next - 1)]
  if (before === undefined) return 0
  const after = points[next]
  if (after === undefined || before.atMs > atMs) return before.value
  return before.value + part(after.value - before.value, atMs - before.atMs, after.atMs - before.atMs)
}
