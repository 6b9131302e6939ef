import type { LoadBalancer, TargetGroup } from './loadBalancer.ts'

/** One attribute of AWS's: what it is when nobody sets it, and what it takes. */
export interface AttributeRule {
  readonly key: string
  /** `null`: of this kind there is none. */
  readonly standard: string | null
  readonly takes:
    | 'flag'
    | 'percent'
    | readonly string[]
    | { readonly min: number; readonly max: number; readonly or?: number }
}

const FLAG = 'flag' as const
const on = (key: string, standard: string, takes: AttributeRule['takes']): AttributeRule => ({ key, standard, takes })

/** ALB-9: the attributes of a target group, by what is in front of it (load balancing guides, target group attributes). */
export function groupRules({
  protocol,
  targetType,
}: Pick<TargetGroup, 'protocol' | 'targetType'>): readonly AttributeRule[] {
  const isNetwork = protocol === 'TCP'
  const shared = [
    on('deregistration_delay.timeout_seconds', '300', { min: 0, max: 3_600 }),
    on('load_balancing.cross_zone.enabled', 'use_load_balancer_configuration', [
      'true',
      'false',
      'use_load_balancer_configuration',
    ]),
    on('stickiness.enabled', 'false', FLAG),
    on('target_group_health.dns_failover.minimum_healthy_targets.count', '1', { min: 1, max: 1_000 }),
    on('target_group_health.dns_failover.minimum_healthy_targets.percentage', 'off', 'percent'),
    on('target_group_health.unhealthy_state_routing.minimum_healthy_targets.count', '1', { min: 1, max: 1_000 }),
    on('target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage', 'off', 'percent'),
  ]
  return isNetwork
    ? [
        ...shared,
        on('stickiness.type', 'source_ip', ['source_ip']),
        on('deregistration_delay.connection_termination.enabled', 'false', FLAG),
        on('preserve_client_ip.enabled', targetType === 'ip' ? 'false' : 'true', FLAG),
        on('proxy_protocol_v2.enabled', 'false', FLAG),
        on('target_health_state.unhealthy.connection_termination.enabled', 'true', FLAG),
      ]
    : [
        ...shared,
        on('stickiness.type', 'lb_cookie', ['lb_cookie', 'app_cookie']),
        on('stickiness.lb_cookie.duration_seconds', '86400', { min: 1, max: 604_800 }),
        on('stickiness.app_cookie.duration_seconds', '86400', { min: 1, max: 604_800 }),
        on('slow_start.duration_seconds', '0', { min: 30, max: 900, or: 0 }),
        on('load_balancing.algorithm.type', 'round_robin', [
          'round_robin',
          'least_outstanding_requests',
          'weighted_random',
        ]),
        on('load_balancing.algorithm.anomaly_mitigation', 'off', ['on', 'off']),
      ]
}

export function balancerRules({ type }: Pick<LoadBalancer, 'type'>): readonly AttributeRule[] {
  const shared = [on('deletion_protection.enabled', 'false', FLAG)]
  return type === 'network'
    ? [...shared, on('load_balancing.cross_zone.enabled', 'false', FLAG)]
    : [
        ...shared,
        on('load_balancing.cross_zone.enabled', 'true', ['true']),
        on('idle_timeout.timeout_seconds', '60', { min: 1, max: 4_000 }),
        on('client_keep_alive.seconds', '3600', { min: 60, max: 604_800 }),
      ]
}

/** Why a value is none of an attribute's; `null` when it is one. */
export function attributeProblem({ takes }: AttributeRule, value: string): string | null {
  if (takes === 'flag') return ['true', 'false'].includes(value) ? null : 'it takes true or false'
  if (takes === 'percent') return value === 'off' || isWhole(value, 1, 100) ? null : 'it takes off, or 1 to 100'
  if ('min' in takes) {
    if (isWhole(value, takes.min, takes.max) || value === String(takes.or)) return null
    const also = takes.or === undefined ? '' : `${String(takes.or)}, or `
    return `it takes ${also}${String(takes.min)} to ${String(takes.max)}`
  }
  return takes.includes(value) ? null : `it takes ${takes.join(', ')}`
}

function isWhole(value: string, min: number, max: number): boolean {
  return /^[0-9]{1,6}$/.test(value) && Number(value) >= min && Number(value) <= max
}

type Attributed = Pick<TargetGroup, 'attributes'>

/** The value that counts. @param key  of `groupRules` */
export function groupAttribute(group: Attributed & Pick<TargetGroup, 'protocol' | 'targetType'>, key: string): string {
  return group.attributes[key] ?? groupRules(group).find((one) => one.key === key)?.standard ?? ''
}

function balancerAttribute(balancer: LoadBalancer, key: string): string {
  return balancer.attributes[key] ?? balancerRules(balancer).find((one) => one.key === key)?.standard ?? ''
}

/** How long a target drains, all of it even when nothing is in flight (ALB-8). */
export function drainMs(group: TargetGroup): number {
  return Number(groupAttribute(group, 'deregistration_delay.timeout_seconds')) * 1_000
}

export function slowStartMs(group: TargetGroup): number {
  return Number(groupAttribute(group, 'slow_start.duration_seconds') || '0') * 1_000
}

/** Whether targets of all zones are one pool: an ALB's always, unless the group says otherwise. */
export function isCrossZone(group: TargetGroup, balancer: LoadBalancer): boolean {
  const own = groupAttribute(group, 'load_balancing.cross_zone.enabled')
  if (own !== 'use_load_balancer_configuration') return own === 'true'
  return balancerAttribute(balancer, 'load_balancing.cross_zone.enabled') === 'true'
}
