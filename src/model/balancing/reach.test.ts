import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { healthIn, targetsIn } from '../../testing/balancers.ts'
import { NETWORK, register, registerFargate, runTask, yard } from '../../testing/builders.ts'
import { close, createSecurityGroup, guardedFront, open, tcp } from '../../testing/securityGroups.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'
import { mayReach, missingRule } from '../world/balancing/mayReach.ts'
import { DEFAULT_GROUP_ID } from '../world/network/securityGroup.ts'

interface Guarded {
  readonly lab: TestLab
  readonly alb: string
  readonly web: string
  /** The ARN of the target group. */
  readonly group: string
}

/** A load balancer with a group of its own, and a group for what it sends to. */
function guarded(fields: { readonly balancer?: Input; readonly group?: Input } = {}): Guarded {
  const lab = yard({ instances: 1 })
  const alb = createSecurityGroup(lab, 'web-alb')
  const web = createSecurityGroup(lab, 'web')
  const group = guardedFront(lab, {
    group: fields.group ?? {},
    balancer: { SecurityGroups: [alb], ...fields.balancer },
  })
  return { lab, alb, web, group }
}

const FAST = { HealthCheckIntervalSeconds: 10, UnhealthyThresholdCount: 2, HealthyThresholdCount: 2 }

/** A task of Fargate whose interface wears groups, registered by hand. */
function addTask({ lab, group }: Guarded, securityGroups: readonly string[]): void {
  registerFargate(lab)
  const networkConfiguration = { awsvpcConfiguration: { ...NETWORK.awsvpcConfiguration, securityGroups } }
  const [id = ''] = runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration }).ids
  lab.forward(60_000)
  const Id = lab.world.tasks.get(id)?.privateIp ?? ''
  lab.act('elbv2', 'RegisterTargets', { TargetGroupArn: group, Targets: [{ Id }] })
}

/** A task with a dynamic host port on the one instance, which wears a group. @returns the port */
function addOnInstance({ lab, group, web }: Guarded): number {
  register(lab, 'web', { containerFields: { portMappings: [{ containerPort: 80, hostPort: 0 }] } })
  const [id = ''] = runTask(lab).ids
  lab.forward(30_000)
  const Id = lab.instance(0).ec2InstanceId
  lab.act('ec2', 'ModifyInstanceAttribute', { InstanceId: Id, Groups: [web] })
  const port = lab.world.tasks.get(id)?.ports[0]?.hostPort ?? 0
  lab.act('elbv2', 'RegisterTargets', { TargetGroupArn: group, Targets: [{ Id, Port: port }] })
  return port
}

/** What each step of the way says of the only target. */
function wayIn({ lab, group }: Guarded): readonly string[] {
  const [target] = targetsIn(lab, group)
  const reach = target === undefined ? undefined : mayReach(lab.world, target)
  return (reach?.steps ?? []).map(({ what, ok }) => `${what} ${ok ? 'yes' : 'no'}`)
}

const ALL_YES = ['outbound yes', 'route yes', 'inbound yes', 'portMapping yes']

