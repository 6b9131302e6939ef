import type { MinuteCounts } from '../traffic/traffic.ts'

/**
 * One minute of a target group, a Classic Load Balancer or a load balancer, as CloudWatch's AWS/ApplicationELB has it
 * (MET-4). `null`: that metric has no datapoint, which is not 0.
 */
export interface PoolPoint {
  readonly atMs: number
  readonly RequestCount: number | null
  readonly RequestCountPerTarget: number | null
  readonly HealthyHostCount: number | null
  readonly UnHealthyHostCount: number | null
  readonly HTTPCode_Target_2XX_Count: number | null
  readonly HTTPCode_Target_5XX_Count: number | null
  /** Of load balancers alone: what they themselves answered. */
  readonly HTTPCode_ELB_5XX_Count: number | null
  readonly HTTPCode_ELB_502_Count: number | null
  readonly HTTPCode_ELB_503_Count: number | null
  readonly HTTPCode_ELB_504_Count: number | null
  /** Seconds, the average. */
  readonly TargetResponseTime: number | null
}

interface Hosts {
  readonly healthy: number
  readonly unhealthy: number
  readonly registered: number
}

/** MET-4: a minute's datapoints of a target group. */
export function groupPoint(atMs: number, minute: MinuteCounts, { healthy, unhealthy, registered }: Hosts): PoolPoint {
  const hasTargets = registered > 0
  const chosen = minute.requests - minute.failed.http503
  const whenThere = (value: number): number | null => (hasTargets ? value : null)
  return {
    ...lbMembers(minute, 'group'),
    atMs,
    RequestCount: whenThere(chosen),
    // By the healthy, or by all while none is.
    RequestCountPerTarget: hasTargets ? chosen / (healthy > 0 ? healthy : registered) : 0,
    HealthyHostCount: whenThere(healthy),
    UnHealthyHostCount: whenThere(unhealthy),
    HTTPCode_Target_2XX_Count: whenThere(minute.answered),
    HTTPCode_Target_5XX_Count: whenThere(minute.answered5xx),
    TargetResponseTime: responseTime(minute),
  }
}

/** MET-4: a minute's datapoints of a load balancer: sums over its groups, and its own errors. */
export function balancerPoint(atMs: number, minute: MinuteCounts): PoolPoint {
  return {
    ...lbMembers(minute, 'balancer'),
    atMs,
    RequestCount: minute.requests - minute.failed.http503,
    RequestCountPerTarget: null,
    HealthyHostCount: null,
    UnHealthyHostCount: null,
    HTTPCode_Target_2XX_Count: minute.answered,
    HTTPCode_Target_5XX_Count: minute.answered5xx,
    TargetResponseTime: responseTime(minute),
  }
}

/** Where there was none there is a gap. */
function lbMembers({ failed }: MinuteCounts, of: 'group' | 'balancer') {
  const seen = (count: number): number | null => (of === 'group' || count === 0 ? null : count)
  return {
    HTTPCode_ELB_5XX_Count: seen(failed.http502 + failed.http503 + failed.http504),
    HTTPCode_ELB_502_Count: seen(failed.http502),
    HTTPCode_ELB_503_Count: seen(failed.http503),
    HTTPCode_ELB_504_Count: seen(failed.http504),
  }
}

function responseTime({ answered, answered5xx, answerMs }: MinuteCounts): number | null {
  const count = answered + answered5xx
  return count === 0 ? null : answerMs / count / 1_000
}
