import { describe, expect, it } from 'vitest'
import { autoScalingGroupArn } from '../api/arns.ts'
import { yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

function groupLab(fields: Input = {}): TestLab {
  const lab = yard({ instances: 0 })
  const data = { InstanceType: 'm5.large', UserData: 'ECS_CLUSTER=yard' }
  lab.act('ec2', 'CreateLaunchTemplate', { LaunchTemplateName: 'yard', LaunchTemplateData: data })
  lab.act('autoscaling', 'CreateAutoScalingGroup', { ...GROUP, ...fields })
  return lab
}

const GROUP = {
  AutoScalingGroupName: 'yard',
  MinSize: 0,
  MaxSize: 9,
  LaunchTemplate: { LaunchTemplateName: 'yard' },
}

function scale(lab: TestLab, DesiredCapacity: number): void {
  lab.act('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'yard', DesiredCapacity })
}

/** The letters of the zones of the instances, oldest first. */
function zones(lab: TestLab): string {
  return lab.instances.map((one) => one.availabilityZone.at(-1)).join('')
}

function ordinals(lab: TestLab): readonly number[] {
  return lab.instances.map((one) => one.ordinal)
}

describe('ASG-1 where a group launches and terminates', () => {
  it('launches into the zone with the fewest, its zones in turn', () => {
    const lab = groupLab({ DesiredCapacity: 5 })
    expect(zones(lab)).toBe('abcab')
    scale(lab, 7)
    expect(zones(lab)).toBe('abcabca')
    expect(zones(groupLab({ DesiredCapacity: 4, AvailabilityZones: ['us-east-1b', 'us-east-1c'] }))).toBe('bcbc')
  })

  it('terminates in the zone with the most, the oldest first', () => {
    const lab = groupLab({ DesiredCapacity: 7 })
    scale(lab, 6)
    expect(ordinals(lab)).toEqual([2, 3, 4, 5, 6, 7])
    scale(lab, 4)
    expect([zones(lab), ordinals(lab)]).toEqual(['cbca', [3, 5, 6, 7]])
    scale(lab, 0)
    expect(lab.instances).toEqual([])
  })

  it('starts with its desired capacity, else with its smallest size, and boots each', () => {
    const lab = groupLab({ MinSize: 2 })
    expect(lab.instances.map((one) => [one.status, one.autoScalingGroupName, one.clusterName])).toEqual([
      ['booting', 'yard', 'yard'],
      ['booting', 'yard', 'yard'],
    ])
    lab.to(180_000)
    expect(lab.instances.map((one) => one.status)).toEqual(['ACTIVE', 'ACTIVE'])
  })

  it('a zone that is named twice is one zone', () => {
    const lab = groupLab({ DesiredCapacity: 3, AvailabilityZones: ['us-east-1c', 'us-east-1c'] })
    expect(zones(lab)).toBe('ccc')
  })
})

describe('ASG-2 a group replaces what it lost', () => {
  it('where it was lost', () => {
    const lab = groupLab({ DesiredCapacity: 3 })
    lab.to(200_000)
    const { ec2InstanceId } = lab.instance(1)
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [ec2InstanceId] })
    expect(zones(lab)).toBe('acb')
    expect(lab.instance(2)).toMatchObject({ status: 'booting', ordinal: 4 })
  })

  it('not what was never its own', () => {
    const lab = groupLab({ DesiredCapacity: 1 })
    lab.act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large' })
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [lab.instance(1).ec2InstanceId] })
    expect(lab.instances).toHaveLength(1)
  })
})

