import { describe, expect, it } from 'vitest'
import { alarm, BACKLOG, putAlarm, putBacklog } from '../../testing/alarms.ts'
import { createService, register, yard } from '../../testing/builders.ts'
import type { TestLab } from '../../testing/testLab.ts'
import type { Input } from '../../testing/testLab.ts'
import type { Change } from '../world/change.ts'

const MINUTE = 60_000
const POLICY = 'arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1:resource/ecs/service/yard/web:policyName/p'
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:told'

/** One task of 256 CPU units, its service's load in percent of that. */
function loadedLab(): TestLab {
  const lab = yard({ instances: 1 })
  register(lab)
  createService(lab, { desiredCount: 1 })
  lab.to(2 * MINUTE)
  return lab
}

function setCpu(lab: TestLab, percent: number): void {
  const peakCpuUnits = Math.round((256 * percent) / 100)
  lab.act('lab', 'SetLoad', { cluster: 'yard', service: 'web', shape: 'constant', peakCpuUnits })
}

/** In which minute an alarm went into which state. */
function statesOf(lab: TestLab): readonly string[] {
  return lab.decisions.flatMap((one) => (one.kind === 'alarm' ? [`${String(one.atMs / MINUTE)}: ${one.state}`] : []))
}

/** The same, from now on. */
function statesUntil(lab: TestLab, atMs: number): readonly string[] {
  const before = statesOf(lab).length
  lab.to(atMs)
  return statesOf(lab).slice(before)
}

function heard(lab: TestLab, act: () => void): readonly Extract<Change, { kind: 'alarmEvaluated' }>[] {
  const all: Extract<Change, { kind: 'alarmEvaluated' }>[] = []
  const { listener } = lab.engine
  lab.engine.listener = (change) => {
    listener?.(change)
    if (change.kind === 'alarmEvaluated') all.push(change)
  }
  act()
  lab.engine.listener = listener
  return all
}

describe('ALM-1 an alarm is put', () => {
  it('and knows nothing yet; put again it is another and stays in its state', () => {
    const lab = loadedLab()
    putAlarm(lab)
    expect(alarm(lab)).toMatchObject({ state: 'INSUFFICIENT_DATA', stateReason: 'Unchecked: Initial alarm creation' })
    lab.to(4 * MINUTE)
    expect(alarm(lab).state).toBe('OK')
    putAlarm(lab, { Threshold: 1, AlarmDescription: 'low bar' })
    expect(alarm(lab)).toMatchObject({ state: 'OK', threshold: 1, description: 'low bar' })
    lab.to(5 * MINUTE)
    expect(alarm(lab).state).toBe('ALARM')
  })

  it.each<readonly [string, Input, string]>([
    ['M above N', { DatapointsToAlarm: 4 }, 'ValidationError'],
    ['more than a day', { EvaluationPeriods: 25, Period: 3_600 }, 'ValidationError'],
    ['more than the lab keeps', { EvaluationPeriods: 120 }, 'InvalidParameterValue'],
    ['a period of half a minute', { Period: 30 }, 'InvalidParameterValue'],
    ['no threshold', { Threshold: null }, 'MissingParameter'],
    ['a metric without its name', { MetricName: null }, 'MissingParameter'],
    ['a metric and rows', { Metrics: [{ Id: 'a', Expression: '1' }], MetricName: 'x' }, 'InvalidParameterCombination'],
    [
      'a dimension twice',
      {
        Dimensions: [
          { Name: 'a', Value: 'b' },
          { Name: 'a', Value: 'c' },
        ],
      },
      'InvalidParameterValue',
    ],
  ])('%s is refused', (_, fields, name) => {
    const lab = yard()
    const input = {
      AlarmName: 'x',
      Namespace: 'AWS/ECS',
      MetricName: 'CPUUtilization',
      Statistic: 'Average',
      Period: 60,
    }
    const rest = { EvaluationPeriods: 3, Threshold: 1, ComparisonOperator: 'LessThanThreshold' }
    const given = 'Metrics' in fields ? { AlarmName: 'x', ...rest, ...fields } : { ...input, ...rest, ...fields }
    expect(lab.refusal('cloudwatch', 'PutMetricAlarm', given).name).toBe(name)
  })

  it('it is described by name, prefix, state and action, in pages, and deleted', () => {
    const lab = loadedLab()
    for (const name of ['a-1', 'a-2', 'b-1']) putAlarm(lab, { AlarmName: name, AlarmActions: [`${TOPIC}:${name}`] })
    const named = (input: Input) => {
      const answer = lab.act('cloudwatch', 'DescribeAlarms', input)
      return (answer.MetricAlarms as readonly { readonly AlarmName: string }[]).map((one) => one.AlarmName)
    }
    expect(named({ AlarmNamePrefix: 'a' })).toEqual(['a-1', 'a-2'])
    expect(named({ AlarmNames: ['b-1', 'none'] })).toEqual(['b-1'])
    expect(named({ StateValue: 'ALARM' })).toEqual([])
    expect(named({ ActionPrefix: `${TOPIC}:a-2` })).toEqual(['a-2'])
    const { NextToken } = lab.act('cloudwatch', 'DescribeAlarms', { MaxRecords: 2 })
    expect(named({ MaxRecords: 2, NextToken })).toEqual(['b-1'])
    expect(lab.refusal('cloudwatch', 'DescribeAlarms', { NextToken: 'x' }).name).toBe('InvalidNextToken')
    const wrong = { AlarmNames: ['a-1', 'none'] }
    expect(lab.refusal('cloudwatch', 'DeleteAlarms', wrong).name).toBe('ResourceNotFound')
    lab.act('cloudwatch', 'DeleteAlarms', { AlarmNames: ['a-1', 'b-1'] })
    expect(named({})).toEqual(['a-2'])
  })
})

