import { targetGroupArn } from '../api/balancing/balancingNames.ts'
import type { HEALTH_CHECK } from '../api/balancing/balancingShapes.ts'
import type { elbv2Operations } from '../api/balancing/elbv2Operations.ts'
import type { Handlers } from '../api/operation.ts'
import type { InputOf, StructureShape } from '../api/shape.ts'
import { groupRules } from '../world/balancing/attributes.ts'
import type { HealthCheck, TargetGroup } from '../world/balancing/loadBalancer.ts'
import { balancerOf, rulesNaming, targetsOf } from '../world/balancing/pools.ts'
import { TARGET_GROUPS_MAX } from '../world/labLimits.ts'
import { VPC_ID } from '../world/attributes/attributes.ts'
import { groupJson } from './balancingJson.ts'
import { balancerFound, groupFound, refused } from './found.ts'
import { attributesGiven, attributesTold } from './loadBalancerHandlers.ts'
import { markedPage } from './markedPage.ts'
import { refreshProbing } from './probing.ts'

type All = Handlers<typeof elbv2Operations>
type Named =
  | 'CreateTargetGroup'
  | 'DescribeTargetGroups'
  | 'ModifyTargetGroup'
  | 'DeleteTargetGroup'
  | 'DescribeTargetGroupAttributes'
  | 'ModifyTargetGroupAttributes'

export const targetGroupHandlers: Pick<All, Named> = {
  CreateTargetGroup(context, { input }) {
    const { world, nowMs } = context
    const { Protocol: protocol, Port: port } = input
    if (protocol === undefined) throw refused('ValidationError', 'A protocol must be specified', 'Protocol')
    if (port === undefined) throw refused('ValidationError', 'A port must be specified', 'Port')
    if (input.VpcId !== undefined && input.VpcId !== VPC_ID) {
      throw refused('ValidationError', `The VPC ID '${input.VpcId}' is not found`, 'VpcId')
    }
    const targetType = input.TargetType ?? 'instance'
    refuseUnchecked(input, targetType)
    const wanted = {
      name: input.Name,
      protocol,
      port,
      targetType,
      healthCheck: healthCheckFrom(input, freshCheck(protocol)),
    }
    const existing = [...world.targetGroups.values()].find((one) => one.name === wanted.name)
    if (existing !== undefined) {
      if (isSame(existing, wanted)) return { TargetGroups: [groupJson(world, existing)] }
      const text = `A target group with the same name '${wanted.name}' exists, but with different settings`
      throw refused('DuplicateTargetGroupName', text, 'Name')
    }
    if (world.targetGroups.size >= TARGET_GROUPS_MAX) {
      const text = `You have reached the maximum number of target groups: ${String(TARGET_GROUPS_MAX)}`
      throw refused('TooManyTargetGroups', text, 'Name')
    }
    const arn = targetGroupArn(wanted.name, context.random.hex(16))
    const value: TargetGroup = { arn, ...wanted, createdAtMs: nowMs, attributes: {} }
    context.emit({ kind: 'put', table: 'targetGroups', key: arn, value })
    return { TargetGroups: [groupJson(world, value)] }
  },
  DescribeTargetGroups(world, given) {
    const { TargetGroupArns: arns, Names: names, LoadBalancerArn: balancerArn } = given.input
    if (arns !== undefined) {
      const told = arns.map((arn) => groupJson(world, groupFound(world, arn, 'TargetGroupArns')))
      return markedPage('TargetGroups', told, given)
    }
    if (balancerArn !== undefined) balancerFound(world, balancerArn)
    const all = [...world.targetGroups.values()]
    const missing = names?.find((name) => !all.some((one) => one.name === name))
    if (missing !== undefined) groupFound(world, missing, 'Names')
    const asked = all.filter(
      (one) =>
        (names?.includes(one.name) ?? true) &&
        (balancerArn === undefined || balancerOf(world, one.arn)?.arn === balancerArn),
    )
    const told = asked.map((one) => groupJson(world, one))
    return markedPage('TargetGroups', told, given)
  },
  ModifyTargetGroup(context, { input }) {
    const group = groupFound(context.world, input.TargetGroupArn)
    refuseUnchecked(input, group.targetType)
    const value: TargetGroup = { ...group, healthCheck: healthCheckFrom(input, group.healthCheck) }
    context.emit({ kind: 'put', table: 'targetGroups', key: value.arn, value })
    refreshProbing(context, value.arn)
    return { TargetGroups: [groupJson(context.world, value)] }
  },
  DeleteTargetGroup(context, { input }) {
    const { world } = context
    // AWS takes it for done when there is none.
    if (!world.targetGroups.has(input.TargetGroupArn)) return {}
    const group = groupFound(world, input.TargetGroupArn)
    if (rulesNaming(world, group.arn).length > 0) {
      const text = `Target group '${group.arn}' is currently in use by a listener or a rule`
      throw refused('ResourceInUse', text, 'TargetGroupArn')
    }
    for (const { key, taskId } of targetsOf(world, group.arn)) context.emit({ kind: 'targetGone', key, taskId })
    context.emit({ kind: 'gone', table: 'targetGroups', key: group.arn })
    return {}
  },
  DescribeTargetGroupAttributes(world, { input }) {
    const group = groupFound(world, input.TargetGroupArn)
    return attributesTold(groupRules(group), group.attributes)
  },
  ModifyTargetGroupAttributes(context, { input }) {
    const group = groupFound(context.world, input.TargetGroupArn)
    const set = attributesGiven(groupRules(group), input.Attributes)
    const value: TargetGroup = { ...group, attributes: { ...group.attributes, ...set } }
    context.emit({ kind: 'put', table: 'targetGroups', key: value.arn, value })
    return attributesTold(groupRules(value), value.attributes)
  },
}

