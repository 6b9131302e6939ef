import { groupArnsOf } from '../world/balancing/pools.ts'
import type { World } from '../world/world.ts'

/** The groups that a load balancer forwards to, each once. */
export function groupsUsedBy(world: World, balancerArn: string): readonly string[] {
  const rules = [...world.listenerRules.values()].filter(
    (one) => world.listeners.get(one.listenerArn)?.loadBalancerArn === balancerArn,
  )
  return [...new Set(rules.flatMap(groupArnsOf))]
}
