import { apiTime } from '../api/arns.ts'
import { HOSTED_ZONES } from '../api/balancing/balancingNames.ts'
import type { Output } from '../api/command.ts'
import { VPC_ID } from '../world/attributes/attributes.ts'
import type { Listener, ListenerAction, ListenerRule, RuleCondition } from '../world/balancing/listener.ts'
import type { ClassicLoadBalancer, LoadBalancer, TargetGroup } from '../world/balancing/loadBalancer.ts'
import { balancerOf, targetsOf } from '../world/balancing/pools.ts'
import { healthOf } from '../world/balancing/targetHealth.ts'
import type { Target } from '../world/balancing/target.ts'
import type { World } from '../world/world.ts'
import { defaultRuleOf } from './found.ts'

/** Answers of Elastic Load Balancing, in AWS's members. */

export function balancerJson(one: LoadBalancer): Output {
  return {
    LoadBalancerArn: one.arn,
    DNSName: one.dnsName,
    CanonicalHostedZoneId: HOSTED_ZONES[one.type],
    CreatedTime: apiTime(one.createdAtMs),
    LoadBalancerName: one.name,
    Scheme: one.scheme,
    VpcId: VPC_ID,
    State: { Code: one.state },
    Type: one.type,
    AvailabilityZones: zonesJson(one),
    ...((one.type === 'application' || one.securityGroups.length > 0) && { SecurityGroups: one.securityGroups }),
    IpAddressType: 'ipv4',
  }
}

export function zonesJson({ subnets }: Pick<LoadBalancer, 'subnets'>): readonly Output[] {
  return subnets.map(({ zone, subnetId }) => ({ ZoneName: zone, SubnetId: subnetId, LoadBalancerAddresses: [] }))
}

export function groupJson(world: World, one: TargetGroup): Output {
  const { healthCheck: check } = one
  const balancer = balancerOf(world, one.arn)
  const isHttp = check.protocol === 'HTTP' || check.protocol === 'HTTPS'
  return {
    TargetGroupArn: one.arn,
    TargetGroupName: one.name,
    Protocol: one.protocol,
    Port: one.port,
    VpcId: VPC_ID,
    HealthCheckProtocol: check.protocol,
    HealthCheckPort: check.port,
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: check.intervalMs / 1_000,
    HealthCheckTimeoutSeconds: check.timeoutMs / 1_000,
    HealthyThresholdCount: check.healthyThreshold,
    UnhealthyThresholdCount: check.unhealthyThreshold,
    ...(isHttp && { HealthCheckPath: check.path, Matcher: { HttpCode: check.matcher } }),
    LoadBalancerArns: balancer === undefined ? [] : [balancer.arn],
    TargetType: one.targetType,
    ...(one.protocol !== 'TCP' && { ProtocolVersion: 'HTTP1' }),
    IpAddressType: 'ipv4',
  }
}

export function listenerJson(world: World, one: Listener): Output {
  const rule = defaultRuleOf(world, one)
  return {
    ListenerArn: one.arn,
    LoadBalancerArn: one.loadBalancerArn,
    Port: one.port,
    Protocol: one.protocol,
    ...(one.certificates.length > 0 && { Certificates: one.certificates.map((arn) => ({ CertificateArn: arn })) }),
    DefaultActions: rule === undefined ? [] : [actionJson(rule.action)],
  }
}

export function ruleJson(one: ListenerRule): Output {
  return {
    RuleArn: one.arn,
    Priority: String(one.priority),
    Conditions: one.conditions.map(conditionJson),
    Actions: [actionJson(one.action)],
    IsDefault: one.priority === 'default',
  }
}

function conditionJson({ field, values }: RuleCondition): Output {
  const config =
    field === 'path-pattern' ? { PathPatternConfig: { Values: values } } : { HostHeaderConfig: { Values: values } }
  return { Field: field, Values: values, ...config }
}

function actionJson(action: ListenerAction): Output {
  switch (action.type) {
    case 'forward': {
      const [first] = action.groups
      const { stickySeconds } = action
      return {
        Type: 'forward',
        ...(action.groups.length === 1 && { TargetGroupArn: first?.targetGroupArn ?? '' }),
        ForwardConfig: {
          TargetGroups: action.groups.map(({ targetGroupArn, weight }) => ({
            TargetGroupArn: targetGroupArn,
            Weight: weight,
          })),
          TargetGroupStickinessConfig:
            stickySeconds === null ? { Enabled: false } : { Enabled: true, DurationSeconds: stickySeconds },
        },
      }
    }
    case 'fixed-response': {
      const { statusCode, messageBody, contentType } = action
      const config = {
        StatusCode: statusCode,
        ...(messageBody !== null && { MessageBody: messageBody }),
        ...(contentType !== null && { ContentType: contentType }),
      }
      return { Type: 'fixed-response', FixedResponseConfig: config }
    }
    case 'redirect': {
      const { protocol, port, host, path, query, statusCode } = action
      const config = { Protocol: protocol, Port: port, Host: host, Path: path, Query: query, StatusCode: statusCode }
      return { Type: 'redirect', RedirectConfig: config }
    }
  }
}

/** One target as DescribeTargetHealth tells it. */
export function targetJson(world: World, group: TargetGroup, target: Target): Output {
  const { state, reason, description } = healthOf(world, target)
  const { port } = group.healthCheck
  return {
    Target: { Id: target.id, Port: target.port, ...(target.zone !== null && { AvailabilityZone: target.zone }) },
    HealthCheckPort: port === 'traffic-port' ? String(target.port) : port,
    TargetHealth: {
      State: state,
      ...(reason !== null && { Reason: reason }),
      ...(description !== null && { Description: description }),
    },
  }
}

export function classicJson(world: World, one: ClassicLoadBalancer): Output {
  return {
    LoadBalancerName: one.name,
    DNSName: one.dnsName,
    CanonicalHostedZoneName: one.dnsName,
    CanonicalHostedZoneNameID: HOSTED_ZONES.application,
    ListenerDescriptions: one.listeners.map(({ protocol, port, instancePort }) => ({
      Listener: {
        Protocol: protocol,
        LoadBalancerPort: port,
        InstanceProtocol: protocol,
        InstancePort: instancePort,
      },
      PolicyNames: [],
    })),
    Policies: { AppCookieStickinessPolicies: [], LBCookieStickinessPolicies: [], OtherPolicies: [] },
    BackendServerDescriptions: [],
    AvailabilityZones: one.subnets.map(({ zone }) => zone),
    Subnets: one.subnets.map(({ subnetId }) => subnetId),
    VPCId: VPC_ID,
    Instances: [...new Set(targetsOf(world, one.name).map(({ id }) => id))].map((id) => ({ InstanceId: id })),
    HealthCheck: classicCheckJson(one),
    SecurityGroups: one.securityGroups,
    CreatedTime: apiTime(one.createdAtMs),
    Scheme: one.scheme,
  }
}

export function classicCheckJson({ healthCheck: check }: Pick<ClassicLoadBalancer, 'healthCheck'>): Output {
  const path = check.protocol === 'HTTP' || check.protocol === 'HTTPS' ? check.path : ''
  return {
    Target: `${check.protocol}:${check.port}${path}`,
    Interval: check.intervalMs / 1_000,
    Timeout: check.timeoutMs / 1_000,
    UnhealthyThreshold: check.unhealthyThreshold,
    HealthyThreshold: check.healthyThreshold,
  }
}
