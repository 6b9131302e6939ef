import type { World } from '../world.ts'
import type { ListenerRule } from './listener.ts'
import type { ClassicLoadBalancer, HealthCheck, LoadBalancer, TargetGroup } from './loadBalancer.ts'
import type { Target } from './target.ts'

/** Everything that these queries read. */
export type BalancingWorld = Pick<
  World,
  | 'loadBalancers'
  | 'classicLoadBalancers'
  | 'targetGroups'
  | 'listeners'
  | 'listenerRules'
  | 'targets'
  | 'targetsByPool'
>

/** The targets of a group or of a Classic Load Balancer, in order of registration. */
export function targetsOf({ targets, targetsByPool }: BalancingWorld, poolId: string): readonly Target[] {
  const found: Target[] = []
  for (const key of targetsByPool.get(poolId) ?? []) {
    const target = targets.get(key)
    if (target !== undefined) found.push(target)
  }
  return found
}

/** The rules whose action names a group, defaults included. */
export function rulesNaming({ listenerRules }: BalancingWorld, groupArn: string): readonly ListenerRule[] {
  return [...listenerRules.values()].filter((one) => groupArnsOf(one).includes(groupArn))
}

export function groupArnsOf({ action }: Pick<ListenerRule, 'action'>): readonly string[] {
  return action.type === 'forward' ? action.groups.map((one) => one.targetGroupArn) : []
}

/** The load balancer that uses a group: one at most (ALB-1). */
export function balancerOf(world: BalancingWorld, groupArn: string): LoadBalancer | undefined {
  for (const rule of world.listenerRules.values()) {
    if (!groupArnsOf(rule).includes(groupArn)) continue
    const listener = world.listeners.get(rule.listenerArn)
    const balancer = world.loadBalancers.get(listener?.loadBalancerArn ?? '')
    if (balancer !== undefined) return balancer
  }
  return undefined
}

/** What has targets: a group with its load balancer, if one uses it, or a Classic Load Balancer. */
export type Pool =
  | { readonly group: TargetGroup; readonly balancer: LoadBalancer | undefined; readonly classic: null }
  | { readonly group: null; readonly balancer: undefined; readonly classic: ClassicLoadBalancer }

export function poolOf(world: BalancingWorld, poolId: string): Pool | undefined {
  const group = world.targetGroups.get(poolId)
  if (group !== undefined) return { group, balancer: balancerOf(world, poolId), classic: null }
  const classic = world.classicLoadBalancers.get(poolId)
  return classic === undefined ? undefined : { group: null, balancer: undefined, classic }
}

export function healthCheckOf(pool: Pool): HealthCheck {
  return pool.group === null ? pool.classic.healthCheck : pool.group.healthCheck
}

/** The zones from which a pool's load balancer sends; none where no load balancer uses it. */
export function zonesServed({ balancer, classic }: Pool): readonly string[] {
  const subnets = classic === null ? (balancer?.subnets ?? []) : classic.subnets
  return subnets.map((one) => one.zone)
}

/** Whether a target is checked at all: its load balancer is there and active, and sends into its zone (ALB-5). */
export function isProbed(pool: Pool, target: Pick<Target, 'zone'>): boolean {
  if (pool.classic === null && pool.balancer?.state !== 'active') return false
  return target.zone === null || zonesServed(pool).includes(target.zone)
}
