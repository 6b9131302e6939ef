import type { Curve } from './curve.ts'

/** TRF-1: flows are counted over so long at a time. A period begins at each whole multiple of it. */
export const FLOW_PERIOD_MS = 5_000
/** Datapoints of a pool are of a minute (MET-4). */
export const MINUTE_MS = 60_000
/** Sources of requests in a lab. */
export const TRAFFIC_MAX = 50

/** To whom requests are sent: a listener, a Classic Load Balancer, or a service's tasks directly, without a balancer. */
export type Aim =
  | { readonly kind: 'listener'; readonly listenerArn: string; readonly host: string; readonly path: string }
  | { readonly kind: 'classic'; readonly loadBalancerName: string }
  | { readonly kind: 'service'; readonly serviceKey: string }

/** Requests that `lab SetTraffic` sends over time (TRF-1). */
export interface Traffic {
  readonly aim: Aim
  readonly sinceMs: number
  /** Thousandths of a request a second. */
  readonly curve: Curve
  /** Work of one request: ms that it keeps one vCPU busy. */
  readonly cpuMsPerRequest: number
  /** MiB that one holds while it is in flight. */
  readonly memoryMibPerRequest: number
}

/** Under which key one stands: one aim has one row. */
export function trafficKey(aim: Aim): string {
  switch (aim.kind) {
    case 'service':
      return aim.serviceKey
    case 'classic':
      return `elb ${aim.loadBalancerName}`
    case 'listener':
      return [aim.listenerArn, aim.host, aim.path].join(' ')
  }
}

/** How requests ended that were not answered by a task (TRF-4), by the code that a balancer sends; none: the sender gave up. */
export type Failure = '502' | '503' | '504'

/** How many, by the code. No key reads as a number: to go through such a record, as the hash does, takes ten times as long. */
export type FailureCounts = Readonly<Record<`http${Failure}`, number>>
export const FAILURES: readonly (readonly [failure: Failure, key: keyof FailureCounts])[] = [
  ['502', 'http502'],
  ['503', 'http503'],
  ['504', 'http504'],
]

/** What became of requests since the beginning, whole numbers: sent = answered + failed + timed out + in flight. */
export interface FlowCounts {
  readonly sent: number
  /** With 2xx to 4xx. */
  readonly answered: number
  /** By the task itself, with 5xx. */
  readonly answered5xx: number
  readonly failed: FailureCounts
}

/** Requests of a task that failed since it began, by what the sender got (TRF-5). Of tasks that are alike, the mean. */
export type TaskFailures = Pick<FlowCounts, 'answered5xx'> & Pick<FailureCounts, 'http502' | 'http504'>

/** The same of a source. */
export interface SourceCounts extends FlowCounts {
  /** They never came into the load balancer (NET-9): no code, the sender gave up. */
  readonly timedOut: number
}

export const NO_COUNTS: FlowCounts = {
  sent: 0,
  answered: 0,
  answered5xx: 0,
  failed: { http502: 0, http503: 0, http504: 0 },
}

export const NO_FAILURES: TaskFailures = { answered5xx: 0, http502: 0, http504: 0 }

/** Sent and neither answered nor failed yet. */
export function inFlightOf(counts: FlowCounts & Partial<SourceCounts>): number {
  const { sent, answered, answered5xx, failed, timedOut = 0 } = counts
  return sent - answered - answered5xx - failed.http502 - failed.http503 - failed.http504 - timedOut
}

/** What flowed from one source. */
export interface SourceFlow {
  readonly counts: SourceCounts
  /** Thousandths of a request that the curve has brought beyond whole ones. */
  readonly carriedMilli: number
  /** What each of those to whom it was shared out is short of, in their order (TRF-2). */
  readonly carried: readonly number[]
  /** Requests a second, within the last period. */
  readonly perSecond: number
  /** Of which so many failed or were answered with 5xx. */
  readonly failedPerSecond: number
  /** Why, within the last period; none while all is well. */
  readonly troubles: readonly Trouble[]
}

/** Requests of a source that failed for one reason within a period (TRF-4). */
export interface Trouble {
  /** What a balancer says to the sender, that the container itself answered with 5xx, or that nobody answers at all. */
  readonly failure: Failure | '5xx' | 'timeout'
  readonly why: TroubleWhy
  /**
   * The target group or Classic Load Balancer through which they went, or the load balancer into which they did not come;
   * `null` for none.
   */
  readonly poolId: string | null
  /** The first task that they were sent to; `null` where they reached none. */
  readonly taskId: string | null
  readonly tasks: number
  readonly count: number
}

export type TroubleWhy =
  | 'no listener'
  | 'not active yet'
  | 'nothing registered'
  | 'no task runs'
  | 'nobody there'
  /** Of security groups (NET-7). */
  | 'no rule lets it'
  /** Of those of the load balancer itself (NET-9). */
  | 'no rule lets clients in'
  /** The container listens not yet or no more. */
  | 'refuses'
  | 'hangs'
  | 'answers 5xx'
  /** More comes than its CPU answers within the time-out. */
  | 'too busy'
  /** The task ended with requests in flight. */
  | 'is gone'

/** Requests of one source in tasks that are alike, all together, by the pool of targets through which they came. */
export interface Lane {
  readonly trafficKey: string
  /** The target group, or the Classic Load Balancer; `null`: directly, without a balancer. */
  readonly poolId: string | null
  readonly inFlight: number
}

/**
 * What flows through tasks that are alike (TRF-3): through each of them, but for the lanes, which count all of them
 * together in whole requests.
 */
export interface TaskFlow {
  readonly tasks: number
  readonly containerName: string
  readonly lanes: readonly Lane[]
  /** What the queue of each holds, not rounded; the lanes together are the whole number next to that of all. */
  readonly held: number
  /** What came to each in the last periods, newest first, back to the one from which requests are in flight. */
  readonly arrivedLately: readonly number[]
  /** Work of one request on the mix that came last, CPU-unit-seconds. */
  readonly workPerRequest: number
  readonly memoryMibPerRequest: number
  /** Within the last period: requests a second, mean ms to an answer, CPU units that it took. */
  readonly perSecond: number
  readonly failedPerSecond: number
  readonly answerMs: number
  readonly cpuUnits: number
}

/** What flowed through one target group, or one load balancer, in the current minute and the last period. */
export interface PoolFlow {
  readonly perSecond: number
  readonly failedPerSecond: number
  readonly minute: MinuteCounts
}

/** A minute's sums, from which its datapoints are made (MET-4). */
export interface MinuteCounts {
  readonly requests: number
  readonly answered: number
  readonly answered5xx: number
  readonly failed: FailureCounts
  /** Sum of the answer times of what was answered, ms. */
  readonly answerMs: number
}

export const NO_MINUTE: MinuteCounts = {
  requests: 0,
  answered: 0,
  answered5xx: 0,
  failed: NO_COUNTS.failed,
  answerMs: 0,
}
