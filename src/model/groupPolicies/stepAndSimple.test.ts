import { describe, expect, it } from 'vitest'
import {
  busy,
  callable,
  autoscaling,
  desired,
  groupActivities,
  groupDecisions,
  groupEvaluations,
  groupLab,
} from '../../testing/groups.ts'
import { MINUTE } from '../../testing/scaling.ts'
import type { Input } from '../../testing/testLab.ts'

const STEPS = {
  PolicyType: 'StepScaling',
  AdjustmentType: 'PercentChangeInCapacity',
  StepAdjustments: [
    { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 0 },
    { MetricIntervalLowerBound: 10, MetricIntervalUpperBound: 20, ScalingAdjustment: 10 },
    { MetricIntervalLowerBound: 20, ScalingAdjustment: 30 },
  ],
}
const IN = {
  PolicyName: 'in',
  PolicyType: 'StepScaling',
  AdjustmentType: 'PercentChangeInCapacity',
  StepAdjustments: [
    { MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: -10 },
    { MetricIntervalUpperBound: -10, ScalingAdjustment: -30 },
  ],
}
const BELOW = { ComparisonOperator: 'LessThanOrEqualToThreshold', Threshold: 40 }

describe('ASG-4 step scaling and warm-up', () => {
  it('AWS’s example: of 10 at 60 it makes 11, at 62 no more while that warms up, at 70 two more, and 14 when it is warm', () => {
    const lab = groupLab(10)
    callable(lab, { ...STEPS, EstimatedInstanceWarmup: 300 })
    for (const value of [60, 62, 70]) busy(lab, value)
    expect(groupEvaluations(lab)).toEqual(['10 → 11', '11 → 11 warmUp', '11 → 13'])
    expect(groupDecisions(lab).map(({ rule, asks: [ask] }) => [rule, ask?.base, ask?.proposed, ask?.warming])).toEqual([
      ['ASG-4', 10, 11, 0],
      ['ASG-4', 10, 11, 1],
      ['ASG-4', 10, 13, 1],
    ])
    const other = groupLab(10)
    callable(other, STEPS)
    busy(other, 60)
    other.forward(9 * MINUTE)
    busy(other, 70)
    // 3.3 is 3.
    expect(desired(other)).toBe(14)
  })

  it('AWS’s example inwards: of 14 at 40 it makes 13, and at 30 ten; not while one warms up', () => {
    const lab = groupLab(14)
    callable(lab, IN, BELOW)
    for (const value of [40, 30]) busy(lab, value)
    expect(groupEvaluations(lab)).toEqual(['14 → 13', '13 → 10'])
    const other = groupLab(10)
    autoscaling(other, 'SetDesiredCapacity', { DesiredCapacity: 11 })
    callable(other, { ...IN, EstimatedInstanceWarmup: 60 }, BELOW)
    busy(other, 30)
    expect(groupEvaluations(other)).toEqual(['11 → 11 warmUp'])
    const instance = other.instances.at(-1)
    expect(groupDecisions(other)[0]?.heldUntilMs).toBe((instance?.readyAtMs ?? 0) + 60_000)
    // The alarm is in ALARM still: it acts as soon as nothing warms up.
    other.forward(4 * MINUTE)
    busy(other, 30)
    expect(groupEvaluations(other)[1]).toBe('11 → 8')
  })

  it('warms up as the policy says, else the group, else for its default cooldown', () => {
    const warmUntil = (policy: Input, group: Input) => {
      const lab = groupLab(2, group)
      autoscaling(lab, 'SetDesiredCapacity', { DesiredCapacity: 3 })
      callable(lab, { ...IN, ...policy }, BELOW)
      busy(lab, 30)
      return (groupDecisions(lab)[0]?.heldUntilMs ?? 0) - (lab.instances.at(-1)?.readyAtMs ?? 0)
    }
    const all = { DefaultInstanceWarmup: 120, DefaultCooldown: 240 }
    expect(warmUntil({ EstimatedInstanceWarmup: 180 }, all)).toBe(180_000)
    expect(warmUntil({}, all)).toBe(120_000)
    expect(warmUntil({}, { DefaultCooldown: 240 })).toBe(240_000)
    expect(warmUntil({}, {})).toBe(300_000)
  })
})

const SIMPLE = { PolicyType: 'SimpleScaling', AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 2 }

describe('ASG-8 simple scaling', () => {
  it('adds, then waits for its cooldown from when the last instance is there, whatever the alarm asks', () => {
    const lab = groupLab(2)
    callable(lab, { ...SIMPLE, Cooldown: 120 })
    busy(lab, 55)
    const readyAtMs = Math.max(...lab.instances.map((one) => one.readyAtMs))
    while (lab.world.nowMs < readyAtMs + 2 * MINUTE) busy(lab, 99)
    expect(groupEvaluations(lab)).toEqual(['2 → 4', '4 → 4 cooldown', '4 → 6'])
    expect(groupDecisions(lab)[1]).toMatchObject({ rule: 'ASG-8', heldUntilMs: readyAtMs + 2 * MINUTE })
    expect(groupActivities(lab).at(-1)?.Cause).toMatch(
      /^At \S+Z a monitor alarm own-alarm in state ALARM triggered policy own changing the desired capacity from 4 to 6\. {2}At/,
    )
  })

  it('has the group’s cooldown where it has none of its own, and 300 s where that has none', () => {
    const cooldown = (group: Input) => {
      const lab = groupLab(2, group)
      callable(lab, SIMPLE)
      busy(lab, 55)
      return groupDecisions(lab)[0]?.cooldownSeconds
    }
    expect([cooldown({ DefaultCooldown: 30 }), cooldown({})]).toEqual([30, 300])
  })

  it('is executed by hand within the cooldown, unless that is honoured', () => {
    const lab = groupLab(2)
    callable(lab, SIMPLE)
    autoscaling(lab, 'ExecutePolicy', { PolicyName: 'own' })
    autoscaling(lab, 'ExecutePolicy', { PolicyName: 'own' })
    expect(desired(lab)).toBe(6)
    expect(
      lab.refusal('autoscaling', 'ExecutePolicy', {
        AutoScalingGroupName: 'yard',
        PolicyName: 'own',
        HonorCooldown: true,
      }),
    ).toMatchObject({ name: 'ScalingActivityInProgress' })
    expect(groupActivities(lab).at(-1)?.Cause).toMatch(
      /a user request executed policy own changing the desired capacity from 4 to 6\./,
    )
  })

  it('a step policy is executed for a metric and a threshold; target tracking is not', () => {
    const lab = groupLab(10)
    callable(lab, STEPS)
    autoscaling(lab, 'ExecutePolicy', { PolicyName: 'own', MetricValue: 59, BreachThreshold: 39 })
    expect(desired(lab)).toBe(13)
    const refused = (input: Input) =>
      lab.refusal('autoscaling', 'ExecutePolicy', { AutoScalingGroupName: 'yard', PolicyName: 'own', ...input }).message
    expect(refused({})).toMatch(/MetricValue is required/)
    expect(refused({ MetricValue: 1, BreachThreshold: 50 })).toMatch(/does not correspond to a step/)
  })
})
