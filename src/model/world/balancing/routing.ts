import { matchesWildcards } from '../../../base/wildcards.ts'
import { groupAttribute, isCrossZone, slowStartMs } from './attributes.ts'
import type { FixedResponse, Redirect, ListenerRule, RuleCondition } from './listener.ts'
import type { TargetGroup } from './loadBalancer.ts'
import { poolOf, targetsOf, zonesServed, type BalancingWorld, type Pool } from './pools.ts'
import type { Target } from './target.ts'

/** What part of a group's traffic a target gets; the shares of all together are 1, or there are none. */
export interface Share {
  readonly target: Target
  readonly share: number
}

/**
 * Which targets get which share of a group's traffic now (ALB-10, ALB-11): the healthy ones, or all registered ones
 * where fewer are healthy than the group asks for. What drains or is not in use gets none.
 *
 * @param poolId  the ARN of a target group, or the name of a Classic Load Balancer
 */
export function sharesOf(world: BalancingWorld, poolId: string, atMs: number): readonly Share[] {
  const pool = poolOf(world, poolId)
  if (pool === undefined) return []
  const all = takingPart(world, pool, poolId)
  if (pool.balancer === undefined || isCrossZone(pool.group, pool.balancer))
    return shared(pool, serving(pool, all), atMs)
  const zones = zonesInDns(pool, all)
  return zones.flatMap((zone) =>
    sharesFrom(world, { poolId, zone }, atMs).map(({ target, share }) => ({ target, share: share / zones.length })),
  )
}

/** The same for what a client sends to the load balancer's address in one zone. */
export function sharesFrom(
  world: BalancingWorld,
  { poolId, zone }: { readonly poolId: string; readonly zone: string },
  atMs: number,
): readonly Share[] {
  const pool = poolOf(world, poolId)
  if (pool === undefined) return []
  const all = takingPart(world, pool, poolId)
  const isOne = pool.balancer === undefined || isCrossZone(pool.group, pool.balancer)
  return shared(pool, serving(pool, isOne ? all : all.filter((one) => one.zone === zone)), atMs)
}

/** The zones that the load balancer's name stands for: those whose targets are healthy enough, or all with any. */
function zonesInDns(pool: Pool, all: readonly Target[]): readonly string[] {
  const zones = zonesServed(pool).filter((zone) => all.some((one) => one.zone === zone))
  const good = zones.filter((zone) => !isBreached(pool, 'dns_failover', ofZone(all, zone)))
  return good.length > 0 ? good : zones
}

function ofZone(all: readonly Target[], zone: string): readonly Target[] {
  return all.filter((one) => one.zone === zone)
}

function takingPart(world: BalancingWorld, pool: Pool, poolId: string): readonly Target[] {
  const zones = zonesServed(pool)
  return targetsOf(world, poolId).filter(
    (one) => one.state !== 'draining' && zones.length > 0 && (one.zone === null || zones.includes(one.zone)),
  )
}

/** ALB-10: fail open. */
function serving(pool: Pool, all: readonly Target[]): readonly Target[] {
  // A Classic Load Balancer sends to what is InService alone.
  if (pool.group !== null && isBreached(pool, 'unhealthy_state_routing', all)) return all
  return all.filter((one) => one.state === 'healthy')
}

function isBreached(
  { group }: Pool,
  what: 'dns_failover' | 'unhealthy_state_routing',
  all: readonly Target[],
): boolean {
  if (group === null) return false
  const healthy = all.filter((one) => one.state === 'healthy').length
  const name = `target_group_health.${what}.minimum_healthy_targets`
  const percent = groupAttribute(group, `${name}.percentage`)
  if (healthy < Number(groupAttribute(group, `${name}.count`))) return true
  return percent !== 'off' && healthy * 100 < Number(percent) * all.length
}

