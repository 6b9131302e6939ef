import { LAB_EPOCH_SECONDS } from '../world/world.ts'
import { atMsOf, utcTime } from '../world/utcTime.ts'
import { parseCron, type Cron } from './cron.ts'
import type { Zone } from './zones.ts'

/** When a scheduled action is due (SCL-11). */
export type Schedule =
  /** By the clock of its time zone, as if that were UTC. */
  | { readonly kind: 'at'; readonly localMs: number }
  | { readonly kind: 'rate'; readonly everyMs: number }
  | { readonly kind: 'cron'; readonly cron: Cron }

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/**
 * Reads `at(yyyy-mm-ddThh:mm:ss)`, `rate(n unit)` and `cron(six fields)`.
 *
 * @returns `null` for what is none
 */
export function parseSchedule(text: string): Schedule | null {
  const [, kind, inner = ''] = /^(at|rate|cron)\((.*)\)$/.exec(text) ?? []
  if (kind === 'at') return parseAt(inner)
  if (kind === 'rate') return parseRate(inner)
  const cron = kind === 'cron' ? parseCron(inner) : null
  return cron === null ? null : { kind: 'cron', cron }
}

function parseAt(text: string): Schedule | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(text)?.slice(1).map(Number)
  if (parts === undefined) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
  const given = { year, month, day, hour, minute, second }
  if (month < 1 || month > 12) return null
  const localMs = atMsOf(given)
  // What the calendar has not, the 30th of February, comes back as something else.
  return JSON.stringify(utcTime(localMs)) === JSON.stringify(given) ? { kind: 'at', localMs } : null
}

function parseRate(text: string): Schedule | null {
  const [, count = '', unit = '', plural] = /^([1-9]\d{0,4}) (minute|hour|day)(s?)$/.exec(text) ?? []
  // AWS asks for the singular with one, for the plural else.
  if (count === '' || (count === '1') === (plural === 's')) return null
  return { kind: 'rate', everyMs: Number(count) * (UNITS[unit] ?? 0) }
}

export interface Span {
  /** Rates count from here. */
  readonly startMs: number
  readonly endMs: number | null
  readonly zone: Zone
}

/** The first time after `afterMs`; `null` when there is none any more. */
export function nextTime(schedule: Schedule, { startMs, endMs, zone }: Span, afterMs: number): number | null {
  const next = firstAfter(schedule, { startMs, zone }, Math.max(afterMs, startMs - 1))
  return next === null || (endMs !== null && next > endMs) ? null : next
}

function firstAfter(schedule: Schedule, { startMs, zone }: Omit<Span, 'endMs'>, afterMs: number): number | null {
  switch (schedule.kind) {
    case 'at': {
      const atMs = utcOf(schedule.localMs, zone)
      return atMs > afterMs ? atMs : null
    }
    case 'rate':
      return startMs + Math.max(1, Math.floor((afterMs - startMs) / schedule.everyMs) + 1) * schedule.everyMs
    case 'cron':
      return cronAfter(schedule.cron, zone, afterMs)
  }
}

const DAY_MS = 86_400_000
/** So far ahead a day is looked for: a 29th of February that is a certain weekday comes within 40 years. */
const DAYS_MAX = 41 * 366

function cronAfter(cron: Cron, zone: Zone, afterMs: number): number | null {
  const today = Math.floor((afterMs + zone(afterMs) + LAB_EPOCH_SECONDS * 1_000) / DAY_MS) * DAY_MS
  // The day before too: where clocks are set back it may not be over.
  for (let day = -1; day < DAYS_MAX; day += 1) {
    const dayMs = today + day * DAY_MS - LAB_EPOCH_SECONDS * 1_000
    if (!isDay(cron, dayMs)) continue
    for (const hour of sorted(cron.hours)) {
      for (const minute of sorted(cron.minutes)) {
        const localMs = dayMs + hour * 3_600_000 + minute * 60_000
        const atMs = utcOf(localMs, zone)
        // What the clocks leave out as they are set forward is not made up for.
        if (atMs > afterMs && atMs + zone(atMs) === localMs) return atMs
      }
    }
  }
  return null
}

function sorted(numbers: ReadonlySet<number>): readonly number[] {
  return [...numbers].sort((a, b) => a - b)
}

function isDay({ daysOfMonth, months, daysOfWeek, years }: Cron, dayMs: number): boolean {
  const { year, month, day } = utcTime(dayMs)
  // 1 January 1970 was a Thursday, the fifth day.
  const weekday = ((Math.floor((dayMs / 1_000 + LAB_EPOCH_SECONDS) / 86_400) + 4) % 7) + 1
  if (!years.has(year) || !months.has(month)) return false
  return daysOfMonth?.has(day) === true || daysOfWeek?.has(weekday) === true
}

/** A local time as the lab counts. Of two that are one by the clock it is the first; one that the clock leaves out comes later. */
function utcOf(localMs: number, zone: Zone): number {
  const guess = localMs - zone(localMs)
  const [before, after] = [localMs - zone(guess - DAY_MS / 2), localMs - zone(guess + DAY_MS / 2)]
  if (before + zone(before) === localMs) return before
  return after + zone(after) === localMs ? after : before
}