describe('ALM-2 an alarm is evaluated each full minute', () => {
  it('MET-6 on datapoints that are told a minute after theirs: three minutes of load are seen in the fourth', () => {
    const lab = loadedLab()
    putAlarm(lab)
    lab.to(10 * MINUTE)
    setCpu(lab, 90)
    expect(statesUntil(lab, 20 * MINUTE)).toEqual(['14: ALARM'])
    setCpu(lab, 50)
    // One within the threshold is enough: no three of three breach.
    expect(statesUntil(lab, 30 * MINUTE)).toEqual(['22: OK'])
  })

  it('M of N: two of three, whichever they are', () => {
    const lab = yard()
    putAlarm(lab, { ...BACKLOG, Dimensions: null, DatapointsToAlarm: 2 })
    for (const [minute, Value] of [80, 80, 10, 80, 10, 10].entries()) {
      lab.to(minute * MINUTE)
      putBacklog(lab, { Value })
    }
    // Of minutes 0 and 1 at 3; of 2 to 4 one alone, at 6.
    expect(statesOf(lab)).toEqual(['3: ALARM'])
    expect(statesUntil(lab, 6 * MINUTE)).toEqual(['6: OK'])
  })

  it('a longer period slides by a minute', () => {
    const lab = yard()
    const five = { Period: 300, Statistic: 'Sum', EvaluationPeriods: 1, Threshold: 40 }
    putAlarm(lab, { ...BACKLOG, Dimensions: null, TreatMissingData: 'notBreaching', ...five })
    for (let minute = 0; minute < 20; minute++) {
      lab.to(minute * MINUTE)
      putBacklog(lab, { Value: minute === 7 ? 41 : 0 })
    }
    // The minute from 7 to 8 is told at 9, and is one of the last five until 13.
    expect(statesOf(lab)).toEqual(['1: OK', '9: ALARM', '14: OK'])
  })

  it('a datapoint counts again and again when no other follows, as long as it is looked back to', () => {
    const lab = yard()
    putAlarm(lab, { ...BACKLOG, Dimensions: null, TreatMissingData: 'notBreaching', EvaluationPeriods: 1 })
    lab.to(7 * MINUTE)
    putBacklog(lab, { Value: 80 })
    lab.to(20 * MINUTE)
    expect(statesOf(lab)).toEqual(['1: OK', '9: ALARM', '12: OK'])
  })

  it.each([
    ['GreaterThanThreshold', 70, 'OK'],
    ['GreaterThanOrEqualToThreshold', 70, 'ALARM'],
    ['LessThanThreshold', 70, 'OK'],
    ['LessThanOrEqualToThreshold', 70, 'ALARM'],
  ])('%s, of a datapoint at the threshold', (ComparisonOperator, Value, state) => {
    const lab = yard()
    putAlarm(lab, { ...BACKLOG, Dimensions: null, EvaluationPeriods: 1, ComparisonOperator })
    putBacklog(lab, { Value })
    lab.to(2 * MINUTE)
    expect(alarm(lab).state).toBe(state)
  })
})

