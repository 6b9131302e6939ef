import type { HealthCheck } from './loadBalancer.ts'

/** What a health check was answered with. */
export type ProbeOutcome =
  | { readonly how: 'passed' }
  | { readonly how: 'code'; readonly code: number }
  | { readonly how: 'timeout' }
  | { readonly how: 'refused' }

/** One registered target. Immutable; times are simulated ms. */
export interface Target {
  /** `targetKey`. */
  readonly key: string
  /** The ARN of its target group, or the name of its Classic Load Balancer. */
  readonly poolId: string
  /** `i-…` or an address. */
  readonly id: string
  readonly port: number
  /** `null` where nobody knows, as of an address outside the lab. */
  readonly zone: string | null
  /** The task that ECS registered it for; `null` for one that was registered by hand. */
  readonly taskId: string | null
  /** `unused` is not kept: it hangs on the load balancer (`healthOf`). */
  readonly state: 'initial' | 'healthy' | 'unhealthy' | 'draining'
  readonly registeredAtMs: number
  readonly stateAtMs: number
  /** First check; all others follow at the interval. `null` while nothing checks it: no load balancer uses its group. */
  readonly probesFromMs: number | null
  /** The last outcome that counted, and how often in a row it passed or failed. */
  readonly outcome: ProbeOutcome | null
  /** The last that failed: what AWS tells of it until it is healthy again. */
  readonly failure: ProbeOutcome | null
  readonly streak: number
  /** When it is gone, of one that drains. */
  readonly drainsUntilMs: number | null
  /** When its slow start began; `null` for none. */
  readonly slowStartAtMs: number | null
}

/** An address and port are one target of a group, however often they are registered. */
export function targetKey(poolId: string, id: string, port: number): string {
  return `${poolId} ${id}:${String(port)}`
}

export function hasPassed({ how }: ProbeOutcome): boolean {
  return how === 'passed'
}

export function isSameOutcome(one: ProbeOutcome | null, other: ProbeOutcome): boolean {
  if (one?.how !== other.how) return false
  return one.how !== 'code' || other.how !== 'code' || one.code === other.code
}

/** The first check at or after a time: all of a target come at the interval from its first. */
export function probeAtOrAfter(target: Target, { intervalMs }: Pick<HealthCheck, 'intervalMs'>, atMs: number): number {
  const fromMs = target.probesFromMs ?? atMs
  if (atMs <= fromMs) return fromMs
  return fromMs + Math.ceil((atMs - fromMs) / intervalMs) * intervalMs
}
