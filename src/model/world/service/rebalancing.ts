import type { World } from '../world.ts'
import { schedulingOf } from './scheduling.ts'
import type { Rebalancing } from './zoneCounts.ts'
import type { MemberOf, PlacementConstraint, PlacementStrategy, Service } from './service.ts'
import type { ServiceSettings } from './settings.ts'
import type { Task } from '../task/task.ts'

interface Configured {
  readonly maximumPercent: number
  readonly strategies: readonly PlacementStrategy[]
  readonly constraints: readonly PlacementConstraint[]
  readonly loadBalancers: ServiceSettings['loadBalancers']
}

const ZONE = 'attribute:ecs.availability-zone'

/** SVC-10: what of a service does not go with rebalancing, as ECS says it; `null` where ECS could do it. */
export function notRebalanced({ maximumPercent, strategies, constraints, loadBalancers }: Configured): string | null {
  const [first] = strategies
  if (maximumPercent <= 100) return 'maximumPercent <= 100 % as deployment configuration'
  if (first !== undefined && (first.type !== 'spread' || first.field !== ZONE))
    return 'a first placement strategy other than spread over Availability Zones'
  if (constraints.some((one) => one.type === 'memberOf' && asksForZone(one)))
    return 'ecs.availability-zone in placement constraints'
  return loadBalancers.some((one) => one.loadBalancerName !== null) ? 'Classic Load Balancers' : null
}

function asksForZone({ expression }: MemberOf): boolean {
  return expression.includes(ZONE)
}

/** Whether ECS does it for a service. */
export function mayRebalance({ settings, deploymentConfiguration, ...service }: Service): boolean {
  const configured = {
    ...deploymentConfiguration,
    strategies: service.placementStrategy,
    constraints: service.placementConstraints,
    loadBalancers: settings.loadBalancers,
  }
  // Whose deployments somebody else makes ECS moves nothing.
  if (service.controller !== undefined) return false
  return settings.availabilityZoneRebalancing === 'ENABLED' && notRebalanced(configured) === null
}

/** What goes on of it; `null` for nothing: a new deployment or another desired count has ended it. */
export function rebalancingOf(world: Pick<World, 'scheduling'>, service: Service): Rebalancing | null {
  const { rebalancing } = schedulingOf(world, service.key)
  const [primary] = service.deployments
  if (rebalancing === undefined || service.status !== 'ACTIVE' || primary?.rolloutState !== 'COMPLETED') return null
  const isSame = primary.id === rebalancing.deploymentId && service.desiredCount === rebalancing.desiredCount
  return isSame && mayRebalance(service) ? rebalancing : null
}

/** Whether a task was started to rebalance and is not healthy yet: until it is, none goes for it. */
export function isComing(rebalancing: Rebalancing | null, { id, isHealthy }: Task): boolean {
  return rebalancing !== null && !isHealthy && rebalancing.taskIds.includes(id)
}
