import { ZONE_TABLE } from './zoneTable.ts'

/** How far the clocks of a time zone are ahead of UTC at a time of the lab, in ms. */
export type Zone = (atMs: number) => number

const MINUTE_MS = 60_000

const ZONES: ReadonlyMap<string, Zone> = new Map(ZONE_TABLE.flatMap(zonesOf))

/** A time zone by its name in the IANA database, which is UTC when none is told; `null` for what is none (SCL-11). */
export function zoneNamed(name: string | null): Zone | null {
  return ZONES.get(name ?? 'UTC') ?? null
}

/** All zones of one line, which have one history. */
function zonesOf(line: string): readonly (readonly [string, Zone])[] {
  const [names = '', history = ''] = line.split('|')
  const zone = zoneOf(history)
  return names.split(' ').map((name) => [name, zone] as const)
}

function zoneOf(history: string): Zone {
  const [first = '', ...later] = history.split(' ')
  let atMs = 0
  const changes = later.map((word) => {
    const [afterMinutes = '', ahead] = word.split(':')
    atMs += Number.parseInt(afterMinutes, 36) * MINUTE_MS
    return { atMs, aheadMs: Number(ahead) * MINUTE_MS }
  })
  const firstMs = Number(first) * MINUTE_MS
  return (timeMs) => changes.findLast((one) => one.atMs <= timeMs)?.aheadMs ?? firstMs
}
