import type { World, WritableWorld } from '../world.ts'
import {
  FAILURES,
  FLOW_PERIOD_MS,
  MINUTE_MS,
  NO_COUNTS,
  NO_MINUTE,
  type FlowCounts,
  type MinuteCounts,
} from './traffic.ts'

/** What went through a target group or a load balancer since it was made (TRF-5): the minutes that are over, and this one. */
export function poolCounts({ poolTotals, poolFlows }: World, poolId: string): FlowCounts {
  return added(poolTotals.get(poolId) ?? NO_COUNTS, poolFlows.get(poolId)?.minute ?? NO_MINUTE)
}

/** Keeps the minute that is over, before the flows of the next one take its place. */
export function keepMinute(world: WritableWorld): void {
  if ((world.nowMs - FLOW_PERIOD_MS) % MINUTE_MS !== 0) return
  for (const [poolId, { minute }] of world.poolFlows) {
    if (isThere(world, poolId)) world.poolTotals.set(poolId, added(world.poolTotals.get(poolId) ?? NO_COUNTS, minute))
  }
}

/** Requests may still be under way through what was deleted. */
function isThere({ targetGroups, loadBalancers, classicLoadBalancers }: World, poolId: string): boolean {
  return targetGroups.has(poolId) || loadBalancers.has(poolId) || classicLoadBalancers.has(poolId)
}

function added(counts: FlowCounts, minute: MinuteCounts): FlowCounts {
  const failed = { ...counts.failed }
  for (const [, key] of FAILURES) failed[key] += minute.failed[key]
  return {
    sent: counts.sent + minute.requests,
    answered: counts.answered + minute.answered,
    answered5xx: counts.answered5xx + minute.answered5xx,
    failed,
  }
}
