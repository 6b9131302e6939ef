import { fieldNumbers, MONTHS_OF_YEAR, DAYS_OF_MONTH, HOURS, MINUTES, WEEKDAYS, YEARS } from '../scaling/cron.ts'
import type { Schedule } from '../scaling/schedule.ts'

/** Sunday is 0, and 7 as well. */
const DAYS_OF_WEEK = { from: 0, to: 7, names: WEEKDAYS }

/**
 * Reads the five fields of cron of a group's scheduled action (ASG-10): minute, hour, day of the month, month, day of
 * the week. Where both say a day, either counts.
 *
 * @returns `null` for what is none
 */
export function parseRecurrence(text: string): Schedule | null {
  const [minute = '', hour = '', day = '', month = '', weekday = '', ...rest] = text.trim().split(/\s+/)
  const minutes = fieldNumbers(minute, MINUTES)
  const hours = fieldNumbers(hour, HOURS)
  const months = fieldNumbers(month, MONTHS_OF_YEAR)
  const years = fieldNumbers('*', YEARS)
  const days = fieldNumbers(day, DAYS_OF_MONTH)
  const weekdays = fieldNumbers(weekday, DAYS_OF_WEEK)
  if (rest.length > 0 || minutes === undefined || hours === undefined || months === undefined) return null
  if (days === undefined || weekdays === undefined || years === undefined) return null
  const daysOfWeek = weekday === '*' ? null : new Set([...weekdays].map((one) => (one % 7) + 1))
  const daysOfMonth = day === '*' && daysOfWeek !== null ? null : days
  return { kind: 'cron', cron: { minutes, hours, daysOfMonth, months, daysOfWeek, years } }
}
