import type { ActionInput, ConditionInput } from '../api/balancing/balancingShapes.ts'
import type { ForwardAction, Listener, ListenerAction, RuleCondition } from '../world/balancing/listener.ts'
import type { LoadBalancer } from '../world/balancing/loadBalancer.ts'
import { balancerOf } from '../world/balancing/pools.ts'
import { GROUPS_OF_BALANCER_MAX } from '../world/labLimits.ts'
import type { World } from '../world/world.ts'
import { groupFound, refused } from './found.ts'
import { groupsUsedBy } from './groupsUsedBy.ts'

interface At {
  readonly balancer: LoadBalancer
  /** The member of the input: `DefaultActions`, `Actions`. */
  readonly field: string
}

/**
 * What a listener or a rule does, of the one action that the lab takes.
 *
 * @throws ApiError  for an action without what it needs, a group of another protocol or load balancer, and too many groups
 */
export function actionGiven(world: World, [given]: readonly ActionInput[], { balancer, field }: At): ListenerAction {
  const at = `${field}[0]`
  if (given === undefined) throw refused('ValidationError', `${field} must not be empty`, field)
  if (given.Type === 'forward') return forwardGiven(world, given, { balancer, field: at })
  if (balancer.type === 'network') {
    const text = `Actions of type '${given.Type}' are not valid for a Network Load Balancer: ${at}.Type`
    throw refused('InvalidLoadBalancerAction', text, `${at}.Type`)
  }
  if (given.Type === 'fixed-response') {
    const { FixedResponseConfig: config } = given
    if (config === undefined) throw missing(at, 'FixedResponseConfig', given.Type)
    const { StatusCode, MessageBody = null, ContentType = null } = config
    return { type: 'fixed-response', statusCode: StatusCode, messageBody: MessageBody, contentType: ContentType }
  }
  const { RedirectConfig: config } = given
  if (config === undefined) throw missing(at, 'RedirectConfig', given.Type)
  return {
    type: 'redirect',
    statusCode: config.StatusCode,
    protocol: config.Protocol ?? '#{protocol}',
    port: config.Port ?? '#{port}',
    host: config.Host ?? '#{host}',
    path: config.Path ?? '/#{path}',
    query: config.Query ?? '#{query}',
  }
}

function missing(at: string, member: string, type: string): Error {
  return refused('ValidationError', `${at}.${member} must be given for an action of type '${type}'`, `${at}.${member}`)
}

function forwardGiven(world: World, given: ActionInput, { balancer, field }: At): ForwardAction {
  const listed = given.ForwardConfig?.TargetGroups ?? []
  const tuples = listed.length > 0 ? listed : [{ TargetGroupArn: given.TargetGroupArn }]
  const groups = tuples.map((one, index) => {
    const at =
      listed.length > 0
        ? `${field}.ForwardConfig.TargetGroups[${String(index)}].TargetGroupArn`
        : `${field}.TargetGroupArn`
    const { TargetGroupArn: arn } = one
    if (arn === undefined) throw refused('ValidationError', `${at}: a target group must be given`, at)
    refuseGroup(world, arn, { balancer, field: at })
    return { targetGroupArn: arn, weight: 'Weight' in one ? (one.Weight ?? 1) : 1 }
  })
  if (balancer.type === 'network' && groups.length > 1) {
    const text = `A listener of a Network Load Balancer forwards to one target group: ${field}`
    throw refused('InvalidLoadBalancerAction', text, field)
  }
  const arns = [...groupsUsedBy(world, balancer.arn), ...groups.map((one) => one.targetGroupArn)]
  if (new Set(arns).size > GROUPS_OF_BALANCER_MAX) {
    const text = `A load balancer uses ${String(GROUPS_OF_BALANCER_MAX)} target groups at most: ${field}`
    throw refused('TooManyUniqueTargetGroupsPerLoadBalancer', text, field)
  }
  const sticky = given.ForwardConfig?.TargetGroupStickinessConfig
  return { type: 'forward', groups, stickySeconds: sticky?.Enabled === true ? (sticky.DurationSeconds ?? 3_600) : null }
}

function refuseGroup(world: World, arn: string, { balancer, field }: At): void {
  const group = groupFound(world, arn, field)
  if ((group.protocol === 'TCP') !== (balancer.type === 'network')) {
    const text = `Target group '${arn}' has protocol ${group.protocol}, which a load balancer of type '${balancer.type}' does not forward to`
    throw refused('IncompatibleProtocols', text, field)
  }
  const other = balancerOf(world, arn)
  if (other !== undefined && other.arn !== balancer.arn) {
    const text = `The following target groups cannot be associated with more than one load balancer: ${arn}`
    throw refused('TargetGroupAssociationLimit', text, field)
  }
}

/** @throws ApiError  ValidationError, for a condition without values and one that stands twice */
export function conditionsGiven(given: readonly ConditionInput[]): readonly RuleCondition[] {
  const conditions = given.map(({ Field: field, ...one }, index) => {
    const own = field === 'path-pattern' ? one.PathPatternConfig : one.HostHeaderConfig
    const values = own?.Values ?? one.Values
    const at = `Conditions[${String(index)}]`
    if (values === undefined) {
      throw refused('ValidationError', `${at}.Values: a condition value must be specified`, `${at}.Values`)
    }
    return { field, values }
  })
  if (new Set(conditions.map((one) => one.field)).size < conditions.length) {
    throw refused('ValidationError', 'Conditions: a rule can only have one condition of each field', 'Conditions')
  }
  return conditions
}

/** Which protocols a load balancer listens with. @throws ApiError  ValidationError */
export function refuseProtocol(
  balancer: LoadBalancer,
  protocol: Listener['protocol'] | undefined,
): Listener['protocol'] {
  const taken = balancer.type === 'network' ? ['TCP', 'TLS'] : ['HTTP', 'HTTPS']
  if (protocol !== undefined && taken.includes(protocol)) return protocol
  const given =
    protocol === undefined
      ? 'A listener protocol must be specified'
      : `Listener protocol '${protocol}' is not supported`
  throw refused(
    'ValidationError',
    `${given}: Protocol takes ${taken.join(', ')} with a load balancer of type '${balancer.type}'`,
    'Protocol',
  )
}