function shared({ group }: Pool, targets: readonly Target[], atMs: number): readonly Share[] {
  const weights = targets.map((one) => weightOf(group, one, atMs))
  const sum = weights.reduce((total, one) => total + one, 0)
  if (sum === 0) return targets.map((target) => ({ target, share: 1 / targets.length }))
  return targets.map((target, index) => ({ target, share: (weights[index] ?? 0) / sum }))
}

/** ALB-11: grows from 0 to 1 while a target starts slowly. */
function weightOf(group: TargetGroup | null, { slowStartAtMs }: Target, atMs: number): number {
  const lastsMs = group === null || slowStartAtMs === null ? 0 : slowStartMs(group)
  if (lastsMs === 0 || slowStartAtMs === null) return 1
  return Math.min(1, Math.max(0, (atMs - slowStartAtMs) / lastsMs))
}

/** Whether a target starts slowly: then shares change with time alone. */
export function isRamping(world: BalancingWorld, atMs: number): boolean {
  for (const { poolId, slowStartAtMs } of world.targets.values()) {
    const group = slowStartAtMs === null ? undefined : world.targetGroups.get(poolId)
    if (group !== undefined && slowStartAtMs !== null && atMs < slowStartAtMs + slowStartMs(group)) return true
  }
  return false
}

/** A request as far as rules look at it. */
export interface RoutedRequest {
  /** `www.example.com`, without a port. */
  readonly host: string
  /** `/img/a.png`, without what follows `?`. */
  readonly path: string
}

/** What a listener does with a request, and by which rule. */
export type Route = { readonly rule: ListenerRule } & (
  | { readonly kind: 'forward'; readonly groups: readonly GroupShare[] }
  | { readonly kind: 'answered'; readonly by: FixedResponse | Redirect }
)

export interface GroupShare {
  readonly targetGroupArn: string
  readonly share: number
}

/**
 * ALB-7: the rule with the lowest number whose conditions hold, the default last. A group gets its weight by the sum of
 * all, also when it is empty or unhealthy; with weights of 0 alone nothing is forwarded.
 *
 * @returns `undefined` for no listener
 */
export function routeOf(world: BalancingWorld, listenerArn: string, request: RoutedRequest): Route | undefined {
  const rules = rulesOf(world, listenerArn)
  const rule = rules.find(({ conditions }) => conditions.every((one) => holds(one, request)))
  if (rule === undefined) return undefined
  const { action } = rule
  if (action.type !== 'forward') return { rule, kind: 'answered', by: action }
  const sum = action.groups.reduce((total, { weight }) => total + weight, 0)
  const groups = action.groups.map(({ targetGroupArn, weight }) => ({
    targetGroupArn,
    share: sum === 0 ? 0 : weight / sum,
  }))
  return { rule, kind: 'forward', groups }
}

/** The rules of a listener in the order in which they are asked. */
export function rulesOf({ listenerRules }: BalancingWorld, listenerArn: string): readonly ListenerRule[] {
  return [...listenerRules.values()]
    .filter((one) => one.listenerArn === listenerArn)
    .sort((a, b) => placeOf(a) - placeOf(b))
}

function placeOf({ priority }: ListenerRule): number {
  return priority === 'default' ? Infinity : priority
}

/** Hosts are compared without case, paths with. */
function holds({ field, values }: RuleCondition, { host, path }: RoutedRequest): boolean {
  if (field === 'path-pattern') return values.some((one) => matchesWildcards(one, path))
  return values.some((one) => matchesWildcards(one.toLowerCase(), host.toLowerCase()))
}

/** How long a group keeps a client at the target that it was given, in s; `null` for not at all. */
export function stickySecondsOf(group: TargetGroup): number | null {
  if (groupAttribute(group, 'stickiness.enabled') !== 'true') return null
  const type = groupAttribute(group, 'stickiness.type')
  // By the client's address, for as long as the target is there.
  if (type === 'source_ip') return Infinity
  return Number(groupAttribute(group, `stickiness.${type}.duration_seconds`))
}
