import { must } from '../base/assert.ts'
import { targetsOf } from '../model/world/balancing/pools.ts'
import type { Target } from '../model/world/balancing/target.ts'
import type { Input, TestLab } from './testLab.ts'

/** The ARNs of a load balancer in front of one group. */
export interface Front {
  readonly balancer: string
  readonly group: string
  readonly listener: string
}

/** The one thing that an answer lists, as AWS has it. */
function only(answer: Input, list: string, member: string): string {
  const [first] = answer[list] as readonly Input[]
  return String(must(first, list)[member])
}

export function createBalancer(lab: TestLab, fields: Input = {}): string {
  const subnets = ['subnet-a', 'subnet-b', 'subnet-c']
  const answer = lab.act('elbv2', 'CreateLoadBalancer', { Name: 'front', Subnets: subnets, ...fields })
  return only(answer, 'LoadBalancers', 'LoadBalancerArn')
}

export function createGroup(lab: TestLab, fields: Input = {}): string {
  const answer = lab.act('elbv2', 'CreateTargetGroup', {
    Name: 'web',
    Protocol: 'HTTP',
    Port: 80,
    TargetType: 'ip',
    ...fields,
  })
  return only(answer, 'TargetGroups', 'TargetGroupArn')
}

/** @param at  the load balancer and the group that all goes to */
export function createListener(lab: TestLab, at: Omit<Front, 'listener'>, fields: Input = {}): string {
  const { balancer, group } = at
  const answer = lab.act('elbv2', 'CreateListener', {
    LoadBalancerArn: balancer,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: group }],
    ...fields,
  })
  return only(answer, 'Listeners', 'ListenerArn')
}

export function createRule(lab: TestLab, listener: string, fields: Input): string {
  return only(lab.act('elbv2', 'CreateRule', { ListenerArn: listener, ...fields }), 'Rules', 'RuleArn')
}

/** A load balancer that is active, in front of a group. @param group  what of the group is not as usual */
export function front(lab: TestLab, group: Input = {}): Front {
  const balancer = createBalancer(lab)
  const groupArn = createGroup(lab, group)
  const listener = createListener(lab, { balancer, group: groupArn })
  lab.forward(120_000)
  return { balancer, group: groupArn, listener }
}

export function setAttributes(lab: TestLab, group: string, attributes: Readonly<Record<string, string>>): void {
  const Attributes = Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }))
  lab.act('elbv2', 'ModifyTargetGroupAttributes', { TargetGroupArn: group, Attributes })
}

export function targetsIn(lab: TestLab, group: string): readonly Target[] {
  return targetsOf(lab.world, group)
}

/** State and reason of each target, as DescribeTargetHealth tells them. */
export function healthIn(lab: TestLab, group: string): readonly string[] {
  const answer = lab.act('elbv2', 'DescribeTargetHealth', { TargetGroupArn: group })
  return (answer.TargetHealthDescriptions as readonly Input[]).map((one) => {
    const { State, Reason = '' } = one.TargetHealth as { readonly State: string; readonly Reason?: string }
    return `${State} ${Reason}`.trim()
  })
}
