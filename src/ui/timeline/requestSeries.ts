import { balancerOf } from '../../model/world/balancing/pools.ts'
import type { History } from '../../model/world/history.ts'
import { seriesOf, type Point } from '../../model/world/series.ts'
import { poolIdOf } from '../../model/world/service/serviceLoadBalancer.ts'
import type { World } from '../../model/world/world.ts'

/** What came through a service's first target group, minute by minute (MET-4). */
export interface RequestSeries {
  readonly groupName: string
  /** Counts of a minute. */
  readonly requests: readonly Point<number>[]
  /** Answered with 5xx by targets or by the load balancer, counts of a minute. */
  readonly failed: readonly Point<number>[]
  /** Seconds. */
  readonly answer: readonly Point<number>[]
  readonly healthy: readonly Point<number>[]
  readonly unhealthy: readonly Point<number>[]
}

/** `null` for a service without a target group. */
export function requestSeries(history: History, world: World, serviceKey: string): RequestSeries | null {
  const service = world.services.get(serviceKey)
  const group = world.targetGroups.get(service?.settings.loadBalancers.map(poolIdOf)[0] ?? '')
  if (group === undefined) return null
  const ref = { kind: 'targetGroup', id: group.arn } as const
  const balancer = { kind: 'loadBalancer', id: balancerOf(world, group.arn)?.arn ?? '' } as const
  return {
    groupName: group.name,
    requests: seriesOf(history, ref, 'RequestCount'),
    failed: summed(
      seriesOf(history, ref, 'HTTPCode_Target_5XX_Count'),
      seriesOf(history, balancer, 'HTTPCode_ELB_5XX_Count'),
    ),
    answer: seriesOf(history, ref, 'TargetResponseTime'),
    healthy: seriesOf(history, ref, 'HealthyHostCount'),
    unhealthy: seriesOf(history, ref, 'UnHealthyHostCount'),
  }
}

/** Minute by minute; a gap counts nothing. */
function summed(a: readonly Point<number>[], b: readonly Point<number>[]): readonly Point<number>[] {
  const sums = new Map<number, number>()
  for (const { atMs, value } of [...a, ...b]) sums.set(atMs, (sums.get(atMs) ?? 0) + value)
  return [...sums].map(([atMs, value]) => ({ atMs, value })).toSorted((one, other) => one.atMs - other.atMs)
}
