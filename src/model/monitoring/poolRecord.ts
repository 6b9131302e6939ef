import { poolOf, targetsOf } from '../world/balancing/pools.ts'
import { healthOf } from '../world/balancing/targetHealth.ts'
import type { Context, DueRows, Reactions } from '../world/context.ts'
import { METRIC_PERIOD_MS } from '../world/durations.ts'
import { Kept } from '../world/kept.ts'
import { balancerPoint, groupPoint } from '../world/monitoring/poolMetrics.ts'
import type { EntityRef } from '../world/ref.ts'
import { NO_MINUTE } from '../world/traffic/traffic.ts'
import type { World } from '../world/world.ts'

/** MET-4: each minute, of every pool with targets or requests. */
function onPoolMetricDue(context: Context): undefined {
  const { world, nowMs } = context
  for (const poolId of poolsIn(world)) {
    const minute = world.poolFlows.get(poolId)?.minute ?? NO_MINUTE
    const point = world.loadBalancers.has(poolId)
      ? balancerPoint(nowMs, minute)
      : groupPoint(nowMs, minute, hostsOf(world, poolId))
    context.emit({ kind: 'poolMeasured', ref: refOf(world, poolId), point })
  }
  for (const poolId of world.poolMetrics.keys()) {
    const isThere = world.loadBalancers.has(poolId) || poolOf(world, poolId) !== undefined
    if (!isThere) context.emit({ kind: 'poolMeasured', ref: refOf(world, poolId), point: null })
  }
  const goesOn = world.targets.size > 0 || world.poolFlows.size > 0
  if (goesOn) context.schedule(nowMs + METRIC_PERIOD_MS, { kind: 'poolMetricDue' })
}

function refOf(world: World, id: string): EntityRef {
  if (world.loadBalancers.has(id)) return { kind: 'loadBalancer', id }
  return { kind: world.classicLoadBalancers.has(id) ? 'classicLoadBalancer' : 'targetGroup', id }
}

function poolsIn(world: World): ReadonlySet<string> {
  const withTargets = [...world.targetsByPool.keys()].filter((id) => poolOf(world, id) !== undefined)
  return new Set([...withTargets, ...world.poolFlows.keys()])
}

interface Hosts {
  readonly healthy: number
  readonly unhealthy: number
  readonly registered: number
}

const kept = new Kept<Map<string, Hosts>>()

function hostsOf(world: World, poolId: string): Hosts {
  const known = kept.of(world, () => new Map())
  let hosts = known.get(poolId)
  if (hosts === undefined) known.set(poolId, (hosts = countHosts(world, poolId)))
  return hosts
}

function countHosts(world: World, poolId: string): Hosts {
  const states = targetsOf(world, poolId).map((target) => healthOf(world, target).state)
  const count = (wanted: string): number => states.filter((state) => state === wanted).length
  return { healthy: count('healthy'), unhealthy: count('unhealthy'), registered: states.length - count('draining') }
}

export const poolMonitoringDue: DueRows<'poolMetricDue'> = {
  poolMetricDue: { phase: 'metric', isEndless: true, once: () => 'poolMetric', run: onPoolMetricDue },
}

/** The first at the next full minute. */
export const poolMonitoringReactions: Reactions = {
  targetRegistered: (waking) => wakeAtMinute(waking),
  trafficSet: (waking) => wakeAtMinute(waking),
}

function wakeAtMinute({ nowMs, schedule }: Parameters<NonNullable<Reactions['trafficSet']>>[0]): void {
  schedule((Math.floor(nowMs / METRIC_PERIOD_MS) + 1) * METRIC_PERIOD_MS, { kind: 'poolMetricDue' })
}