type Wanted = Pick<TargetGroup, 'name' | 'protocol' | 'port' | 'targetType' | 'healthCheck'>

function isSame({ name, protocol, port, targetType, healthCheck }: TargetGroup, wanted: Wanted): boolean {
  return JSON.stringify({ name, protocol, port, targetType, healthCheck }) === JSON.stringify(wanted)
}

/** ALB-4: AWS's defaults. A Network Load Balancer connects, waits longer and takes redirections for an answer. */
function freshCheck(protocol: TargetGroup['protocol']): HealthCheck {
  const isNetwork = protocol === 'TCP'
  return {
    protocol: isNetwork ? 'TCP' : 'HTTP',
    port: 'traffic-port',
    path: '/',
    intervalMs: 30_000,
    timeoutMs: isNetwork ? 10_000 : 5_000,
    healthyThreshold: 5,
    unhealthyThreshold: 2,
    matcher: isNetwork ? '200-399' : '200',
  }
}

/** ALB-17: only a Lambda function may go unchecked, and the lab has none. @throws ApiError  ValidationError */
function refuseUnchecked({ HealthCheckEnabled: isEnabled }: CheckInput, targetType: TargetGroup['targetType']): void {
  if (isEnabled !== false) return
  const text = `Health check enabled must be true for target groups with target type '${targetType}'`
  throw refused('ValidationError', text, 'HealthCheckEnabled')
}

type CheckInput = InputOf<StructureShape<typeof HEALTH_CHECK>>

/** @throws ApiError  InvalidConfigurationRequest, for a check that would begin before the last has ended */
function healthCheckFrom(input: CheckInput, before: HealthCheck): HealthCheck {
  const protocol = input.HealthCheckProtocol ?? before.protocol
  const isNewlyHttp = before.protocol === 'TCP' && protocol !== 'TCP'
  const interval = input.HealthCheckIntervalSeconds
  const timeout = input.HealthCheckTimeoutSeconds
  const check: HealthCheck = {
    protocol,
    port: input.HealthCheckPort ?? before.port,
    path: input.HealthCheckPath ?? before.path,
    intervalMs: interval === undefined ? before.intervalMs : interval * 1_000,
    timeoutMs: timeout === undefined ? (isNewlyHttp ? 6_000 : before.timeoutMs) : timeout * 1_000,
    healthyThreshold: input.HealthyThresholdCount ?? before.healthyThreshold,
    unhealthyThreshold: input.UnhealthyThresholdCount ?? before.unhealthyThreshold,
    matcher: input.Matcher?.HttpCode ?? before.matcher,
  }
  if (check.timeoutMs >= check.intervalMs) {
    // One who asks for a short interval alone means it.
    if (timeout === undefined) return { ...check, timeoutMs: Math.max(2_000, check.intervalMs - 1_000) }
    const field = 'HealthCheckTimeoutSeconds'
    throw refused('InvalidConfigurationRequest', 'Health check interval must be greater than the timeout.', field)
  }
  return check
}
