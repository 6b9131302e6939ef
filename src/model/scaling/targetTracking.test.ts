import { describe, expect, it } from 'vitest'
import { updateService } from '../../testing/builders.ts'
import {
  MINUTE,
  activities,
  evaluations,
  lastScaling,
  load,
  scalableLab,
  scaling,
  scalings,
  track,
} from '../../testing/scaling.ts'
import type { TestLab } from '../../testing/testLab.ts'

const QUICK = { ScaleOutCooldown: 60, ScaleInCooldown: 60 }

function desired(lab: TestLab): number {
  return lab.service().desiredCount
}

/** Puts one alarm of target tracking into ALARM by hand, and the other into OK. */
function alarmNow(lab: TestLab, side: 'High' | 'Low'): void {
  for (const AlarmName of lab.world.alarms.keys()) {
    const StateValue = AlarmName.includes(`Alarm${side}`) ? 'ALARM' : 'OK'
    lab.act('cloudwatch', 'SetAlarmState', { AlarmName, StateValue, StateReason: 'test' })
  }
  lab.forward(0)
}

describe('SCL-8 target tracking has two alarms of its own', () => {
  it('above the target 3 of 3 minutes, below nine tenths of it 15 of 15, in AWS’s names and words', () => {
    const lab = scalableLab(2)
    const { PolicyARN, Alarms } = track(lab, { TargetValue: 70 })
    const [high, low] = [...lab.world.alarms.values()]
    expect(high?.name).toMatch(/^TargetTracking-service\/yard\/web-AlarmHigh-[0-9a-f-]{36}$/)
    expect(low?.name).toMatch(/^TargetTracking-service\/yard\/web-AlarmLow-[0-9a-f-]{36}$/)
    expect(high).toMatchObject({
      threshold: 70,
      comparison: 'GreaterThanThreshold',
      evaluationPeriods: 3,
      periodSeconds: 60,
      alarmActions: [PolicyARN],
      description: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${String(PolicyARN)}:createdBy/${(high?.name ?? '').slice(-36)}.`,
    })
    expect(low).toMatchObject({ threshold: 63, comparison: 'LessThanThreshold', evaluationPeriods: 15 })
    expect((Alarms as { AlarmName: string }[]).map((one) => one.AlarmName)).toEqual([high?.name, low?.name])
  })

  it('has the upper one alone where it never scales in, and none any more when it is deleted', () => {
    const lab = scalableLab(2)
    track(lab)
    track(lab, { DisableScaleIn: true })
    expect([...lab.world.alarms.keys()].map((one) => /Alarm(High|Low)/.exec(one)?.[1])).toEqual(['High'])
    scaling(lab, 'DeleteScalingPolicy', { PolicyName: 'cpu60' })
    expect(lab.world.alarms.size).toBe(0)
  })

  it('keeps its alarms when it is put again with another target', () => {
    const lab = scalableLab(2)
    const first = track(lab).Alarms
    expect(track(lab, { TargetValue: 50 }).Alarms).toEqual(first)
    expect([...lab.world.alarms.values()].map((one) => one.threshold)).toEqual([50, 45])
  })

  it('does nothing without data', () => {
    const lab = scalableLab(0, { MinCapacity: 0 })
    track(lab)
    lab.to(40 * MINUTE)
    expect([...lab.world.alarms.values()].map((one) => one.state)).toEqual(['INSUFFICIENT_DATA', 'INSUFFICIENT_DATA'])
    expect(evaluations(lab)).toEqual([])
  })
})

describe('SCL-2 target tracking scales out by its formula', () => {
  it('4 tasks at 75 % for 50 are 6, when the third datapoint above has been told', () => {
    const lab = scalableLab(4)
    track(lab, { TargetValue: 50 })
    load(lab, 4, 75)
    lab.to(9 * MINUTE)
    const decision = lastScaling(lab)
    expect(decision).toMatchObject({ from: 4, to: 6, running: 4, rule: 'SCL-2', atMs: 9 * MINUTE })
    expect(decision.asks[0]).toMatchObject({ base: 4, metric: 75, proposed: 6, sum: { kind: 'tracked', target: 50 } })
    expect(desired(lab)).toBe(6)
  })

  it('from 0 it waits for a datapoint and adds one, and on a metric that says 0 it goes to 0', () => {
    const lab = scalableLab(1, { MinCapacity: 0 })
    scaling(lab, 'PutScalingPolicy', {
      PolicyName: 'backlog',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 100,
        CustomizedMetricSpecification: { MetricName: 'Backlog', Namespace: 'Shop', Statistic: 'Average' },
      },
    })
    const put = (Value: number): void => {
      lab.act('cloudwatch', 'PutMetricData', { Namespace: 'Shop', MetricData: [{ MetricName: 'Backlog', Value }] })
      lab.forward(MINUTE)
    }
    for (let minute = 0; minute < 20; minute += 1) put(0)
    expect(desired(lab)).toBe(0)
    for (let minute = 0; minute < 5; minute += 1) put(150)
    expect(desired(lab)).toBe(1)
    expect(scalings(lab).find((one) => one.from === 0 && one.to === 1)?.asks[0]).toMatchObject({ base: 0, proposed: 1 })
  })

  it('1,500 messages of 10 workers, 100 each wanted, are 15: an expression of metrics', () => {
    const lab = scalableLab(10, { MaxCapacity: 20 })
    scaling(lab, 'PutScalingPolicy', {
      PolicyName: 'backlog',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 100,
        CustomizedMetricSpecification: {
          Metrics: [
            {
              Id: 'm',
              MetricStat: { Metric: { MetricName: 'Messages', Namespace: 'Shop' }, Stat: 'Sum' },
              ReturnData: false,
            },
            {
              Id: 'w',
              MetricStat: { Metric: { MetricName: 'Workers', Namespace: 'Shop' }, Stat: 'Average' },
              ReturnData: false,
            },
            { Id: 'each', Expression: 'm / w' },
          ],
        },
      },
    })
    for (let minute = 0; minute < 5; minute += 1) {
      const MetricData = [
        { MetricName: 'Messages', Value: 1_500 },
        { MetricName: 'Workers', Value: 10 },
      ]
      lab.act('cloudwatch', 'PutMetricData', { Namespace: 'Shop', MetricData })
      lab.forward(MINUTE)
    }
    expect(scalings(lab)[0]).toMatchObject({ from: 10, to: 15 })
  })
})

describe('SCL-3 between minimum and maximum', () => {
  it('a scale-out ends at the maximum, and says that it is there', () => {
    const lab = scalableLab(4, { MaxCapacity: 5 })
    track(lab, QUICK)
    load(lab, 4, 90)
    lab.to(16 * MINUTE)
    expect(evaluations(lab).slice(0, 2)).toEqual(['9: 4 → 5', '10: 5 → 5 maximum'])
    expect(lastScaling(lab)).toMatchObject({ held: 'maximum', rule: 'SCL-3' })
    expect(activities(lab).at(-1)).toMatchObject({
      Description: 'Attempting to scale due to alarm triggered',
      StatusCode: 'Failed',
      NotScaledReasons: [{ Code: 'AlreadyAtMaxCapacity', MaxCapacity: 5, CurrentCapacity: 5 }],
    })
    expect(activities(lab, {})).toHaveLength(1)
  })

  it('below the minimum a scale-out goes there first, and a scale-in does nothing', () => {
    const lab = scalableLab(3, { MinCapacity: 3 })
    track(lab)
    updateService(lab, { desiredCount: 1 })
    lab.forward(2 * MINUTE)
    alarmNow(lab, 'Low')
    expect(lastScaling(lab)).toMatchObject({ from: 1, to: 1, held: 'minimum' })
    load(lab, 1, 61)
    lab.forward(6 * MINUTE)
    expect(scalings(lab).find((one) => one.held === null)).toMatchObject({ from: 1, to: 3 })
  })

  it('above the maximum a scale-in goes there first, and a scale-out does nothing', () => {
    const lab = scalableLab(2, { MaxCapacity: 3 })
    track(lab)
    updateService(lab, { desiredCount: 6 })
    lab.forward(2 * MINUTE)
    alarmNow(lab, 'High')
    expect(lastScaling(lab)).toMatchObject({ from: 6, to: 6 })
    alarmNow(lab, 'Low')
    expect(lastScaling(lab)).toMatchObject({ from: 6, to: 3, held: null })
  })
})

describe('SCL-6 target tracking scales in one by one', () => {
  it('after 15 minutes below, then once a cooldown, down to the minimum', () => {
    const lab = scalableLab(4, { MinCapacity: 2 })
    track(lab)
    load(lab, 4, 10)
    lab.to(45 * MINUTE)
    const took = scalings(lab).filter((one) => one.held === null)
    expect(took.map(({ from, to }) => `${String(from)} → ${String(to)}`)).toEqual(['4 → 3', '3 → 2'])
    expect((took[1]?.atMs ?? 0) - (took[0]?.atMs ?? 0)).toBe(5 * MINUTE)
    expect(lastScaling(lab)).toMatchObject({ held: 'minimum' })
  })

  it('not where the metric would be above its target again', () => {
    const lab = scalableLab(2)
    track(lab)
    load(lab, 2, 50)
    lab.to(30 * MINUTE)
    expect(lastScaling(lab)).toMatchObject({ from: 2, to: 2, held: 'flapping' })
    expect(activities(lab).at(-1)).toMatchObject({ NotScaledReasons: [{ Code: 'AutoScalingAnticipatedFlapping' }] })
    expect(desired(lab)).toBe(2)
  })
})

describe('SCL-7 cooldowns of a service', () => {
  it('hold what the metric asks for until what was added shows in it', () => {
    const lab = scalableLab(4)
    track(lab)
    load(lab, 4, 90)
    lab.to(11 * MINUTE)
    expect(evaluations(lab)).toEqual(['9: 4 → 6', '10: 6 → 6 cooldown'])
    expect(lastScaling(lab)).toMatchObject({ cooldownUntilMs: 14 * MINUTE, rule: 'SCL-7' })
  })

  it('let a larger scale-out add what it wants beyond', () => {
    const lab = scalableLab(4)
    track(lab)
    load(lab, 4, 90)
    lab.to(9 * MINUTE)
    load(lab, 4, 150)
    lab.to(13 * MINUTE)
    expect(scalings(lab).filter((one) => one.held === null)).toMatchObject([
      { from: 4, to: 6 },
      { from: 6, to: 7 },
    ])
  })
})
