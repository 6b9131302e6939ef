import { describe, expect, it } from 'vitest'
import {
  createBalancer,
  createGroup,
  createListener,
  createRule,
  front,
  healthIn,
  setAttributes,
} from '../../testing/balancers.ts'
import { yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const v2 = (lab: TestLab, operation: string, input: Input) => lab.act('elbv2', operation, input)
const refusal = (lab: TestLab, operation: string, input: Input) => {
  const { name, message } = lab.refusal('elbv2', operation, input)
  return `${name}: ${message}`
}
const forward = (arn: string) => [{ Type: 'forward', TargetGroupArn: arn }]

describe('ALB-1 load balancers, groups, listeners and rules', () => {
  it('have AWS’s ARNs and names, each under the one before', () => {
    const lab = yard()
    const { balancer, group, listener } = front(lab)
    const rule = createRule(lab, listener, { Priority: 1, Conditions: PATH, Actions: forward(group) })
    const elb = /^arn:aws:elasticloadbalancing:us-east-1:123456789012:/.source
    expect(balancer).toMatch(new RegExp(`${elb}loadbalancer/app/front/[0-9a-f]{16}$`))
    expect(group).toMatch(new RegExp(`${elb}targetgroup/web/[0-9a-f]{16}$`))
    expect(listener).toMatch(new RegExp(`${elb}listener/app/front/[0-9a-f]{16}/[0-9a-f]{16}$`))
    expect(rule).toMatch(new RegExp(`${elb}listener-rule/app/front/[0-9a-f]{16}/[0-9a-f]{16}/[0-9a-f]{16}$`))
    const [told] = v2(lab, 'DescribeLoadBalancers', { Names: ['front'] }).LoadBalancers as readonly Input[]
    expect(told?.DNSName).toMatch(/^front-[0-9]+\.us-east-1\.elb\.amazonaws\.com$/)
  })

  it('the same again is the same one, another under the name is refused', () => {
    const lab = yard()
    expect(createBalancer(lab)).toBe(createBalancer(lab))
    expect(createGroup(lab)).toBe(createGroup(lab))
    expect(lab.world.loadBalancers.size + lab.world.targetGroups.size).toBe(2)
    expect(refusal(lab, 'CreateTargetGroup', { Name: 'web', Protocol: 'HTTP', Port: 81 })).toBe(
      "DuplicateTargetGroupName: A target group with the same name 'web' exists, but with different settings",
    )
  })

  it('what two would share, or one still needs, is refused in AWS’s words', () => {
    const lab = yard()
    const { balancer, group, listener } = front(lab)
    const other = createBalancer(lab, { Name: 'other' })
    const listen = { Protocol: 'HTTP', Port: 80, DefaultActions: forward(group) }
    expect(refusal(lab, 'CreateListener', { LoadBalancerArn: other, ...listen })).toContain(
      'TargetGroupAssociationLimit: The following target groups cannot be associated with more than one load balancer',
    )
    expect(refusal(lab, 'CreateListener', { LoadBalancerArn: balancer, ...listen })).toContain(
      'DuplicateListener: A listener already exists on this port for this load balancer',
    )
    expect(refusal(lab, 'DeleteTargetGroup', { TargetGroupArn: group })).toContain(
      'is currently in use by a listener or a rule',
    )
    const rule = { ListenerArn: listener, Priority: 1, Conditions: PATH, Actions: forward(group) }
    v2(lab, 'CreateRule', rule)
    expect(refusal(lab, 'CreateRule', rule)).toBe("PriorityInUse: Priority '1' is currently in use")
    v2(lab, 'DeleteLoadBalancer', { LoadBalancerArn: balancer })
    expect([lab.world.listeners.size, lab.world.listenerRules.size]).toEqual([0, 0])
    v2(lab, 'DeleteTargetGroup', { TargetGroupArn: group })
    expect(lab.world.targetGroups.size).toBe(0)
  })

  it('an ALB needs two zones, and a Network Load Balancer takes TCP', () => {
    const lab = yard()
    expect(refusal(lab, 'CreateLoadBalancer', { Name: 'a', Subnets: ['subnet-1'] })).toBe(
      'ValidationError: At least two subnets in two different Availability Zones must be specified',
    )
    const balancer = createBalancer(lab, { Name: 'net', Type: 'network', Subnets: ['subnet-1'] })
    const group = createGroup(lab, { Name: 'net', Protocol: 'TCP', Port: 5_432 })
    const http = createGroup(lab, { Name: 'http' })
    expect(
      refusal(lab, 'CreateListener', {
        LoadBalancerArn: balancer,
        Protocol: 'TCP',
        Port: 80,
        DefaultActions: forward(http),
      }),
    ).toContain('IncompatibleProtocols')
    const listener = createListener(lab, { balancer, group }, { Protocol: 'TCP', Port: 5_432 })
    const rule = { ListenerArn: listener, Priority: 1, Conditions: PATH, Actions: forward(group) }
    expect(refusal(lab, 'CreateRule', rule)).toContain('Rules are not supported')
  })

  it('priorities are set together, so that two can change places', () => {
    const lab = yard()
    const { group, listener } = front(lab)
    const [one, two] = [1, 2].map((Priority) =>
      createRule(lab, listener, { Priority, Conditions: PATH, Actions: forward(group) }),
    )
    const RulePriorities = [
      { RuleArn: one, Priority: 2 },
      { RuleArn: two, Priority: 1 },
    ]
    v2(lab, 'SetRulePriorities', { RulePriorities })
    const rules = v2(lab, 'DescribeRules', { ListenerArn: listener }).Rules as readonly Input[]
    expect(rules.map((rule) => [rule.RuleArn, rule.Priority])).toEqual([
      [two, '1'],
      [one, '2'],
      [expect.anything(), 'default'],
    ])
    expect(refusal(lab, 'SetRulePriorities', { RulePriorities: [{ RuleArn: one, Priority: 1 }] })).toContain(
      'PriorityInUse',
    )
  })
})

const PATH = [{ Field: 'path-pattern', Values: ['/api/*'] }]

describe('ALB-2, ALB-9', () => {
  it('a load balancer is active after two minutes', () => {
    const lab = yard()
    const arn = createBalancer(lab)
    const state = () => lab.world.loadBalancers.get(arn)?.state
    lab.forward(119_999)
    expect(state()).toBe('provisioning')
    lab.forward(1)
    expect(state()).toBe('active')
  })

  it('attributes have AWS’s keys, defaults and limits', () => {
    const lab = yard()
    const group = createGroup(lab)
    const told = () => {
      const { Attributes } = v2(lab, 'DescribeTargetGroupAttributes', { TargetGroupArn: group })
      return Object.fromEntries(
        (Attributes as readonly { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]),
      )
    }
    expect(told()).toMatchObject({
      'deregistration_delay.timeout_seconds': '300',
      'slow_start.duration_seconds': '0',
      'load_balancing.algorithm.type': 'round_robin',
      'stickiness.lb_cookie.duration_seconds': '86400',
    })
    setAttributes(lab, group, { 'deregistration_delay.timeout_seconds': '3600', 'slow_start.duration_seconds': '30' })
    expect(told()).toMatchObject({
      'deregistration_delay.timeout_seconds': '3600',
      'slow_start.duration_seconds': '30',
    })
    const set = (Key: string, Value: string) =>
      refusal(lab, 'ModifyTargetGroupAttributes', { TargetGroupArn: group, Attributes: [{ Key, Value }] })
    expect(set('deregistration_delay.timeout_seconds', '3601')).toContain('it takes 0 to 3600')
    expect(set('slow_start.duration_seconds', '29')).toContain('it takes 0, or 30 to 900')
    expect(set('proxy_protocol_v2.enabled', 'true')).toContain('is no attribute of it')
  })
})

describe('ALB-17 health checks', () => {
  it.each(['instance', 'ip'])('of targets of type %s cannot be switched off', (TargetType) => {
    const lab = yard()
    const group = createGroup(lab, { TargetType })
    const said = `ValidationError: Health check enabled must be true for target groups with target type '${TargetType}'`
    const off = { HealthCheckEnabled: false }
    const other = { Name: 'other', Protocol: 'HTTP', Port: 80, TargetType, ...off }
    expect(refusal(lab, 'CreateTargetGroup', other)).toBe(said)
    expect(refusal(lab, 'ModifyTargetGroup', { TargetGroupArn: group, ...off })).toBe(said)
    expect(v2(lab, 'DescribeTargetGroups', {}).TargetGroups).toMatchObject([{ HealthCheckEnabled: true }])
    v2(lab, 'ModifyTargetGroup', { TargetGroupArn: group, HealthCheckEnabled: true })
  })
})

describe('ALB-6 a Classic Load Balancer', () => {
  it('has its instances in service when they accept a connection, and out of service after two failures', () => {
    const lab = yard()
    const [first] = lab.world.instances.values()
    const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 8_080 }]
    lab.act('elb', 'CreateLoadBalancer', { LoadBalancerName: 'old', Listeners, AvailabilityZones: ['us-east-1a'] })
    const [told] = lab.act('elb', 'DescribeLoadBalancers', {}).LoadBalancerDescriptions as readonly Input[]
    expect(told?.HealthCheck).toEqual({
      Target: 'TCP:8080',
      Interval: 30,
      Timeout: 5,
      UnhealthyThreshold: 2,
      HealthyThreshold: 10,
    })
    const Instances = [{ InstanceId: first?.ec2InstanceId ?? '' }]
    lab.act('elb', 'RegisterInstancesWithLoadBalancer', { LoadBalancerName: 'old', Instances })
    const state = () => {
      const [one] = lab.act('elb', 'DescribeInstanceHealth', { LoadBalancerName: 'old' })
        .InstanceStates as readonly Input[]
      return [one?.State, one?.ReasonCode]
    }
    expect(state()).toEqual(['OutOfService', 'ELB'])
    lab.forward(40_000)
    expect(state()).toEqual(['OutOfService', 'Instance'])
  })
})

describe('ALB-3 a target', () => {
  it('is unused while no rule names its group', () => {
    const lab = yard()
    const group = createGroup(lab)
    v2(lab, 'RegisterTargets', { TargetGroupArn: group, Targets: [{ Id: '10.0.0.9' }] })
    expect(healthIn(lab, group)).toEqual(['unused Target.NotInUse'])
    createListener(lab, { balancer: createBalancer(lab), group })
    expect(healthIn(lab, group)).toEqual(['initial Elb.RegistrationInProgress'])
    lab.forward(120_000)
    expect(healthIn(lab, group)).toEqual(['initial Elb.InitialHealthChecking'])
    // Nobody has that address: two timeouts.
    lab.forward(40_000)
    expect(healthIn(lab, group)).toEqual(['unhealthy Target.Timeout'])
    v2(lab, 'DeregisterTargets', { TargetGroupArn: group, Targets: [{ Id: '10.0.0.9' }] })
    expect(healthIn(lab, group)).toEqual(['draining Target.DeregistrationInProgress'])
    lab.forward(299_999)
    expect(healthIn(lab, group)).toHaveLength(1)
    lab.forward(1)
    expect(healthIn(lab, group)).toEqual([])
  })
})
