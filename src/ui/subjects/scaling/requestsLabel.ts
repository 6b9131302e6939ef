import { balancerOf } from '../../../model/world/balancing/pools.ts'
import type { TargetGroup } from '../../../model/world/balancing/loadBalancer.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'

/** The target group of a service behind an Application Load Balancer; `null` for none. */
export function groupOf(world: World, { settings }: Service): TargetGroup | null {
  for (const { targetGroupArn } of settings.loadBalancers) {
    const group = world.targetGroups.get(targetGroupArn ?? '')
    if (group !== undefined && balancerOf(world, group.arn)?.type === 'application') return group
  }
  return null
}

/** How Application Auto Scaling names it: `app/name/id/targetgroup/name/id`. */
export function labelOf(world: World, group: TargetGroup | null): string | null {
  const balancer = group === null ? undefined : balancerOf(world, group.arn)
  if (group === null || balancer === undefined) return null
  return `${balancer.arn.slice(balancer.arn.indexOf('app/'))}/${group.arn.slice(group.arn.indexOf('targetgroup/'))}`
}
