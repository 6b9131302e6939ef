import { describe, expect, it } from 'vitest'
import { createBalancer, createGroup } from '../../testing/balancers.ts'
import { yard } from '../../testing/builders.ts'
import { createSecurityGroup, open, tcp } from '../../testing/securityGroups.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

function namesOf(answer: Input, list: string, member: string): readonly unknown[] {
  return (answer[list] as readonly Input[]).map((one) => one[member])
}

describe('API-8 pages of Elastic Load Balancing', () => {
  it('are of PageSize, and the marker leads to the next of the same list', () => {
    const lab = yard({ instances: 0 })
    for (const Name of ['a', 'b', 'c']) createGroup(lab, { Name })
    const page = (input: Input) => lab.act('elbv2', 'DescribeTargetGroups', input)
    const first = page({ PageSize: 2 })
    expect(namesOf(first, 'TargetGroups', 'TargetGroupName')).toEqual(['a', 'b'])
    const Marker = first.NextMarker
    const second = page({ PageSize: 2, Marker })
    expect(namesOf(second, 'TargetGroups', 'TargetGroupName')).toEqual(['c'])
    expect([second.NextMarker, page({}).NextMarker]).toEqual([undefined, undefined])
    const other = lab.refused('elbv2', 'DescribeTargetGroups', { Names: ['a', 'b'], PageSize: 1, Marker })
    expect(other.name).toBe('ValidationError')
  })

  it('each list of load balancers, listeners and rules has them', () => {
    const lab = yard({ instances: 0 })
    const balancers = ['one', 'two'].map((Name) => createBalancer(lab, { Name }))
    const answer = lab.act('elbv2', 'DescribeLoadBalancers', { LoadBalancerArns: balancers, PageSize: 1 })
    expect(namesOf(answer, 'LoadBalancers', 'LoadBalancerName')).toEqual(['one'])
    const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }]
    for (const LoadBalancerName of ['old', 'older']) {
      lab.act('elb', 'CreateLoadBalancer', { LoadBalancerName, Listeners, Subnets: ['subnet-a'] })
    }
    const classic = lab.act('elb', 'DescribeLoadBalancers', { PageSize: 1 })
    expect(namesOf(classic, 'LoadBalancerDescriptions', 'LoadBalancerName')).toEqual(['old'])
    const DefaultActions = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }]
    const LoadBalancerArn = balancers[0]
    const made = { LoadBalancerArn, Protocol: 'HTTP', DefaultActions }
    for (const Port of [80, 81]) lab.act('elbv2', 'CreateListener', { ...made, Port })
    const listed = lab.act('elbv2', 'DescribeListeners', { LoadBalancerArn, PageSize: 1 })
    expect(namesOf(listed, 'Listeners', 'Port')).toEqual([80])
    const [ListenerArn] = lab.world.listeners.keys()
    const RuleArns = [...lab.world.listenerRules.keys()]
    expect(lab.act('elbv2', 'DescribeRules', { ListenerArn, PageSize: 1 }).NextMarker).toBeUndefined()
    expect(lab.act('elbv2', 'DescribeRules', { RuleArns, PageSize: 1 }).NextMarker).toBeTypeOf('string')
  })
})

function foundBy(lab: TestLab, filters: Readonly<Record<string, readonly string[]>>): readonly unknown[] {
  const Filters = Object.entries(filters).map(([Name, Values]) => ({ Name, Values }))
  return namesOf(lab.act('ec2', 'DescribeSecurityGroups', { Filters }), 'SecurityGroups', 'GroupName')
}

describe('API-8 lists of Amazon EC2', () => {
  it('security groups fit all filters, one of the values of each', () => {
    const lab = yard({ instances: 0 })
    const [alb = '', web = ''] = ['web-alb', 'web'].map((name) => createSecurityGroup(lab, name))
    open(lab, alb, tcp(80, '0.0.0.0/0'))
    open(lab, web, tcp([32_768, 65_535], alb))
    expect(foundBy(lab, { 'group-name': ['web*', 'none'] })).toEqual(['web-alb', 'web'])
    expect(foundBy(lab, { 'group-name': ['web*'], 'ip-permission.cidr': ['0.0.0.0/0'] })).toEqual(['web-alb'])
    expect(foundBy(lab, { 'ip-permission.group-id': [alb] })).toEqual(['web'])
    expect(foundBy(lab, { 'ip-permission.group-name': ['web-a?b'], 'ip-permission.to-port': ['65535'] })).toEqual([
      'web',
    ])
    expect(foundBy(lab, { 'egress.ip-permission.protocol': ['tcp'] })).toEqual([])
    const Filters = [{ Name: 'tag:team', Values: ['dev'] }]
    expect(lab.refused('ec2', 'DescribeSecurityGroups', { Filters }).name).toBe('InvalidParameterValue')
  })

  it('come whole, or in pages of MaxResults', () => {
    const lab = yard({ instances: 0 })
    for (let at = 0; at < 7; at += 1) createSecurityGroup(lab, `group-${String(at)}`)
    const page = (input: Input) => lab.act('ec2', 'DescribeSecurityGroups', input)
    const first = page({ MaxResults: 5 })
    const second = page({ MaxResults: 5, NextToken: first.NextToken })
    const sizes = [page({}), first, second].map(({ SecurityGroups }) => (SecurityGroups as readonly Input[]).length)
    expect([...sizes, second.NextToken]).toEqual([8, 5, 3, undefined])
    const wrong = lab.refused('ec2', 'DescribeSecurityGroups', { NextToken: 'none' })
    expect(wrong.name).toBe('InvalidPaginationToken')
  })

  it('subnets by id and zone', () => {
    const lab = yard({ instances: 0 })
    const Filters = [{ Name: 'availability-zone', Values: ['us-east-1b'] }]
    const answer = lab.act('ec2', 'DescribeSubnets', { Filters })
    expect(namesOf(answer, 'Subnets', 'AvailabilityZone')).toEqual(['us-east-1b'])
    const SubnetIds = namesOf(answer, 'Subnets', 'SubnetId')
    expect(lab.act('ec2', 'DescribeSubnets', { SubnetIds })).toEqual(answer)
    const none = lab.refused('ec2', 'DescribeSubnets', { SubnetIds: ['subnet-none'] })
    expect(none.name).toBe('InvalidSubnetID.NotFound')
  })
})
