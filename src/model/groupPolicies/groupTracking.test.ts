import { describe, expect, it } from 'vitest'
import {
  autoscaling,
  busy,
  busyGroup,
  callable,
  desired,
  groupActivities,
  groupDecisions,
  groupEvaluations,
  groupLab,
  groupLoad,
  trackCpu,
} from '../../testing/groups.ts'
import { MINUTE } from '../../testing/scaling.ts'
import type { Input } from '../../testing/testLab.ts'

describe('ASG-3 target tracking of a group', () => {
  it('has two alarms in AWS’s names, above its target and below seven tenths of it; the upper alone where it never scales in', () => {
    const lab = groupLab(2)
    const { PolicyARN, Alarms } = trackCpu(lab, 50)
    const rows = [...lab.world.alarms.values()].map((one) => [
      one.name.replace(/-[0-9a-f-]{36}$/, ''),
      one.comparison,
      one.threshold,
      one.evaluationPeriods,
    ])
    expect(rows).toEqual([
      ['TargetTracking-yard-AlarmHigh', 'GreaterThanThreshold', 50, 3],
      ['TargetTracking-yard-AlarmLow', 'LessThanThreshold', 35, 15],
    ])
    expect(PolicyARN).toMatch(/^arn:aws:autoscaling:.*:autoScalingGroupName\/yard:policyName\/cpu50$/)
    expect((Alarms as readonly Input[]).map((one) => one.AlarmName)).toEqual([...lab.world.alarms.keys()])
    trackCpu(lab, 50, {
      TargetTrackingConfiguration: {
        TargetValue: 60,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
        DisableScaleIn: true,
      },
    })
    expect([...lab.world.alarms.values()].map((one) => one.threshold)).toEqual([60])
    autoscaling(lab, 'DeletePolicy', { PolicyName: PolicyARN })
    expect([lab.world.alarms.size, lab.world.groupPolicies.size]).toEqual([0, 0])
  })

  it('of 4 at 90 % for 60 it makes 6 in the third minute, and no more while those warm up', () => {
    const lab = groupLab(4)
    trackCpu(lab, 60)
    busyGroup(lab, 4, 90)
    lab.forward(8 * MINUTE)
    expect(groupEvaluations(lab)[0]).toBe('4 → 6')
    expect(groupDecisions(lab)[0]).toMatchObject({
      rule: 'ASG-3',
      asks: [{ base: 4, metric: 89.9, sum: { kind: 'tracked', target: 60 }, proposed: 6, warming: 0 }],
    })
    expect(desired(lab)).toBe(6)
    expect(groupActivities(lab).at(-1)?.Cause).toMatch(
      /AlarmHigh-\S+ in state ALARM triggered policy cpu60 changing the desired capacity from 4 to 6\./,
    )
  })

  it('takes one away each low minute, never where that would bring it above its target', () => {
    const lab = groupLab(5)
    trackCpu(lab, 60)
    busyGroup(lab, 5, 20)
    lab.forward(60 * MINUTE)
    // 5 × 20 is 100: two at 50 are below 60, one at 100 is not.
    expect(desired(lab)).toBe(2)
    expect(groupEvaluations(lab).slice(0, 2)).toEqual(['5 → 4', '4 → 3'])
    groupLoad(lab, 2, 40)
    lab.forward(30 * MINUTE)
    expect(groupDecisions(lab).at(-1)).toMatchObject({ held: 'flapping', rule: 'ASG-3' })
  })
})

describe('ASG-9 several policies', () => {
  it('the largest capacity counts, within the group’s sizes', () => {
    const lab = groupLab(10, { MaxSize: 12 })
    const by = (PolicyName: string, ScalingAdjustment: number) =>
      callable(lab, {
        PolicyName,
        PolicyType: 'StepScaling',
        AdjustmentType: 'ChangeInCapacity',
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment }],
      })
    by('three', 3)
    by('one', 1)
    busy(lab, 60)
    expect(groupDecisions(lab)[0]).toMatchObject({
      from: 10,
      to: 12,
      asks: [
        { policyName: 'three', proposed: 13 },
        { policyName: 'one', proposed: 11 },
      ],
    })
    busy(lab, 60)
    expect(groupDecisions(lab)[1]).toMatchObject({ held: 'maximum', rule: 'ASG-9' })
    busy(lab, 60)
    expect(groupDecisions(lab)).toHaveLength(2)
  })

  it('nothing is taken away while another policy wants more, or target tracking is not ready to', () => {
    const lab = groupLab(4)
    const own = { PolicyType: 'StepScaling', AdjustmentType: 'ChangeInCapacity' }
    callable(lab, {
      ...own,
      PolicyName: 'in',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: -1 }],
    })
    trackCpu(lab, 60)
    busy(lab, 60)
    expect(groupEvaluations(lab)).toEqual(['4 → 4 disagreement'])
    autoscaling(lab, 'DeletePolicy', { PolicyName: 'cpu60' })
    callable(lab, {
      ...own,
      PolicyName: 'more',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
    })
    busy(lab, 60)
    expect(groupDecisions(lab)[1]).toMatchObject({
      from: 4,
      to: 5,
      asks: [{ policyName: 'more' }, { policyName: 'in', held: 'outbid' }],
    })
  })

  it('one that is not enabled does nothing, and stays with its alarms', () => {
    const lab = groupLab(2)
    trackCpu(lab, 30, { Enabled: false })
    busyGroup(lab, 2, 90)
    lab.forward(10 * MINUTE)
    expect([desired(lab), groupDecisions(lab), lab.world.alarms.size]).toEqual([2, [], 2])
    expect(autoscaling(lab, 'DescribePolicies').ScalingPolicies).toMatchObject([
      { PolicyName: 'cpu30', Enabled: false },
    ])
    // Nor is it asked where another is called.
    trackCpu(lab, 80)
    lab.forward(MINUTE)
    expect(groupDecisions(lab)[0]?.asks.map((one) => one.policyName)).toEqual(['cpu80'])
    autoscaling(lab, 'DeletePolicy', { PolicyName: 'cpu80' })
    trackCpu(lab, 30)
    lab.forward(MINUTE)
    expect(desired(lab)).toBe(6)
  })

  it('refuses what does not belong to a policy’s type', () => {
    const lab = groupLab(1)
    const refused = (input: Input) =>
      lab.refusal('autoscaling', 'PutScalingPolicy', { AutoScalingGroupName: 'yard', PolicyName: 'p', ...input })
    expect(refused({ AdjustmentType: 'ChangeInCapacity' })).toMatchObject({
      message: expect.stringContaining('ScalingAdjustment') as string,
    })
    expect(refused({ PolicyType: 'StepScaling', AdjustmentType: 'ChangeInCapacity', Cooldown: 60 })).toMatchObject({
      message: expect.stringContaining('Cooldown') as string,
    })
    expect(refused({ PolicyType: 'TargetTrackingScaling' })).toMatchObject({
      message: expect.stringContaining('TargetTrackingConfiguration') as string,
    })
    trackCpu(lab, 50)
    expect(refused({ PolicyName: 'cpu50', AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1 })).toMatchObject({
      message: expect.stringContaining('policy type') as string,
    })
  })
})