describe('NET-7 a packet’s way from a load balancer to a target', () => {
  it('without a word of groups all is open', () => {
    const made = guarded({ group: FAST, balancer: { SecurityGroups: [DEFAULT_GROUP_ID] } })
    addTask(made, [])
    made.lab.forward(10_000)
    expect(healthIn(made.lab, made.group)).toEqual(['healthy'])
    expect(wayIn(made)).toEqual(ALL_YES)
  })

  it('an interface that lets nothing in times out; the rule that opens it is named, and heals it', () => {
    const made = guarded({ group: FAST })
    const { lab, alb, web, group } = made
    addTask(made, [web])
    lab.forward(30_000)
    expect(healthIn(lab, group)).toEqual(['unhealthy Target.Timeout'])
    expect(wayIn(made)).toEqual(['outbound yes', 'route yes', 'inbound no', 'portMapping yes'])
    const [target] = targetsIn(lab, group)
    if (target === undefined) return expect.fail('no target')
    expect(missingRule(lab.world, target)).toEqual({
      direction: 'ingress',
      groupId: web,
      groupName: 'web',
      fromPort: 80,
      toPort: 80,
      peers: [{ kind: 'group', groupId: alb }],
    })
    open(lab, web, tcp(80, alb))
    expect(missingRule(lab.world, target)).toBeNull()
    // Two passed checks, 10 s apart, after what is left of the interval.
    lab.forward(20_000)
    expect(healthIn(lab, group)).toEqual(['healthy'])
    close(lab, web, tcp(80, alb))
    lab.forward(25_100)
    expect(healthIn(lab, group)).toEqual(['unhealthy Target.Timeout'])
  })

  it.each<[string, (made: Guarded) => readonly Input[], boolean]>([
    ['another port', ({ alb }) => [tcp(81, alb)], false],
    ['another group', ({ web }) => [tcp(80, web)], false],
    ['the subnets of the load balancer, in two rules', () => [tcp(80, '10.0.0.0/15'), tcp(80, '10.2.0.0/16')], true],
    ['one of its three subnets', () => [tcp(80, '10.0.0.0/16')], false],
    ['UDP', () => [{ IpProtocol: 'udp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }], false],
    ['all protocols', () => [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/8' }] }], true],
  ])('open to %s', (_what, rules, ok) => {
    const made = guarded()
    addTask(made, [made.web])
    open(made.lab, made.web, ...rules(made))
    expect(wayIn(made)[2]).toBe(ok ? 'inbound yes' : 'inbound no')
  })

  it('of several groups any lets it', () => {
    const made = guarded()
    const other = createSecurityGroup(made.lab, 'other')
    addTask(made, [made.web, other])
    open(made.lab, other, tcp(80, made.alb))
    expect(wayIn(made)).toEqual(ALL_YES)
  })

  it('a load balancer that may not send out does not', () => {
    const made = guarded({ group: FAST })
    const { lab, alb, group } = made
    addTask(made, [])
    lab.act('ec2', 'RevokeSecurityGroupEgress', {
      GroupId: alb,
      IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    })
    lab.forward(30_000)
    expect(wayIn(made)).toEqual(['outbound no', 'route yes', 'inbound yes', 'portMapping yes'])
    expect(healthIn(lab, group)).toEqual(['unhealthy Target.Timeout'])
    const [{ privateIp } = {}] = [...lab.world.tasks.values()]
    lab.act('ec2', 'AuthorizeSecurityGroupEgress', {
      GroupId: alb,
      IpPermissions: [tcp(80, `${privateIp ?? ''}/32`)],
    })
    expect(wayIn(made)).toEqual(ALL_YES)
  })

  it('dynamic host ports need their whole range: 80, and the port of one task, are a trap', () => {
    const made = guarded({ group: { ...FAST, TargetType: 'instance' } })
    const { lab, alb, web, group } = made
    const port = addOnInstance(made)
    expect(port).toBe(32_768)
    open(lab, web, tcp(80, alb))
    lab.forward(30_000)
    expect(healthIn(lab, group)).toEqual(['unhealthy Target.Timeout'])
    const [target] = targetsIn(lab, group)
    if (target === undefined) return expect.fail('no target')
    expect(missingRule(lab.world, target)).toMatchObject({ fromPort: 32_768, toPort: 65_535 })
    open(lab, web, tcp([32_768, 65_535], alb))
    expect(wayIn(made)).toEqual(ALL_YES)
    lab.forward(20_000)
    expect(healthIn(lab, group)).toEqual(['healthy'])
  })

  it('a Network Load Balancer without groups comes from its subnets', () => {
    const made = guarded({ balancer: { Type: 'network', SecurityGroups: undefined }, group: { Protocol: 'TCP' } })
    addTask(made, [made.web])
    const [target] = targetsIn(made.lab, made.group)
    if (target === undefined) return expect.fail('no target')
    expect(wayIn(made).slice(0, 3)).toEqual(['outbound yes', 'route yes', 'inbound no'])
    expect(missingRule(made.lab.world, target)?.peers).toEqual(
      ['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16'].map((cidr) => ({ kind: 'cidr', cidr })),
    )
  })

  it('where nothing listens, groups are not to blame', () => {
    const made = guarded()
    made.lab.act('elbv2', 'RegisterTargets', { TargetGroupArn: made.group, Targets: [{ Id: '10.0.9.9' }] })
    expect(wayIn(made)).toEqual(['outbound yes', 'route yes', 'inbound yes', 'portMapping no'])
  })
})

describe('NET-7 requests', () => {
  it('to a target that no rule lets them reach fail with 504, and are answered once one does', () => {
    const made = guarded({ group: FAST })
    const { lab, alb, web } = made
    open(lab, alb, tcp(80, '0.0.0.0/0'))
    addTask(made, [web])
    lab.forward(30_000)
    const [listenerArn] = lab.world.listeners.keys()
    lab.act('lab', 'SetTraffic', { listenerArn, shape: 'constant', peakRequestsPerSecond: 10 })
    lab.forward(30_000)
    const flow = () => must([...lab.world.sourceFlows.values()][0], 'a flow')
    const failed = flow().counts.failed.http504
    expect([flow().counts.answered, failed > 0 && failed === flow().counts.sent]).toEqual([0, true])
    expect(flow().troubles.map(({ why }) => why)).toEqual(['no rule lets it'])
    open(lab, web, tcp(80, alb))
    lab.forward(30_000)
    expect(flow().counts.failed.http504).toBe(failed)
    expect(flow().counts.answered).toBeGreaterThan(200)
  })
})

describe('NET-5 who wears which group', () => {
  it('instances those of their launch template or of RunInstances, and the default where the lab has none (NET-6)', () => {
    const lab = yard({ instances: 0 })
    const web = createSecurityGroup(lab, 'web')
    const UserData = 'ECS_CLUSTER=yard'
    lab.act('ec2', 'CreateLaunchTemplate', {
      LaunchTemplateName: 'small',
      LaunchTemplateData: { InstanceType: 'm5.large', UserData, SecurityGroupIds: [web] },
    })
    lab.act('autoscaling', 'CreateAutoScalingGroup', {
      AutoScalingGroupName: 'small',
      MinSize: 1,
      MaxSize: 1,
      LaunchTemplate: { LaunchTemplateName: 'small' },
    })
    const run = { InstanceType: 'm5.large', MinCount: 1, MaxCount: 1, UserData }
    lab.act('ec2', 'RunInstances', { ...run, SecurityGroupIds: [web] })
    lab.act('ec2', 'RunInstances', run)
    lab.act('ec2', 'RunInstances', { ...run, SecurityGroupIds: ['sg-elsewhere'] })
    const worn = lab.instances.map(({ id }) => lab.world.interfaceGroups.get(id))
    expect(worn).toEqual([[web], [web], undefined, undefined])
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [lab.instance(1).ec2InstanceId] })
    expect(lab.world.interfaceGroups.size).toBe(1)
  })
})
