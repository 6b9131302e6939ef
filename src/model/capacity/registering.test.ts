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
