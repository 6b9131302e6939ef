import { QueryProblem } from './queryProblem.ts'

const COUNT = /^[0-9]{1,9}$/
const VERSION = /^[0-9]{1,9}(\.[0-9]{1,9}){0,5}$/
/** `2018-06-18`, `2018-06-18T22:28:28`, the same with `Z` or `+00:00`. */
const DATE =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:Z|([+-])([0-9]{2}):([0-9]{2}))?)?$/

/** @throws QueryProblem */
export function countOf(text: string): readonly number[] {
  if (COUNT.test(text)) return [Number(text)]
  throw new QueryProblem(`runningTasksCount is a whole number, not ${JSON.stringify(text)}`)
}

/** The parts of a version, first the one that counts most. @throws QueryProblem */
export function versionOf(text: string): readonly number[] {
  if (VERSION.test(text)) return text.split('.').map(Number)
  throw new QueryProblem(`agentVersion is a version such as 1.98.0, not ${JSON.stringify(text)}`)
}

/** Seconds since 1970. @throws QueryProblem */
export function dateOf(text: string): readonly number[] {
  const found = DATE.exec(text)
  const part = (index: number): number => Number(found?.[index] ?? 0)
  const [year, month, day] = [part(1), part(2), part(3)]
  const isTime = part(4) < 24 && part(5) < 60 && part(6) < 60 && part(8) < 24 && part(9) < 60
  if (found === null || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || !isTime) {
    throw new QueryProblem(`registeredAt is a date such as 2018-06-18T22:28:28Z, not ${JSON.stringify(text)}`)
  }
  const offset = (part(8) * 60 + part(9)) * 60 * (found[7] === '-' ? -1 : 1)
  return [daysSince1970(year, month, day) * 86_400 + part(4) * 3_600 + part(5) * 60 + part(6) - offset]
}

/** Seconds since 1970 as `2026-01-01T00:03:20Z`. */
export function dateText(seconds: number): string {
  let days = Math.floor(seconds / 86_400)
  let year = 1970
  for (; days >= 365 + Number(isLeap(year)); year++) days -= 365 + Number(isLeap(year))
  let month = 1
  for (; days >= daysIn(year, month); month++) days -= daysIn(year, month)
  const rest = seconds % 86_400
  const two = (amount: number): string => String(Math.floor(amount)).padStart(2, '0')
  const time = [rest / 3_600, (rest % 3_600) / 60, rest % 60].map(two).join(':')
  return `${String(year)}-${two(month)}-${two(days + 1)}T${time}Z`
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function daysSince1970(year: number, month: number, day: number): number {
  const leaps = (before: number): number => Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  let days = (year - 1970) * 365 + leaps(year - 1) - leaps(1969) + day - 1
  for (let earlier = 1; earlier < month; earlier++) days += daysIn(year, earlier)
  return days
}
