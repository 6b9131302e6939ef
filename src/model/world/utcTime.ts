import { LAB_EPOCH_SECONDS } from './world.ts'

/** A moment of a lab as the calendar has it, in UTC. */
export interface UtcTime {
  readonly year: number
  /** From 1. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const DAY_SECONDS = 86_400
/** Days from 0000-03-01, where the calendar of the algorithm begins, to 1970-01-01, and of 400 years. */
const EPOCH_DAYS = 719_468
const ERA_DAYS = 146_097

/** The calendar of what happens at a time of the lab (Hinnant, chrono-Compatible Low-Level Date Algorithms). */
export function utcTime(atMs: number): UtcTime {
  const seconds = LAB_EPOCH_SECONDS + Math.floor(atMs / 1_000)
  const days = Math.floor(seconds / DAY_SECONDS) + EPOCH_DAYS
  const era = Math.floor(days / ERA_DAYS)
  const dayOfEra = days - era * ERA_DAYS
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  // Months from March on: the day that leap years add is the last of them.
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const ofDay = seconds - Math.floor(seconds / DAY_SECONDS) * DAY_SECONDS
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
    hour: Math.floor(ofDay / 3_600),
    minute: Math.floor(ofDay / 60) % 60,
    second: ofDay % 60,
  }
}

/** The time of the lab at which it is so much by the calendar; days and months past their ends go on into the next. */
export function atMsOf({ year, month, day, hour, minute, second }: UtcTime): number {
  const fromMarch = (month + 9) % 12
  const ofYear = year - (month <= 2 ? 1 : 0)
  const leapDays = Math.floor(ofYear / 4) - Math.floor(ofYear / 100) + Math.floor(ofYear / 400)
  const days = ofYear * 365 + leapDays + Math.floor((153 * fromMarch + 2) / 5) + day - 1 - EPOCH_DAYS
  return (days * DAY_SECONDS + hour * 3_600 + minute * 60 + second - LAB_EPOCH_SECONDS) * 1_000
}

/** `2026-01-01T00:03:00.000+0000`, as CloudWatch writes a time in its texts. */
export function isoText(atMs: number): string {
  const { year, month, day, hour, minute, second } = utcTime(atMs)
  const ms = String(Math.floor(atMs) % 1_000).padStart(3, '0')
  return `${String(year)}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}.${ms}+0000`
}

/** `2026-01-01T00:03:00Z`, as Auto Scaling writes a time in its texts. */
export function zuluText(atMs: number): string {
  return `${isoText(atMs).slice(0, 19)}Z`
}

/** `01/01/26 00:03:00`: day, month and year, as CloudWatch has it in the reason of an alarm's state. */
export function reasonTime(atMs: number): string {
  const { year, month, day, hour, minute, second } = utcTime(atMs)
  return `${two(day)}/${two(month)}/${two(year % 100)} ${two(hour)}:${two(minute)}:${two(second)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
