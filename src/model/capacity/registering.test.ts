import { describe, expect, it } from 'vitest'
import { allow, role, trusting } from '../../testing/iam.ts'
import { TestLab } from '../../testing/testLab.ts'

const EC2 = trusting('ec2.amazonaws.com')
const MANAGED = 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role'

/** An instance by RunInstances that has had time to boot. */
function booted(lab: TestLab, profile?: string): TestLab {
  lab.act('ecs', 'CreateCluster', { clusterName: 'default' })
  lab.act('ec2', 'RunInstances', {
    InstanceType: 'm5.large',
    MinCount: 1,
    MaxCount: 1,
    ...(profile !== undefined && { IamInstanceProfile: { Name: profile } }),
  })
  lab.forward(600_000)
  return lab
}

const registered = (lab: TestLab) => [...lab.world.instances.values()].map(({ status }) => status)

describe('ROL-7 by which role an agent registers', () => {
  it('where nothing was said of roles it does', () => {
    expect(registered(booted(new TestLab()))).toEqual(['ACTIVE'])
    expect(registered(booted(new TestLab(), 'web'))).toEqual(['ACTIVE'])
  })

  it('without ecs:RegisterContainerInstance it never does, until it is allowed', () => {
    const lab = new TestLab()
    role(lab, 'ecsInstanceRole', { trust: EC2, may: [allow('ecr:*')] })
    booted(lab)
    lab.forward(24 * 3_600_000)
    expect(registered(lab)).toEqual(['booting'])
    lab.act('iam', 'AttachRolePolicy', { RoleName: 'ecsInstanceRole', PolicyArn: MANAGED })
    lab.forward(59_000)
    expect(registered(lab)).toEqual(['booting'])
    lab.forward(1_000)
    expect(registered(lab)).toEqual(['ACTIVE'])
  })

  it.each([
    ['EC2 may not assume it', trusting('ecs-tasks.amazonaws.com'), 'arn:aws:ecs:*:*:cluster/default'],
    ['it may in another cluster', EC2, 'arn:aws:ecs:*:*:cluster/other'],
  ])('nor where %s', (_, trust, cluster) => {
    const lab = new TestLab()
    role(lab, 'web', { trust, may: [allow('ecs:Discover*'), allow('ecs:Register*', cluster)] })
    expect(registered(booted(lab, 'web'))).toEqual(['booting'])
  })

  it('what keeps it out is decided once, until it is something else, and is gone when it is let in', () => {
    const lab = new TestLab()
    lab.act('iam', 'CreateInstanceProfile', { InstanceProfileName: 'web' })
    booted(lab, 'web')
    role(lab, 'agents', { trust: trusting('ecs-tasks.amazonaws.com') })
    lab.act('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'web', RoleName: 'agents' })
    lab.forward(60_000)
    role(lab, 'another')
    lab.forward(60_000)
    lab.act('iam', 'UpdateAssumeRolePolicy', { RoleName: 'agents', PolicyDocument: EC2 })
    lab.forward(60_000)
    const [instance] = lab.world.instances.values()
    const action = 'ecs:DiscoverPollEndpoint'
    const message = `User: arn:aws:sts::123456789012:assumed-role/agents/${instance?.ec2InstanceId ?? ''} is not authorized to perform: ${action} on resource: * because no identity-based policy allows the ${action} action`
    expect(instance?.refusal).toEqual({
      cause: 'notAllowed',
      profile: 'web',
      roleArn: 'arn:aws:iam::123456789012:role/agents',
      action,
      message,
    })
    lab.act('iam', 'AttachRolePolicy', { RoleName: 'agents', PolicyArn: MANAGED })
    lab.forward(60_000)
    expect([...lab.world.instances.values()][0]).not.toHaveProperty('refusal')
    expect(lab.decisions.filter(({ kind }) => kind === 'registration')).toMatchObject([
      { cause: 'noRole', roleArn: null, rule: 'ROL-7' },
      { cause: 'notAssumable', roleArn: 'arn:aws:iam::123456789012:role/agents', action: null },
      { cause: 'notAllowed', action },
    ])
  })

  it('by the profile’s role, whatever their names; a profile without a role has no credentials', () => {
    const lab = new TestLab()
    role(lab, 'agents', { trust: EC2, may: [allow('ecs:*')] })
    lab.act('iam', 'CreateInstanceProfile', { InstanceProfileName: 'web' })
    expect(registered(booted(lab, 'web'))).toEqual(['booting'])
    lab.act('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'web', RoleName: 'agents' })
    lab.forward(60_000)
    expect(registered(lab)).toEqual(['ACTIVE'])
  })
})
