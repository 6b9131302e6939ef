import { changesText, readChanges } from './demoChanges.ts'

/** The demo's setting as its address holds it; what is absent takes the demo's own default. */
export interface DemoSearch {
  /** `desiredCount` of the service. */
  readonly desired?: number | undefined
  /** `minimumHealthyPercent` */
  readonly min?: number | undefined
  /** `maximumPercent` */
  readonly max?: number | undefined
  /** Revision that runs at the start, and the one that replaces it. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Tasks that the cluster has room for. */
  readonly room?: number | undefined
  readonly seed?: number | undefined
  /** Where the clock stands, in simulated milliseconds. */
  readonly at?: number | undefined
  /** Requests a second offered to the service. */
  readonly load?: number | undefined
  /** 1 where the new revision is bad, and where a circuit breaker watches. */
  readonly bad?: number | undefined
  readonly breaker?: number | undefined
  /** The second setting of a comparison. */
  readonly bMin?: number | undefined
  readonly bMax?: number | undefined
  /** What was changed in mid-deployment (`changesText`). */
  readonly changes?: string | undefined
}

interface Limits {
  readonly least: number
  readonly most: number
}

const DAY_MS = 86_400_000

/** Beyond these a number is brought back to the nearest end. */
const LIMITS: Readonly<Record<Exclude<keyof DemoSearch, 'changes'>, Limits>> = {
  desired: { least: 0, most: 100 },
  min: { least: 0, most: 100 },
  max: { least: 100, most: 200 },
  from: { least: 1, most: 9999 },
  to: { least: 1, most: 9999 },
  room: { least: 0, most: 200 },
  seed: { least: 0, most: 0xffff_ffff },
  at: { least: 0, most: DAY_MS },
  load: { least: 0, most: 100_000 },
  bad: { least: 0, most: 1 },
  breaker: { least: 0, most: 1 },
  bMin: { least: 0, most: 100 },
  bMax: { least: 100, most: 200 },
}

/**
 * Reads a link's numbers and changes: clamps what is out of range, drops what cannot be read, never throws.
 * Dropping means undefined, not absent: the router lays this over what the link said.
 */
export function readDemoSearch(raw: Readonly<Record<string, unknown>>): DemoSearch {
  const entries = Object.entries(LIMITS).flatMap(([name, limits]) =>
    Object.hasOwn(raw, name) ? [[name, readWhole(raw[name], limits)] as const] : [],
  )
  const search: DemoSearch = Object.fromEntries(entries)
  if (!Object.hasOwn(raw, 'changes')) return search
  return { ...search, changes: typeof raw.changes === 'string' ? changesText(readChanges(raw.changes)) : undefined }
}

function readWhole(value: unknown, { least, most }: Limits): number | undefined {
  // The router has turned `min=50` into a number already; `min="50"` arrives as text.
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined
  return Math.min(most, Math.max(least, Math.round(number)))
}
