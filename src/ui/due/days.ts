const DAY_MS = 24 * 60 * 60_000
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** The number of the day on which a moment of the wall clock falls where the learner is: days in a row have numbers in a row. */
export function dayOf(atMs: number): number {
  const at = new Date(atMs)
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / DAY_MS
}

/** `27 Nov` */
export function dateText(day: number): string {
  const date = new Date(day * DAY_MS)
  return `${String(date.getUTCDate())} ${MONTHS[date.getUTCMonth()] ?? ''}`
}

/** `27 Nov 2026` */
export function fullDateText(day: number): string {
  return `${dateText(day)} ${String(new Date(day * DAY_MS).getUTCFullYear())}`
}

/** `2026-11-27`, as a file's name has it. */
export function isoDateText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** `today`, `tomorrow`, `Fri 27 Nov` */
export function aheadText(day: number, today: number): string {
  if (day <= today) return 'today'
  if (day === today + 1) return 'tomorrow'
  return `${WEEKDAYS[new Date(day * DAY_MS).getUTCDay()] ?? ''} ${dateText(day)}`
}