describe('ASG-1 what is refused', () => {
  const refused = (operation: string, input: Input, lab = groupLab()) => lab.refusal('autoscaling', operation, input)

  it.each<readonly [what: string, input: Input, name: string, message: string]>([
    [
      'a name that is taken',
      GROUP,
      'AlreadyExists',
      'AutoScalingGroup by this name already exists - A group with the name yard already exists',
    ],
    [
      'no such template',
      { ...GROUP, AutoScalingGroupName: 'b', LaunchTemplate: { LaunchTemplateName: 'x' } },
      'InvalidLaunchTemplateName.NotFoundException',
      'The specified launch template, with template name x, does not exist.',
    ],
    [
      'more than the largest',
      { ...GROUP, AutoScalingGroupName: 'b', DesiredCapacity: 10 },
      'ValidationError',
      'DesiredCapacity must be between the specified MinSize and MaxSize',
    ],
    [
      'less than the smallest',
      { ...GROUP, AutoScalingGroupName: 'b', MinSize: 3, DesiredCapacity: 2 },
      'ValidationError',
      'DesiredCapacity must be between the specified MinSize and MaxSize',
    ],
    [
      'a smallest above the largest',
      { ...GROUP, AutoScalingGroupName: 'b', MinSize: 10 },
      'ValidationError',
      'DesiredCapacity must be between the specified MinSize and MaxSize',
    ],
  ])('CreateAutoScalingGroup: %s', (_what, ...[input, name, message]) => {
    expect(refused('CreateAutoScalingGroup', input)).toEqual({ name, message })
  })

  it('SetDesiredCapacity: out of its sizes, or of no group', () => {
    const AutoScalingGroupName = 'yard'
    const lab = groupLab({ MinSize: 1 })
    expect(refused('SetDesiredCapacity', { AutoScalingGroupName, DesiredCapacity: 10 }, lab)).toEqual({
      name: 'ValidationError',
      message: 'New SetDesiredCapacity value 10 is above max value 9 for the AutoScalingGroup.',
    })
    expect(refused('SetDesiredCapacity', { AutoScalingGroupName, DesiredCapacity: 0 }, lab).message).toBe(
      'New SetDesiredCapacity value 0 is below min value 1 for the AutoScalingGroup.',
    )
    expect(refused('SetDesiredCapacity', { AutoScalingGroupName: 'x', DesiredCapacity: 1 }).message).toBe(
      'AutoScalingGroup name not found - AutoScalingGroup x not found',
    )
  })

  it('SetDesiredCapacity: when the cluster is gone', () => {
    const lab = groupLab()
    lab.ecs('DeleteCluster', {})
    const input = { AutoScalingGroupName: 'yard', DesiredCapacity: 1 }
    expect(refused('SetDesiredCapacity', input, lab).name).toBe('ClusterNotFoundException')
  })

  it('DET-8 more instances than a lab holds', () => {
    const lab = groupLab({ MaxSize: 5_000 })
    lab.act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large', count: 10 })
    const input = { AutoScalingGroupName: 'yard', DesiredCapacity: 4_991 }
    expect(refused('SetDesiredCapacity', input, lab).name).toBe('LimitExceededException')
  })
})

it('ASG-1 DescribeAutoScalingGroups tells of a group and its instances', () => {
  const lab = groupLab({ DesiredCapacity: 1 })
  const { AutoScalingGroups } = lab.act('autoscaling', 'DescribeAutoScalingGroups', { AutoScalingGroupNames: ['yard'] })
  expect(AutoScalingGroups).toEqual([
    {
      AutoScalingGroupName: 'yard',
      MinSize: 0,
      MaxSize: 9,
      DesiredCapacity: 1,
      DefaultCooldown: 300,
      HealthCheckType: 'EC2',
      CreatedTime: 1_767_225_600,
      AvailabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      AutoScalingGroupARN: autoScalingGroupArn('yard'),
      NewInstancesProtectedFromScaleIn: false,
      LaunchTemplate: { LaunchTemplateName: 'yard' },
      Instances: [
        {
          InstanceId: lab.instance(0).ec2InstanceId,
          InstanceType: 'm5.large',
          AvailabilityZone: 'us-east-1a',
          LifecycleState: 'Pending',
          HealthStatus: 'Healthy',
          ProtectedFromScaleIn: false,
        },
      ],
    },
  ])
  lab.to(180_000)
  const later = lab.act('autoscaling', 'DescribeAutoScalingGroups', {})
  expect(later.AutoScalingGroups).toMatchObject([{ Instances: [{ LifecycleState: 'InService' }] }])
  expect(lab.act('autoscaling', 'DescribeAutoScalingGroups', { AutoScalingGroupNames: ['x'] })).toEqual({
    AutoScalingGroups: [],
  })
})