describe('ALM-5 a state that is set by hand', () => {
  it('lasts until the next evaluation', () => {
    const lab = loadedLab()
    putAlarm(lab)
    lab.to(5 * MINUTE + 1_000)
    lab.act('cloudwatch', 'SetAlarmState', { AlarmName: 'high', StateValue: 'ALARM', StateReason: 'a test' })
    expect(alarm(lab)).toMatchObject({ state: 'ALARM', stateReason: 'a test', stateTransitionedAtMs: 301_000 })
    expect(statesUntil(lab, 6 * MINUTE)).toEqual(['6: OK'])
    const none = { AlarmName: 'none', StateValue: 'OK', StateReason: '' }
    expect(lab.refusal('cloudwatch', 'SetAlarmState', none).name).toBe('ResourceNotFound')
    const noJson = { AlarmName: 'high', StateValue: 'OK', StateReason: '', StateReasonData: '{' }
    expect(lab.refusal('cloudwatch', 'SetAlarmState', noJson).name).toBe('InvalidFormat')
  })
})

describe('ALM-6 what scales is told', () => {
  it.each<readonly [string, Input, readonly (boolean | null)[]]>([
    ['each minute of ALARM where a scaling policy is its action', { AlarmActions: [POLICY] }, [true, false, false]],
    ['of the change alone where it is not', { AlarmActions: [TOPIC] }, [true]],
    ['of the change alone with its actions off', { AlarmActions: [POLICY], ActionsEnabled: false }, [true]],
  ])('%s', (_, fields, changed) => {
    const lab = loadedLab()
    putAlarm(lab, { Threshold: 1, EvaluationPeriods: 1, ...fields })
    const all = heard(lab, () => lab.to(5 * MINUTE))
    expect(all.map((one) => one.became !== null)).toEqual(changed)
    expect(all.every((one) => one.state === 'ALARM')).toBe(true)
  })

  it('evaluations that change nothing leave no trace', () => {
    const lab = loadedLab()
    putAlarm(lab)
    lab.to(10 * MINUTE)
    expect(heard(lab, () => lab.to(60 * MINUTE))).toEqual([])
  })
})

describe('ALM-7 the reason of a state is in CloudWatch’s words', () => {
  it('with the datapoints that made it so, newest first', () => {
    const lab = loadedLab()
    putAlarm(lab)
    lab.to(10 * MINUTE)
    setCpu(lab, 90)
    lab.to(14 * MINUTE)
    const values = '[89.8 (01/01/26 00:12:00), 89.8 (01/01/26 00:11:00), 89.8 (01/01/26 00:10:00)]'
    expect(alarm(lab).stateReason).toBe(
      `Threshold Crossed: 3 out of the last 3 datapoints ${values} were greater than the threshold (70.0) (minimum 3 datapoints for OK -> ALARM transition).`,
    )
    expect(JSON.parse(alarm(lab).stateReasonData ?? '')).toMatchObject({
      version: '1.0',
      queryDate: '2026-01-01T00:14:00.000+0000',
      startDate: '2026-01-01T00:10:00.000+0000',
      recentDatapoints: [89.8, 89.8, 89.8],
    })
    setCpu(lab, 50)
    lab.to(16 * MINUTE)
    expect(alarm(lab).stateReason).toBe(
      'Threshold Crossed: 1 out of the last 3 datapoints [50.0 (01/01/26 00:14:00)] was not greater than the threshold (70.0) (minimum 1 datapoint for ALARM -> OK transition).',
    )
  })

  it.each([
    ['missing', 'Insufficient Data: 3 datapoints were unknown.'],
    ['breaching', 'no datapoints were received for 3 periods and 3 missing datapoints were treated as [Breaching].'],
    [
      'notBreaching',
      'no datapoints were received for 3 periods and 3 missing datapoints were treated as [NonBreaching].',
    ],
  ])('without datapoints, %s', (TreatMissingData, reason) => {
    const lab = yard()
    putAlarm(lab, { ...BACKLOG, Dimensions: null, TreatMissingData })
    lab.act('cloudwatch', 'SetAlarmState', {
      AlarmName: 'high',
      StateValue: TreatMissingData === 'breaching' ? 'OK' : 'ALARM',
      StateReason: 'a test',
    })
    lab.to(MINUTE)
    expect(alarm(lab).stateReason).toContain(reason)
  })
})
