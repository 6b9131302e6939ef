/** Six fields of AWS's cron: which minutes, hours, days, months, days of the week and years. */
export interface Cron {
  readonly minutes: ReadonlySet<number>
  readonly hours: ReadonlySet<number>
  /** `null`: nothing is said of it. Where both are said, either counts, which AWS's own six fields never do. */
  readonly daysOfMonth: ReadonlySet<number> | null
  readonly months: ReadonlySet<number>
  /** 1 is Sunday. */
  readonly daysOfWeek: ReadonlySet<number> | null
  readonly years: ReadonlySet<number>
}

interface Field {
  readonly from: number
  readonly to: number
  /** Names of its numbers, from `from` on. */
  readonly names?: readonly string[]
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
export const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

export const MINUTES: Field = { from: 0, to: 59 }
export const HOURS: Field = { from: 0, to: 23 }
export const DAYS_OF_MONTH: Field = { from: 1, to: 31 }
export const MONTHS_OF_YEAR: Field = { from: 1, to: 12, names: MONTHS }
const DAYS_OF_WEEK: Field = { from: 1, to: 7, names: WEEKDAYS }
export const YEARS: Field = { from: 1970, to: 2199 }

/**
 * Reads the six fields, parted by blanks: numbers, names, `*`, lists, ranges and steps. Of AWS's wildcards L, W and #
 * are left out (SCL-11).
 *
 * @returns `null` for what is none
 */
export function parseCron(text: string): Cron | null {
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = '', ...rest] = text.trim().split(/\s+/)
  // Of the two that name a day exactly one says nothing.
  if (rest.length > 0 || (day === '?') === (weekday === '?')) return null
  const minutes = fieldNumbers(minute, MINUTES)
  const hours = fieldNumbers(hour, HOURS)
  const daysOfMonth = day === '?' ? null : fieldNumbers(day, DAYS_OF_MONTH)
  const months = fieldNumbers(month, MONTHS_OF_YEAR)
  const daysOfWeek = weekday === '?' ? null : fieldNumbers(weekday, DAYS_OF_WEEK)
  const years = fieldNumbers(year, YEARS)
  if (minutes === undefined || hours === undefined || months === undefined || years === undefined) return null
  if (daysOfMonth === undefined || daysOfWeek === undefined) return null
  return { minutes, hours, daysOfMonth, months, daysOfWeek, years }
}

/** The numbers that a field names; `undefined` for what is none. */
export function fieldNumbers(text: string, field: Field): ReadonlySet<number> | undefined {
  const numbers = new Set<number>()
  for (const part of text.split(',')) {
    const range = rangeOf(part, field)
    if (range === undefined) return undefined
    for (let one = range.from; one <= range.to; one += range.step) numbers.add(one)
  }
  return numbers
}

interface Range {
  readonly from: number
  readonly to: number
  readonly step: number
}

/** `5`, `5-9`, `5/10`, `*`, a star with a step. */
function rangeOf(part: string, field: Field): Range | undefined {
  const [span = '', stepText, ...more] = part.split('/')
  const step = stepText === undefined ? 1 : numberOf(stepText, { from: 1, to: field.to })
  if (more.length > 0 || step === undefined) return undefined
  if (span === '*') return { from: field.from, to: field.to, step }
  const [fromText = '', toText, ...others] = span.split('-')
  const from = numberOf(fromText, field)
  const last = stepText === undefined ? from : field.to
  const to = toText === undefined ? last : numberOf(toText, field)
  if (others.length > 0 || from === undefined || to === undefined || to < from) return undefined
  return { from, to, step }
}

function numberOf(text: string, { from, to, names = [] }: Field): number | undefined {
  const named = names.indexOf(text.toUpperCase())
  if (named >= 0) return from + named
  if (!/^[0-9]{1,4}$/.test(text)) return undefined
  const number = Number(text)
  return number >= from && number <= to ? number : undefined
}
