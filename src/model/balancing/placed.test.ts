import { describe, expect, it } from 'vitest'
import { createBalancer, createGroup, createListener, front, healthIn } from '../../testing/balancers.ts'
import { register, runTask, yard } from '../../testing/builders.ts'
import { createSecurityGroup } from '../../testing/securityGroups.ts'
import type { TestLab } from '../../testing/testLab.ts'

function zonesIn(lab: TestLab, balancer: string): readonly string[] {
  return (lab.world.loadBalancers.get(balancer)?.subnets ?? []).map(({ zone }) => zone)
}

describe('ALB-16 SetSubnets', () => {
  it('a target of a zone that went is unused and checked no more; it begins anew when the zone is back', () => {
    const lab = yard({ instances: 0 })
    const { balancer: LoadBalancerArn, group: TargetGroupArn } = front(lab)
    const Targets = [{ Id: '10.0.0.9' }, { Id: '10.2.0.9' }]
    lab.act('elbv2', 'RegisterTargets', { TargetGroupArn, Targets })
    lab.forward(60_000)
    expect(healthIn(lab, TargetGroupArn)).toEqual(['unhealthy Target.Timeout', 'unhealthy Target.Timeout'])
    const answer = lab.act('elbv2', 'SetSubnets', { LoadBalancerArn, Subnets: ['subnet-a', 'subnet-b'] })
    expect(answer).toMatchObject({ IpAddressType: 'ipv4', AvailabilityZones: [{ ZoneName: 'us-east-1a' }, {}] })
    expect(zonesIn(lab, LoadBalancerArn)).toEqual(['us-east-1a', 'us-east-1b'])
    expect(healthIn(lab, TargetGroupArn)).toEqual(['unhealthy Target.Timeout', 'unused Target.NotInUse'])
    lab.act('elbv2', 'SetSubnets', { LoadBalancerArn, Subnets: ['subnet-a', 'subnet-b', 'subnet-c'] })
    expect(healthIn(lab, TargetGroupArn)[1]).toBe('initial Elb.InitialHealthChecking')
    lab.forward(60_000)
    expect(healthIn(lab, TargetGroupArn)[1]).toBe('unhealthy Target.Timeout')
  })

  it('refuses less than an Application Load Balancer needs, and what it has not', () => {
    const lab = yard({ instances: 0 })
    const LoadBalancerArn = createBalancer(lab)
    const set = (input: Record<string, unknown>) =>
      lab.refused('elbv2', 'SetSubnets', { LoadBalancerArn, ...input }).name
    expect(set({ Subnets: ['subnet-a'] })).toBe('ValidationError')
    expect(set({})).toBe('ValidationError')
    expect(set({ Subnets: ['subnet-a', 'subnet-b'], SubnetMappings: [{ SubnetId: 'subnet-c' }] })).toBe(
      'ValidationError',
    )
    expect(set({ LoadBalancerArn: 'none', Subnets: ['subnet-a', 'subnet-b'] })).toBe('LoadBalancerNotFound')
    expect(zonesIn(lab, LoadBalancerArn)).toHaveLength(3)
  })

  it('a Network Load Balancer may keep one', () => {
    const lab = yard({ instances: 0 })
    const LoadBalancerArn = createBalancer(lab, { Type: 'network' })
    lab.act('elbv2', 'SetSubnets', { LoadBalancerArn, SubnetMappings: [{ SubnetId: 'subnet-a' }] })
    expect(zonesIn(lab, LoadBalancerArn)).toEqual(['us-east-1a'])
  })
})

describe('ALB-16 SetSecurityGroups', () => {
  it('takes the place of all it had, each once', () => {
    const lab = yard({ instances: 0 })
    const LoadBalancerArn = createBalancer(lab, { SecurityGroups: ['sg-1'] })
    const web = createSecurityGroup(lab, 'web')
    const SecurityGroups = [web, 'sg-2', web]
    expect(lab.act('elbv2', 'SetSecurityGroups', { LoadBalancerArn, SecurityGroups })).toEqual({
      SecurityGroupIds: [web, 'sg-2'],
    })
    expect(lab.world.loadBalancers.get(LoadBalancerArn)?.securityGroups).toEqual([web, 'sg-2'])
  })

  it('the next check goes by the new ones', () => {
    const lab = yard({ instances: 1 })
    const balancer = createBalancer(lab, { Type: 'network', SecurityGroups: ['sg-1'] })
    const group = createGroup(lab, { Protocol: 'TCP', TargetType: 'instance', HealthCheckIntervalSeconds: 10 })
    createListener(lab, { balancer, group }, { Protocol: 'TCP' })
    lab.forward(120_000)
    register(lab, 'web', { containerFields: { portMappings: [{ containerPort: 80, hostPort: 8_080 }] } })
    runTask(lab)
    lab.forward(30_000)
    const closed = createSecurityGroup(lab, 'closed')
    const [rule] = lab.world.securityGroups.get(closed)?.egress ?? []
    lab.act('ec2', 'RevokeSecurityGroupEgress', { GroupId: closed, SecurityGroupRuleIds: [rule?.id] })
    lab.act('elbv2', 'RegisterTargets', {
      TargetGroupArn: group,
      Targets: [{ Id: lab.instance(0).ec2InstanceId, Port: 8_080 }],
    })
    lab.forward(60_000)
    expect(healthIn(lab, group)).toEqual(['healthy'])
    lab.act('elbv2', 'SetSecurityGroups', { LoadBalancerArn: balancer, SecurityGroups: [closed] })
    lab.forward(60_000)
    expect(healthIn(lab, group)).toEqual(['unhealthy Target.Timeout'])
  })

  it('refuses none at all, and any for a Network Load Balancer that was made without', () => {
    const lab = yard({ instances: 0 })
    const LoadBalancerArn = createBalancer(lab)
    const none = { LoadBalancerArn, SecurityGroups: [] }
    expect(lab.refused('elbv2', 'SetSecurityGroups', none).name).toBe('InvalidConfigurationRequest')
    const bare = createBalancer(lab, { Name: 'net', Type: 'network' })
    const some = { LoadBalancerArn: bare, SecurityGroups: ['sg-1'] }
    expect(lab.refused('elbv2', 'SetSecurityGroups', some).name).toBe('InvalidConfigurationRequest')
    expect(lab.world.loadBalancers.get(bare)?.securityGroups).toEqual([])
  })
})
