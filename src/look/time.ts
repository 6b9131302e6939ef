const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** The lab's clock, `hh:mm:ss`. Before the origin of a demo it counts down, with a minus sign. */
export function clockText(atMs: number): string {
  const { sign, hours, minutes, seconds } = clockParts(atMs)
  return `${sign}${two(hours)}:${two(minutes)}:${two(seconds)}`
}

/** A time on an axis or under a column: `mm:ss`, from an hour on `h:mm:ss`. */
export function axisText(atMs: number): string {
  const { sign, hours, minutes, seconds } = clockParts(atMs)
  const rest = `${two(minutes)}:${two(seconds)}`
  return hours === 0 ? `${sign}${rest}` : `${sign}${String(hours)}:${rest}`
}

/** How long something takes: `0.4 s`, `15 s`, `1 min 52 s`, `2 h 5 min`. A started second counts as one. */
export function durationText(durationMs: number): string {
  const ms = Math.max(0, durationMs)
  if (ms > 0 && ms < SECOND_MS) return `${String(Math.ceil(ms / 100) / 10)} s`
  const seconds = Math.ceil(ms / SECOND_MS)
  if (seconds < 60) return `${String(seconds)} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return withRest(`${String(minutes)} min`, seconds % 60, 's')
  return withRest(`${String(Math.floor(minutes / 60))} h`, minutes % 60, 'min')
}

function withRest(text: string, rest: number, unit: string): string {
  return rest === 0 ? text : `${text} ${String(rest)} ${unit}`
}

function clockParts(atMs: number) {
  // Rounded down on both sides of zero, so that every second lasts as long as any other.
  const whole = Math.floor(atMs / SECOND_MS) * SECOND_MS
  const ms = Math.abs(whole)
  return {
    sign: whole < 0 ? '−' : '',
    hours: Math.floor(ms / HOUR_MS),
    minutes: Math.floor(ms / MINUTE_MS) % 60,
    seconds: Math.floor(ms / SECOND_MS) % 60,
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
