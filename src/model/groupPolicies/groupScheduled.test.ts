import { describe, expect, it } from 'vitest'
import { autoscaling, desired, groupActivities, groupLab } from '../../testing/groups.ts'
import { apiSeconds, MINUTE } from '../../testing/scaling.ts'
import type { Input } from '../../testing/testLab.ts'
import { parseRecurrence } from './recurrence.ts'
import { nextTime } from '../scaling/schedule.ts'

const put = { ScheduledActionName: 'morning' }

describe('ASG-10 scheduled actions of a group', () => {
  it('sets sizes once, says so in AWS’s words, and is gone', () => {
    const lab = groupLab(2)
    autoscaling(lab, 'PutScheduledUpdateGroupAction', {
      ...put,
      StartTime: apiSeconds(12 * MINUTE),
      MinSize: 3,
      MaxSize: 5,
      DesiredCapacity: 4,
    })
    expect(autoscaling(lab, 'DescribeScheduledActions').ScheduledUpdateGroupActions).toMatchObject([
      { ScheduledActionName: 'morning', MinSize: 3, DesiredCapacity: 4 },
    ])
    lab.to(12 * MINUTE - 1)
    expect(desired(lab)).toBe(2)
    lab.to(12 * MINUTE)
    expect(lab.world.autoScalingGroups.get('yard')).toMatchObject({ minSize: 3, maxSize: 5, desiredCapacity: 4 })
    expect(groupActivities(lab).at(-1)?.Cause).toMatch(
      /^At 2026-01-01T00:12:00Z a scheduled action update of AutoScalingGroup constraints to min: 3, max: 5, desired: 4 changing the desired capacity from 2 to 4\. {2}At/,
    )
    expect(lab.decisions.at(-1)).toMatchObject({
      kind: 'groupSchedule',
      rule: 'ASG-10',
      before: { min: 1, max: 20, desired: 2 },
      after: { min: 3, max: 5, desired: 4 },
      nextAtMs: null,
    })
    expect(lab.world.groupSchedules.size).toBe(0)
  })

  it('comes again by its recurrence, from its start to its end', () => {
    const lab = groupLab(2)
    autoscaling(lab, 'PutScheduledUpdateGroupAction', {
      ...put,
      StartTime: apiSeconds(11 * MINUTE),
      EndTime: apiSeconds(30 * MINUTE),
      Recurrence: '*/10 * * * *',
      MinSize: 3,
    })
    lab.to(60 * MINUTE)
    const at = lab.decisions.flatMap((one) => (one.kind === 'groupSchedule' ? [one.atMs / MINUTE] : []))
    expect([at, lab.world.groupSchedules.size]).toEqual([[11, 20, 30], 0])
  })

  it('what is told alone takes the others along', () => {
    const after = (sizes: Input) => {
      const lab = groupLab(2, { MaxSize: 4 })
      autoscaling(lab, 'PutScheduledUpdateGroupAction', { ...put, StartTime: apiSeconds(10 * MINUTE), ...sizes })
      lab.to(10 * MINUTE)
      const group = lab.world.autoScalingGroups.get('yard')
      return [group?.minSize, group?.maxSize, group?.desiredCapacity]
    }
    expect(after({ MinSize: 6 })).toEqual([6, 6, 6])
    expect(after({ MaxSize: 0 })).toEqual([0, 0, 0])
    expect(after({ DesiredCapacity: 9 })).toEqual([1, 4, 4])
  })

  it('is deleted, and refuses what can never be', () => {
    const lab = groupLab(2)
    const refused = (input: Input) =>
      lab.refusal('autoscaling', 'PutScheduledUpdateGroupAction', { AutoScalingGroupName: 'yard', ...put, ...input })
    expect(refused({ StartTime: apiSeconds(20 * MINUTE) })).toMatchObject({
      message: expect.stringContaining('At least one of MinSize') as string,
    })
    expect(refused({ DesiredCapacity: 1 })).toMatchObject({ message: expect.stringContaining('StartTime') as string })
    expect(refused({ DesiredCapacity: 1, StartTime: apiSeconds(0) }).message).toBe('Given start time is in the past')
    expect(refused({ DesiredCapacity: 1, Recurrence: '61 * * * *' })).toMatchObject({
      message: expect.stringContaining('recurrence string') as string,
    })
    expect(refused({ DesiredCapacity: 1, Recurrence: '* * * * *', TimeZone: 'No/Where' })).toMatchObject({
      message: expect.stringContaining('time zone') as string,
    })
    autoscaling(lab, 'PutScheduledUpdateGroupAction', { ...put, Recurrence: '30 * * * *', DesiredCapacity: 3 })
    autoscaling(lab, 'DeleteScheduledAction', put)
    lab.to(31 * MINUTE)
    expect(desired(lab)).toBe(2)
  })

  it('of days of the month and of the week that are both said either counts; Sunday is 0 and 7', () => {
    const days = (text: string) => {
      const schedule = parseRecurrence(text)
      if (schedule === null) return null
      const found: number[] = []
      for (let atMs: number | null = -1; found.length < 4 && atMs !== null;) {
        atMs = nextTime(schedule, { startMs: 0, endMs: null, zone: () => 0 }, atMs)
        if (atMs !== null) found.push(1 + Math.floor(atMs / 86_400_000))
      }
      return found
    }
    // 1 January 2026 is a Thursday.
    expect(days('0 0 2 * *')).toEqual([2, 33, 61, 92])
    expect(days('0 0 * * 0')).toEqual([4, 11, 18, 25])
    expect(days('0 0 * * 7')).toEqual(days('0 0 * * SUN'))
    expect(days('0 0 2 * SUN')).toEqual([2, 4, 11, 18])
    expect(days('0 0 * *')).toBeNull()
  })
})

