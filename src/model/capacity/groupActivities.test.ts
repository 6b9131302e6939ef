import { describe, expect, it } from 'vitest'
import { createService, register, runTask, yard } from '../../testing/builders.ts'
import { activitiesOf, addProvider, putProviders } from '../../testing/providers.ts'
import { statusOf, type Input, type TestLab } from '../../testing/testLab.ts'

const BY_CP = { capacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }] }

function groupYard(options: Parameters<typeof addProvider>[1] = {}): TestLab {
  const lab = yard({ instances: 0 })
  addProvider(lab, options)
  putProviders(lab, ['cp'])
  register(lab)
  lab.to(200_000)
  return lab
}

function scale(lab: TestLab, DesiredCapacity: number): void {
  lab.act('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'cp-group', DesiredCapacity })
}

function group(lab: TestLab): Input {
  const answer = lab.act('autoscaling', 'DescribeAutoScalingGroups', { AutoScalingGroupNames: ['cp-group'] })
  return (answer.AutoScalingGroups as readonly Input[])[0] ?? {}
}

describe('ASG-5 what a group did', () => {
  it('is told in AWS’s words, newest first', () => {
    const lab = groupYard({ instances: 1 })
    const [first = ''] = lab.instances.map((one) => one.ec2InstanceId)
    lab.forward(100_000)
    scale(lab, 0)
    expect(activitiesOf(lab).map((one) => [one.Description, one.Cause, one.StatusCode])).toEqual([
      [
        `Terminating EC2 instance: ${first}`,
        `At 2026-01-01T00:05:00Z a user request explicitly set group desired capacity changing the desired capacity from 1 to 0.  At 2026-01-01T00:05:00Z an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from 1 to 0.  At 2026-01-01T00:05:00Z instance ${first} was selected for termination.`,
        'Successful',
      ],
      [
        `Launching a new EC2 instance: ${first}`,
        'At 2026-01-01T00:00:00Z a user request created an AutoScalingGroup changing the desired capacity from 0 to 1.  At 2026-01-01T00:00:00Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 1.',
        'Successful',
      ],
    ])
  })

  it('goes on while an instance boots', () => {
    const lab = groupYard()
    scale(lab, 1)
    expect(activitiesOf(lab)[0]).toMatchObject({ StatusCode: 'InProgress', Progress: 50 })
    lab.forward(180_000)
    expect(activitiesOf(lab)[0]).toMatchObject({ StatusCode: 'Successful', Progress: 100 })
  })

  it('an instance that was ended under it is a failed health check', () => {
    const lab = groupYard({ instances: 1 })
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [lab.instance(0).ec2InstanceId] })
    expect(activitiesOf(lab).map((one) => String(one.Description).split(':')[0])).toEqual([
      'Launching a new EC2 instance',
      'Terminating EC2 instance',
      'Launching a new EC2 instance',
    ])
    expect(activitiesOf(lab)[1]?.Cause).toMatch(/in response to an EC2 health check indicating it has been terminated/)
  })
})

describe('ASG-6 scale-in protection', () => {
  it('keeps an instance, and ends with an activity that was cancelled where all have it', () => {
    const lab = groupYard({ instances: 3, group: { NewInstancesProtectedFromScaleIn: true } })
    const [a = '', b = '', c = ''] = lab.instances.map((one) => one.ec2InstanceId)
    const free = { AutoScalingGroupName: 'cp-group', InstanceIds: [b], ProtectedFromScaleIn: false }
    lab.act('autoscaling', 'SetInstanceProtection', free)
    scale(lab, 0)
    expect(lab.instances.map((one) => one.ec2InstanceId)).toEqual([a, c])
    expect(activitiesOf(lab)[0]).toMatchObject({
      StatusCode: 'Cancelled',
      StatusMessage: 'Could not scale to desired capacity because all remaining instances are protected from scale-in.',
    })
    expect((group(lab).Instances as readonly Input[]).map((one) => one.ProtectedFromScaleIn)).toEqual([true, true])
    expect(lab.refusal('autoscaling', 'SetInstanceProtection', { ...free, InstanceIds: ['i-0'] }).name).toBe(
      'ValidationError',
    )
  })
})

