import { describe, expect, it } from 'vitest'
import { alarm, BACKLOG, putAlarm } from '../../../testing/alarms.ts'
import { createService, register, yard } from '../../../testing/builders.ts'
import { evaluate } from '../../../model/world/monitoring/evaluation.ts'
import { alarmDecisionWords } from './alarmDecisionWords.ts'
import { alarmWords, breachText, missingText, newestText, ofNText, watchedText } from './alarmWords.ts'

const MINUTE = 60_000

describe('an alarm in words', () => {
  it('says what it watches, when that breaches, and what its datapoints are now', () => {
    const lab = yard()
    register(lab)
    createService(lab)
    putAlarm(lab, { Threshold: 2.5, DatapointsToAlarm: 2 })
    lab.to(5 * MINUTE)
    const one = alarm(lab)
    expect([watchedText(one), breachText(one), ofNText(one)]).toEqual([
      'Average of CPUUtilization of yard/web',
      '> 2.5 %',
      '2 of 3 datapoints of 1 min',
    ])
    const evaluation = evaluate(lab.world, one)
    expect(newestText(one, evaluation)).toBe('2.7 %')
    expect(alarmWords(one, evaluation)).toMatchObject({
      verdict: 'It is in ALARM',
      sentence: '3 of 3 datapoints that count are > 2.5 %; 2 make it ALARM.',
      tone: 'trouble',
    })
    const decided = lab.decisions.flatMap((each) => (each.kind === 'alarm' ? [alarmDecisionWords(each)] : []))
    expect(decided.map((each) => [each.verdict, each.sentence])).toEqual([
      ['Alarm high: INSUFFICIENT_DATA → ALARM', 'Of the last 3 datapoints 2 are > 2.5, 1 is missing; 2 make it ALARM.'],
    ])
  })

  it('without a datapoint says so, and what missing ones are taken for', () => {
    const lab = yard()
    putAlarm(lab, { ...BACKLOG, Dimensions: null, TreatMissingData: 'breaching' })
    lab.to(MINUTE)
    const one = alarm(lab)
    expect(one.state).toBe('ALARM')
    expect(missingText(one)).toBe('taken as breaching')
    expect(newestText(one, evaluate(lab.world, one))).toBeNull()
    expect(alarmWords(one, evaluate(lab.world, one)).sentence).toBe(
      'No datapoint is there of Average of BacklogPerTask in the 3 periods that count.',
    )
  })
})
