import type { HealthCheck } from '../definition/taskDefinition.ts'
import type { HealthStatus } from '../task/task.ts'
import { isWithin, type CheckFailure, type Span } from './behavior.ts'

/** What Docker knows of a container by its checks. */
export interface Health {
  readonly status: HealthStatus
  /** When the next check begins. */
  readonly nextProbeAtMs: number
  /** Failures in a row that count, `retries` at most. */
  readonly streak: number
}

/** What is checked: since when it runs, how, and when its command fails. */
export interface Checked {
  readonly check: HealthCheck
  readonly startedAtMs: number
  readonly fails: (Span & { readonly how: CheckFailure }) | null
}

export interface Verdict {
  /** When the check that brought it ended. */
  readonly atMs: number
  readonly health: Health
}

/** As a container starts: its first check comes an interval later, or when its start period ends if that is sooner (CON-8). */
export function freshHealth({ intervalMs, startPeriodMs }: HealthCheck, startedAtMs: number): Health {
  const firstMs = startPeriodMs > 0 ? Math.min(intervalMs, startPeriodMs) : intervalMs
  return { status: 'UNKNOWN', nextProbeAtMs: startedAtMs + firstMs, streak: 0 }
}

/** The next check that changes the status; `null` where none ever will as things stand. */
export function nextVerdict(checked: Checked, health: Health): Verdict | null {
  for (let now = health; ;) {
    const { atMs, health: after } = probe(checked, now)
    if (after.status !== health.status) return { atMs, health: after }
    now = { ...after, nextProbeAtMs: leaped(checked, after, Infinity) }
    if (now.nextProbeAtMs === Infinity) return null
  }
}

/** The health after all checks that ended by a time. */
export function healthBy(checked: Checked, health: Health, atMs: number): Health {
  for (let now = health; ;) {
    const next = probe(checked, now)
    if (next.atMs > atMs) return now
    now = { ...next.health, nextProbeAtMs: leaped(checked, next.health, atMs) }
  }
}

/** One check: a success heals at once, a failure counts unless the container is still starting (Docker, health.go). */
function probe({ check, startedAtMs, fails }: Checked, { status, nextProbeAtMs, streak }: Health): Verdict {
  const isFailure = fails !== null && isWithin(fails, nextProbeAtMs)
  const atMs = nextProbeAtMs + (isFailure && fails.how === 'timeout' ? check.timeoutMs : 0)
  const next = atMs + check.intervalMs
  if (!isFailure) return { atMs, health: { status: 'HEALTHY', nextProbeAtMs: next, streak: 0 } }
  const isStarting = status === 'UNKNOWN' && nextProbeAtMs < startedAtMs + check.startPeriodMs
  const failures = isStarting ? streak : Math.min(streak + 1, check.retries)
  const after = failures >= check.retries ? 'UNHEALTHY' : status
  return { atMs, health: { status: after, nextProbeAtMs: next, streak: failures } }
}

/** When the first check begins that may come to something else than the last; none is passed over that ends after `untilMs`. */
function leaped({ check, fails }: Checked, { status, nextProbeAtMs, streak }: Health, untilMs: number): number {
  const isPassing = status === 'HEALTHY' && streak === 0
  if (!isPassing && status !== 'UNHEALTHY') return nextProbeAtMs
  const periodMs = check.intervalMs + (!isPassing && fails?.how === 'timeout' ? check.timeoutMs : 0)
  const changesAtMs = isPassing ? failsFrom(fails, nextProbeAtMs) : failsTo(fails, nextProbeAtMs)
  const toMs = Math.min(changesAtMs, untilMs)
  if (toMs === Infinity || toMs <= nextProbeAtMs) return Math.max(toMs === Infinity ? toMs : 0, nextProbeAtMs)
  const periods = (toMs - nextProbeAtMs) / periodMs
  // Up to a change of what checks come to, the first that begins at it or after; up to now, the last before.
  return nextProbeAtMs + periodMs * (toMs === changesAtMs ? Math.ceil(periods) : Math.floor(periods))
}

/** From when on a check that passes now may fail. */
function failsFrom(fails: Checked['fails'], atMs: number): number {
  if (fails === null || (fails.toMs !== null && fails.toMs <= atMs)) return Infinity
  return Math.max(fails.fromMs, atMs)
}

/** Until when a check that fails now fails. */
function failsTo(fails: Checked['fails'], atMs: number): number {
  return fails !== null && isWithin(fails, atMs) ? (fails.toMs ?? Infinity) : atMs
}