describe('ASG-7 On-Demand and Spot in one group', () => {
  it.each([
    [0, 50, 4, '-S-S'],
    [1, 0, 4, '-SSS'],
    [2, 25, 6, '---SSS'],
    [0, 100, 2, '--'],
  ])('base %i, %i percent above, %i instances: %s', (...[base, percent, instances, expected]) => {
    const lab = yard({ instances: 0 })
    const LaunchTemplate = { LaunchTemplateSpecification: { LaunchTemplateName: 'cp' } }
    const InstancesDistribution = { OnDemandBaseCapacity: base, OnDemandPercentageAboveBaseCapacity: percent }
    const mixed = { LaunchTemplate: undefined, MixedInstancesPolicy: { LaunchTemplate, InstancesDistribution } }
    addProvider(lab, { instances, group: mixed })
    expect(lab.instances.map((one) => (one.isSpot === true ? 'S' : '-')).join('')).toBe(expected)
    expect(group(lab).MixedInstancesPolicy).toEqual({ LaunchTemplate, InstancesDistribution })
  })

  it('a group has a launch template or such a policy', () => {
    const lab = yard({ instances: 0 })
    const input = { AutoScalingGroupName: 'g', MinSize: 0, MaxSize: 1 }
    expect(lab.refusal('autoscaling', 'CreateAutoScalingGroup', input).message).toMatch('must contain either')
  })
})

describe('CPR-8 managed termination protection', () => {
  const PROTECTED = {
    instances: 3,
    fields: { managedTerminationProtection: 'ENABLED' },
    group: { NewInstancesProtectedFromScaleIn: true },
  }

  it('takes instances without tasks alone', () => {
    const lab = groupYard(PROTECTED)
    const { ids } = runTask(lab, BY_CP)
    const busy = lab.task(ids[0] ?? '').instanceId
    scale(lab, 0)
    expect(lab.instances.map((one) => one.id)).toEqual([busy])
  })

  it('needs managed scaling, and a group that protects its new instances', () => {
    const lab = yard({ instances: 0 })
    addProvider(lab, { name: 'cp' })
    const name = (managedTerminationProtection: string) => ({
      name: 'cp',
      autoScalingGroupProvider: { managedTerminationProtection },
    })
    expect(lab.refusal('ecs', 'UpdateCapacityProvider', name('ENABLED')).message).toMatch(
      'the Auto Scaling group must have instance protection from scale in enabled.',
    )
    lab.ecs('UpdateCapacityProvider', name('DISABLED'))
  })
})

describe('CPR-9 managed draining', () => {
  it('drains an instance before its group ends it, and a standalone task holds it', () => {
    const lab = groupYard({ instances: 2 })
    createService(lab, { desiredCount: 2, ...BY_CP })
    lab.forward(60_000)
    const { ids } = runTask(lab, BY_CP)
    lab.forward(30_000)
    const [doomed] = lab.instances
    const held = lab.task(ids[0] ?? '').instanceId === doomed?.id
    scale(lab, 1)
    expect(lab.instances.map((one) => one.status)).toEqual(['DRAINING', 'ACTIVE'])
    expect(activitiesOf(lab)[0]).toMatchObject({ StatusCode: 'MidLifecycleAction' })
    lab.forward(200_000)
    if (held) lab.ecs('StopTask', { task: ids[0] })
    lab.forward(60_000)
    expect([lab.instances.length, lab.tasks().map(statusOf)]).toEqual([1, ['RUNNING', 'RUNNING']])
    expect(activitiesOf(lab)[0]).toMatchObject({ StatusCode: 'Successful' })
  })

  it('without it tasks end with their instance', () => {
    const lab = groupYard({ instances: 1, fields: { managedDraining: 'DISABLED' } })
    const { ids } = runTask(lab, BY_CP)
    scale(lab, 0)
    expect([lab.instances.length, lab.task(ids[0] ?? '').stopCode]).toEqual([0, 'TerminationNotice'])
  })
})
