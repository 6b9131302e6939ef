import { describe, expect, it } from 'vitest'
import {
  MINUTE,
  evaluations,
  lastScaling,
  load,
  scalableLab,
  scaling,
  scalings,
  step,
  track,
} from '../../testing/scaling.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

/** Application Auto Scaling guide, step scaling: threshold 50. */
const OUT = {
  AdjustmentType: 'PercentChangeInCapacity',
  StepAdjustments: [
    { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 0 },
    { MetricIntervalLowerBound: 10, MetricIntervalUpperBound: 20, ScalingAdjustment: 10 },
    { MetricIntervalLowerBound: 20, ScalingAdjustment: 30 },
  ],
  Cooldown: 0,
}
const IN = {
  AdjustmentType: 'PercentChangeInCapacity',
  StepAdjustments: [
    { MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: 0 },
    { MetricIntervalLowerBound: -20, MetricIntervalUpperBound: -10, ScalingAdjustment: -10 },
    { MetricIntervalUpperBound: -20, ScalingAdjustment: -30 },
  ],
  Cooldown: 0,
}
const BACKLOG = { Namespace: 'Shop', MetricName: 'Busy', Dimensions: null }

/** Puts a datapoint and goes on until the alarms have seen it. */
function busy(lab: TestLab, Value: number): void {
  lab.act('cloudwatch', 'PutMetricData', { Namespace: 'Shop', MetricData: [{ MetricName: 'Busy', Value }] })
  lab.forward(2 * MINUTE)
}

describe('SCL-4 step policies answer alarms by how far the metric is', () => {
  it('goes 10, 11, 14, 13, 10 as in AWS’s guide', () => {
    const lab = scalableLab(10, { MaxCapacity: 20 })
    step(lab, OUT, { ...BACKLOG, name: 'out' })
    step(lab, IN, { ...BACKLOG, ComparisonOperator: 'LessThanOrEqualToThreshold', name: 'in' })
    // At the threshold both are in their step of 0, so that each of the others is seen once.
    for (const value of [60, 50, 70, 50, 40, 50, 30, 50]) {
      lab.act('cloudwatch', 'PutMetricData', { Namespace: 'Shop', MetricData: [{ MetricName: 'Busy', Value: value }] })
      lab.forward(MINUTE)
    }
    lab.forward(2 * MINUTE)
    const scaled = scalings(lab).filter((one) => one.held === null)
    expect(scaled.map((one) => one.to)).toEqual([11, 14, 13, 10])
    expect(scaled.at(-1)).toMatchObject({
      rule: 'SCL-5',
      asks: [{ sum: { kind: 'step', step: { upperBound: -20 } } }],
    })
  })

  it('does nothing in a step of 0, nor where none holds', () => {
    const lab = scalableLab(10, { MaxCapacity: 20 })
    step(lab, { ...OUT, StepAdjustments: OUT.StepAdjustments.slice(0, 2) }, BACKLOG)
    busy(lab, 55)
    expect(lastScaling(lab)).toMatchObject({ to: 10, held: 'unchanged' })
    busy(lab, 75)
    expect(lastScaling(lab)).toMatchObject({ to: 10, held: 'noStep' })
  })

  it('refuses steps that overlap or leave a gap', () => {
    const lab = scalableLab(2)
    const refused = (...StepAdjustments: Input[]): string =>
      lab.refusal('application-autoscaling', 'PutScalingPolicy', {
        ServiceNamespace: 'ecs',
        ResourceId: 'service/yard/web',
        ScalableDimension: 'ecs:service:DesiredCount',
        PolicyName: 'p',
        PolicyType: 'StepScaling',
        StepScalingPolicyConfiguration: { AdjustmentType: 'ChangeInCapacity', StepAdjustments },
      }).message
    const to = (lower: number | null, upper: number | null): Input => ({
      ...(lower !== null && { MetricIntervalLowerBound: lower }),
      ...(upper !== null && { MetricIntervalUpperBound: upper }),
      ScalingAdjustment: 1,
    })
    expect(refused(to(0, 10), to(5, 20))).toMatch(/overlap/)
    expect(refused(to(0, 10), to(11, null))).toMatch(/gap/)
    expect(refused(to(0, null), to(10, null))).toMatch(/overlap/)
    expect(refused(to(10, 5))).toMatch(/greater/)
    expect(refused(to(null, null), to(0, 10))).toMatch(/required/)
  })
})

describe('SCL-7 the cooldown of a step policy', () => {
  it('+2, then +3 within it adds 1', () => {
    const lab = scalableLab(4)
    const config = {
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 2 },
        { MetricIntervalLowerBound: 10, ScalingAdjustment: 3 },
      ],
    }
    step(lab, config, BACKLOG)
    busy(lab, 55)
    busy(lab, 65)
    expect(evaluations(lab).filter((one) => !one.includes('cooldown'))).toEqual(['7: 4 → 6', '9: 6 → 7'])
    expect(lastScaling(lab).nextCooldownUntilMs).toBe(14 * MINUTE)
  })
})

describe('SCL-9 a step policy beside target tracking', () => {
  it('the larger capacity counts: 3 more against 200 %', () => {
    const lab = scalableLab(3, { MaxCapacity: 20 })
    const one = { MetricIntervalLowerBound: 0 }
    const by = (AdjustmentType: string, ScalingAdjustment: number) => ({
      AdjustmentType,
      StepAdjustments: [{ ...one, ScalingAdjustment }],
    })
    step(lab, by('ChangeInCapacity', 3), { ...BACKLOG, name: 'three' })
    step(lab, by('PercentChangeInCapacity', 200), { ...BACKLOG, name: 'percent' })
    busy(lab, 60)
    expect(scalings(lab)[0]).toMatchObject({
      from: 3,
      to: 9,
      asks: [{ policyName: 'percent' }, { policyName: 'three' }],
    })
  })

  it('to an exact capacity', () => {
    const lab = scalableLab(3)
    step(lab, {
      AdjustmentType: 'ExactCapacity',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 5 }],
    })
    track(lab, { DisableScaleIn: true })
    load(lab, 3, 55)
    lab.to(9 * MINUTE)
    expect(lab.service().desiredCount).toBe(5)
    expect(scaling(lab, 'DescribeScalingPolicies', { ScalableDimension: null, PolicyNames: ['steps'] })).toMatchObject({
      ScalingPolicies: [{ PolicyType: 'StepScaling', Alarms: [{ AlarmName: 'steps-alarm' }] }],
    })
  })
})
