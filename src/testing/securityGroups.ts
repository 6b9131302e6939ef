import { createGroup, createListener } from './balancers.ts'
import { must } from '../base/assert.ts'
import type { Input, TestLab } from './testLab.ts'

/** @returns the id of a new group, which lets nothing in and all out */
export function createSecurityGroup(lab: TestLab, name: string): string {
  return String(lab.act('ec2', 'CreateSecurityGroup', { GroupName: name, Description: name }).GroupId)
}

/** Ports from one to another, or one; whom they are open to is a block of addresses or a group. */
export function tcp(ports: number | readonly [number, number], from: string): Input {
  const [FromPort, ToPort] = typeof ports === 'number' ? [ports, ports] : ports
  const peer = from.startsWith('sg-') ? { UserIdGroupPairs: [{ GroupId: from }] } : { IpRanges: [{ CidrIp: from }] }
  return { IpProtocol: 'tcp', FromPort, ToPort, ...peer }
}

/** Opens a group to what comes in. */
export function open(lab: TestLab, groupId: string, ...rules: readonly Input[]): void {
  lab.act('ec2', 'AuthorizeSecurityGroupIngress', { GroupId: groupId, IpPermissions: rules })
}

export function close(lab: TestLab, groupId: string, ...rules: readonly Input[]): void {
  lab.act('ec2', 'RevokeSecurityGroupIngress', { GroupId: groupId, IpPermissions: rules })
}

/** An active load balancer that wears groups, in front of a group of targets. @returns the ARN of that */
export function guardedFront(lab: TestLab, fields: { readonly balancer?: Input; readonly group?: Input }): string {
  const answer = lab.act('elbv2', 'CreateLoadBalancer', {
    Name: 'front',
    Subnets: ['subnet-a', 'subnet-b', 'subnet-c'],
    ...fields.balancer,
  })
  const [made] = answer.LoadBalancers as readonly Input[]
  const balancer = String(must(made, 'a load balancer').LoadBalancerArn)
  const group = createGroup(lab, fields.group)
  const isNetwork = fields.balancer?.Type === 'network'
  createListener(lab, { balancer, group }, isNetwork ? { Protocol: 'TCP' } : {})
  lab.forward(120_000)
  return group
}
