import moment from 'moment-timezone'
import { LAB_EPOCH_SECONDS } from '../../src/model/world/world.ts'

const HEAD = `/**
 * The time zones of the IANA database, from the lab's first moment through 2040. One line a history: its names; how
 * many minutes ahead of UTC its clocks are at first; then how many minutes later (to the base 36) they are set to what.
 * Made by \`npm run zones\` from moment-timezone: changed by that alone.
 */
export const ZONE_TABLE = [
`

/** What comes later is left out: a lab lasts a year, and tells of what comes after it only when an action is due next. */
export const ZONES_UNTIL_MS = Date.UTC(2041, 0, 1)

/** `src/model/scaling/zoneTable.ts` as the installed moment-timezone has it. */
export function zoneTable(): string {
  const named = new Map<string, string[]>()
  for (const name of moment.tz.names()) {
    const history = historyOf(name)
    named.set(history, [...(named.get(history) ?? []), name])
  }
  const lines = [...named].map(([history, names]) => `  '${names.join(' ')}|${history}',\n`)
  return `${HEAD}${lines.join('')}] as const\n`
}

/** `60 1z5c:120 …`. */
function historyOf(name: string): string {
  const { untils, offsets } = zone(name)
  const firstMs = LAB_EPOCH_SECONDS * 1_000
  const first = untils.findIndex((untilMs) => untilMs === null || untilMs > firstMs)
  const words = [String(ahead(offsets[first]))]
  let beforeMs = firstMs
  for (let place = first + 1; place < offsets.length; place += 1) {
    const atMs = untils[place - 1]
    if (typeof atMs !== 'number') throw new Error(`${name} changes at no time`)
    if (atMs >= ZONES_UNTIL_MS) break
    words.push(`${minutes(atMs - beforeMs).toString(36)}:${String(ahead(offsets[place]))}`)
    beforeMs = atMs
  }
  return words.join(' ')
}

/** What the library knows of a zone; its types do not say that the last period has no end. */
function zone(name: string): { readonly untils: readonly (number | null)[]; readonly offsets: readonly number[] } {
  const found = moment.tz.zone(name)
  if (found === null) throw new Error(`moment-timezone names ${name} and has no such zone`)
  return found
}

/** The library counts to the west. */
function ahead(offset: number | undefined): number {
  if (offset === undefined || !Number.isInteger(offset)) throw new Error(`Clocks are set to ${String(offset)} minutes`)
  return offset === 0 ? 0 : -offset
}

function minutes(ms: number): number {
  if (!Number.isInteger(ms / 60_000)) throw new Error(`Clocks are changed within a minute, ${String(ms)} ms later`)
  return ms / 60_000
}
