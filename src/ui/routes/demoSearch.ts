/** The demo's setting as its address holds it; what is absent takes the demo's own default. */
export interface DemoSearch {
  /** `desiredCount` of the service. */
  readonly desired?: number
  /** `minimumHealthyPercent` */
  readonly min?: number
  /** `maximumPercent` */
  readonly max?: number
  /** Revision that runs at the start, and the one that replaces it. */
  readonly from?: number
  readonly to?: number
  /** Tasks that the cluster has room for. */
  readonly room?: number
  readonly seed?: number
  /** Where the clock stands, in simulated milliseconds. */
  readonly at?: number
  /** Requests a second offered to the service. */
  readonly load?: number
  /** The second setting of a comparison. */
  readonly bMin?: number
  readonly bMax?: number
}

interface Limits {
  readonly least: number
  readonly most: number
}

const DAY_MS = 86_400_000

/** Beyond these a number is brought back to the nearest end. */
const LIMITS: Readonly<Record<keyof DemoSearch, Limits>> = {
  desired: { least: 0, most: 100 },
  min: { least: 0, most: 100 },
  max: { least: 100, most: 200 },
  from: { least: 1, most: 9999 },
  to: { least: 1, most: 9999 },
  room: { least: 0, most: 200 },
  seed: { least: 0, most: 0xffff_ffff },
  at: { least: 0, most: DAY_MS },
  load: { least: 0, most: 100_000 },
  bMin: { least: 0, most: 100 },
  bMax: { least: 100, most: 200 },
}

/** Reads a link's numbers: clamps what is out of range, drops what is no whole number, never throws. */
export function readDemoSearch(raw: Readonly<Record<string, unknown>>): DemoSearch {
  const entries = Object.entries(LIMITS).flatMap(([name, limits]) => {
    const value = readWhole(Object.hasOwn(raw, name) ? raw[name] : undefined, limits)
    return value === null ? [] : [[name, value] as const]
  })
  return Object.fromEntries(entries) as DemoSearch
}

function readWhole(value: unknown, { least, most }: Limits): number | null {
  // The router has turned `min=50` into a number already; `min="50"` arrives as text.
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return null
  return Math.min(most, Math.max(least, Math.round(number)))
}
