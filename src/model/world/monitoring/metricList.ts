import { balancerOf } from '../balancing/pools.ts'
import type { World } from '../world.ts'
import { metricOf, type MetricId } from './metric.ts'
import type { PoolPoint } from './poolMetrics.ts'

/** Every metric that has datapoints, of services first, then of load balancing, then the others. */
export function metricsIn(world: World): readonly MetricId[] {
  const found: MetricId[] = []
  for (const [key, points] of world.metrics) {
    const service = world.services.get(key)
    if (points.length > 0 && service !== undefined) found.push(...ofService(service.clusterName, service.name))
  }
  for (const [poolId, points] of world.poolMetrics) {
    const dimensions = poolDimensions(world, poolId)
    if (dimensions !== null) found.push(...ofPool(points, dimensions))
  }
  return [...found, ...[...world.keptMetrics.values()].map(({ id }) => id)]
}

function ofService(clusterName: string, serviceName: string): readonly MetricId[] {
  const dimensions = { ClusterName: clusterName, ServiceName: serviceName }
  return ['CPUUtilization', 'MemoryUtilization'].map((name) => metricOf('AWS/ECS', name, dimensions))
}

interface PoolDimensions {
  readonly namespace: string
  readonly dimensions: Readonly<Record<string, string>>
}

/** Under which dimensions a pool's metrics stand; `null` for a group that no load balancer uses. */
function poolDimensions(world: World, poolId: string): PoolDimensions | null {
  if (world.classicLoadBalancers.has(poolId)) return { namespace: 'AWS/ELB', dimensions: { LoadBalancerName: poolId } }
  const balancer = world.loadBalancers.get(poolId) ?? balancerOf(world, poolId)
  if (balancer === undefined) return null
  const namespace = balancer.type === 'application' ? 'AWS/ApplicationELB' : 'AWS/NetworkELB'
  const LoadBalancer = balancer.arn.slice(balancer.arn.indexOf('/') + 1)
  if (balancer.arn === poolId) return { namespace, dimensions: { LoadBalancer } }
  const TargetGroup = poolId.slice(poolId.lastIndexOf(':') + 1)
  return { namespace, dimensions: { LoadBalancer, TargetGroup } }
}

function ofPool(points: readonly PoolPoint[], { namespace, dimensions }: PoolDimensions): readonly MetricId[] {
  const names = new Set<string>()
  for (const point of points) {
    for (const [name, value] of Object.entries(point)) if (name !== 'atMs' && value !== null) names.add(name)
  }
  return [...names].map((name) => metricOf(namespace, name, dimensions))
}