describe('ASG-12 the sizes of a group', () => {
  it('desired goes to the nearest that they allow, and AWS’s words say so', () => {
    const lab = groupLab(2)
    autoscaling(lab, 'UpdateAutoScalingGroup', { MinSize: 3, DefaultCooldown: 60 })
    expect(desired(lab)).toBe(3)
    expect(groupActivities(lab).at(-1)?.Cause).toMatch(
      /a user request update of AutoScalingGroup constraints to min: 3, max: 20, desired: 3 changing the desired capacity from 2 to 3\./,
    )
    autoscaling(lab, 'UpdateAutoScalingGroup', { MinSize: 0, MaxSize: 1 })
    expect([desired(lab), lab.instances.length]).toEqual([1, 1])
    const refused = (input: Input) =>
      lab.refusal('autoscaling', 'UpdateAutoScalingGroup', { AutoScalingGroupName: 'yard', ...input }).message
    expect(refused({ MinSize: 2 })).toBe('Max bound, 1, must be greater than or equal to min bound, 2')
    expect(refused({ DesiredCapacity: 2 })).toBe(
      'Desired capacity:2 must be between the specified min size:0 and max size:1',
    )
  })

  it('another launch template is that of the instances that come', () => {
    const lab = groupLab(1, {
      LaunchTemplate: undefined,
      MixedInstancesPolicy: {
        LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateName: 'yard' } },
        InstancesDistribution: { OnDemandPercentageAboveBaseCapacity: 0 },
      },
    })
    const update = (input: Input) => ({ AutoScalingGroupName: 'yard', ...input })
    expect(
      lab.refusal('autoscaling', 'UpdateAutoScalingGroup', update({ LaunchTemplate: { LaunchTemplateName: 'none' } })),
    ).toMatchObject({ name: 'InvalidLaunchTemplateName.NotFoundException' })
    lab.act('ec2', 'CreateLaunchTemplate', {
      LaunchTemplateName: 'large',
      LaunchTemplateData: { InstanceType: 'm5.xlarge', UserData: 'ECS_CLUSTER=yard' },
    })
    const LaunchTemplate = { LaunchTemplateName: 'large' }
    autoscaling(lab, 'UpdateAutoScalingGroup', { LaunchTemplate, DesiredCapacity: 2 })
    lab.forward(600_000)
    expect(lab.instances.map(({ instanceType, isSpot }) => [instanceType, isSpot ?? false])).toEqual([
      ['m5.large', true],
      ['m5.xlarge', false],
    ])
  })
})
