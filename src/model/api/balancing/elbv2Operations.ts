import type { OperationList } from '../operation.ts'
import { answer, keptAs, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'
import {
  actions,
  arnText,
  attributeList,
  balancingName,
  conditions,
  HEALTH_CHECK,
  MARKED,
  names,
  port,
  securityGroups,
  TAGS,
  targetList,
} from './balancingShapes.ts'

const listenerProtocol = oneOf(['HTTP', 'HTTPS', 'TCP', 'TLS'], {
  UDP: 'UDP',
  TCP_UDP: 'UDP',
  GENEVE: 'GENEVE',
  QUIC: 'QUIC',
  TCP_QUIC: 'QUIC',
})
const certificates = keptAs(list(struct({ CertificateArn: optional(arnText) }), { max: 25 }))
const subnets = list(text({ max: 64 }), { min: 1, max: 10 })
const subnetMappings = list(struct({ SubnetId: optional(text({ max: 64 })) }), { min: 1, max: 10 })
const priority = whole({ min: 1, max: 50_000 })

const ofBalancer = struct({ LoadBalancerArn: required(arnText) })
const ofGroup = struct({ TargetGroupArn: required(arnText) })

export const elbv2Operations = {
  CreateLoadBalancer: {
    kind: 'write',
    input: struct({
      Name: required(balancingName('Load balancer')),
      Subnets: optional(subnets),
      SubnetMappings: optional(subnetMappings),
      SecurityGroups: optional(securityGroups),
      Scheme: optional(oneOf(['internet-facing', 'internal'])),
      Type: optional(oneOf(['application', 'network'], { gateway: 'Gateway Load Balancers' })),
      ...TAGS,
    }),
    output: answer({ LoadBalancers: 'list' }),
  },
  DescribeLoadBalancers: {
    kind: 'read',
    input: struct({ LoadBalancerArns: optional(names), Names: optional(names), ...MARKED }),
    output: answer({ LoadBalancers: 'list', NextMarker: 'string' }),
  },
  DeleteLoadBalancer: { kind: 'write', input: ofBalancer, output: answer({}) },
  DescribeLoadBalancerAttributes: { kind: 'read', input: ofBalancer, output: answer({ Attributes: 'list' }) },
  ModifyLoadBalancerAttributes: {
    kind: 'write',
    input: struct({ LoadBalancerArn: required(arnText), Attributes: required(attributeList) }),
    output: answer({ Attributes: 'list' }),
  },
  SetSecurityGroups: {
    kind: 'write',
    input: struct({ LoadBalancerArn: required(arnText), SecurityGroups: required(securityGroups) }),
    output: answer({ SecurityGroupIds: 'list' }),
  },
  SetSubnets: {
    kind: 'write',
    input: struct({
      LoadBalancerArn: required(arnText),
      Subnets: optional(subnets),
      SubnetMappings: optional(subnetMappings),
    }),
    output: answer({ AvailabilityZones: 'list', IpAddressType: 'string' }),
  },
  CreateTargetGroup: {
    kind: 'write',
    input: struct({
      Name: required(balancingName('Target group')),
      Protocol: optional(
        oneOf(['HTTP', 'HTTPS', 'TCP'], {
          TLS: 'target groups of TLS',
          UDP: 'UDP',
          TCP_UDP: 'UDP',
          GENEVE: 'GENEVE',
          QUIC: 'QUIC',
          TCP_QUIC: 'QUIC',
        }),
      ),
      Port: optional(port),
      VpcId: optional(text({ max: 64 })),
      TargetType: optional(
        oneOf(['instance', 'ip'], { lambda: 'functions as targets', alb: 'load balancers as targets' }),
      ),
      ...HEALTH_CHECK,
      ...TAGS,
    }),
    output: answer({ TargetGroups: 'list' }),
  },
  DescribeTargetGroups: {
    kind: 'read',
    input: struct({
      LoadBalancerArn: optional(arnText),
      TargetGroupArns: optional(names),
      Names: optional(names),
      ...MARKED,
    }),
    output: answer({ TargetGroups: 'list', NextMarker: 'string' }),
  },
  ModifyTargetGroup: {
    kind: 'write',
    input: struct({ TargetGroupArn: required(arnText), ...HEALTH_CHECK }),
    output: answer({ TargetGroups: 'list' }),
  },
  DeleteTargetGroup: { kind: 'write', input: ofGroup, output: answer({}) },
  DescribeTargetGroupAttributes: { kind: 'read', input: ofGroup, output: answer({ Attributes: 'list' }) },
  ModifyTargetGroupAttributes: {
    kind: 'write',
    input: struct({ TargetGroupArn: required(arnText), Attributes: required(attributeList) }),
    output: answer({ Attributes: 'list' }),
  },
  CreateListener: {
    kind: 'write',
    input: struct({
      LoadBalancerArn: required(arnText),
      Protocol: optional(listenerProtocol),
      Port: optional(port),
      Certificates: certificates,
      DefaultActions: required(actions),
      ...TAGS,
    }),
    output: answer({ Listeners: 'list' }),
  },
  DescribeListeners: {
    kind: 'read',
    input: struct({ LoadBalancerArn: optional(arnText), ListenerArns: optional(names), ...MARKED }),
    output: answer({ Listeners: 'list', NextMarker: 'string' }),
  },
  ModifyListener: {
    kind: 'write',
    input: struct({
      ListenerArn: required(arnText),
      Port: optional(port),
      Protocol: optional(listenerProtocol),
      Certificates: certificates,
      DefaultActions: optional(actions),
    }),
    output: answer({ Listeners: 'list' }),
  },
  DeleteListener: { kind: 'write', input: struct({ ListenerArn: required(arnText) }), output: answer({}) },
  CreateRule: {
    kind: 'write',
    input: struct({
      ListenerArn: required(arnText),
      Conditions: required(conditions),
      Priority: required(priority),
      Actions: required(actions),
      ...TAGS,
    }),
    output: answer({ Rules: 'list' }),
  },
  DescribeRules: {
    kind: 'read',
    input: struct({ ListenerArn: optional(arnText), RuleArns: optional(names), ...MARKED }),
    output: answer({ Rules: 'list', NextMarker: 'string' }),
  },
  ModifyRule: {
    kind: 'write',
    input: struct({ RuleArn: required(arnText), Conditions: optional(conditions), Actions: optional(actions) }),
    output: answer({ Rules: 'list' }),
  },
  SetRulePriorities: {
    kind: 'write',
    input: struct({
      RulePriorities: required(
        list(struct({ RuleArn: required(arnText), Priority: required(priority) }), { min: 1, max: 100 }),
      ),
    }),
    output: answer({ Rules: 'list' }),
  },
  DeleteRule: { kind: 'write', input: struct({ RuleArn: required(arnText) }), output: answer({}) },
  RegisterTargets: {
    kind: 'write',
    input: struct({ TargetGroupArn: required(arnText), Targets: required(targetList) }),
    output: answer({}),
  },
  DeregisterTargets: {
    kind: 'write',
    input: struct({ TargetGroupArn: required(arnText), Targets: required(targetList) }),
    output: answer({}),
  },
  DescribeTargetHealth: {
    kind: 'read',
    input: struct({ TargetGroupArn: required(arnText), Targets: optional(targetList) }),
    output: answer({ TargetHealthDescriptions: 'list' }),
  },
} as const satisfies OperationList
