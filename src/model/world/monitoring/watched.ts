import { serviceKey } from '../service/service.ts'
import { poolIdOf } from '../service/serviceLoadBalancer.ts'
import type { EntityRef } from '../ref.ts'
import type { World } from '../world.ts'
import type { Alarm } from './alarm.ts'
import { poolMeasured } from './datapoints.ts'
import { dimensionOf, type MetricId } from './metric.ts'

/** The metrics that an alarm looks at, in the order of its rows. */
export function metricsWatched({ queries }: Pick<Alarm, 'queries'>): readonly MetricId[] {
  return queries.flatMap(({ stat }) => stat?.metric ?? [])
}

/** What of the lab a metric is about, the nearest first; nothing for one's own metrics without such dimensions. */
export function measuredBy(world: World, metric: MetricId): readonly EntityRef[] {
  const [clusterName, serviceName, groupName] = ['ClusterName', 'ServiceName', 'AutoScalingGroupName'].map((one) =>
    dimensionOf(metric, one),
  )
  const refs: EntityRef[] = []
  const poolId = poolMeasured(world, metric)
  if (poolId !== null) refs.push(...poolRefs(world, poolId))
  if (groupName !== undefined) refs.push({ kind: 'autoScalingGroup', id: groupName })
  if (clusterName === undefined) return refs
  if (serviceName !== undefined) refs.push({ kind: 'service', id: serviceKey(clusterName, serviceName) })
  return [...refs, { kind: 'cluster', id: clusterName }]
}

/** A target group or load balancer, and the service whose targets it has. */
function poolRefs(world: World, id: string): readonly EntityRef[] {
  if (world.loadBalancers.has(id)) return [{ kind: 'loadBalancer', id }]
  const pool: EntityRef = { kind: world.classicLoadBalancers.has(id) ? 'classicLoadBalancer' : 'targetGroup', id }
  const service = [...world.services.values()].find(({ settings }) =>
    settings.loadBalancers.some((one) => poolIdOf(one) === id),
  )
  if (service === undefined) return [pool]
  return [pool, { kind: 'service', id: service.key }, { kind: 'cluster', id: service.clusterName }]
}
