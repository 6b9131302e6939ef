import { describe, expect, it } from 'vitest'
import { ALARM_STATES, MISSING_DATA, type AlarmState } from './alarm.ts'
import { stateOf, type PeriodVerdict } from './evaluation.ts'

const SIGNS: Readonly<Record<string, PeriodVerdict>> = { '0': 'ok', X: 'breach', '-': 'missing' }

/** What an alarm that is in a state comes to on these, oldest first, under each way to treat missing data. */
function results(points: string, m: number, was: AlarmState): readonly AlarmState[] {
  const verdicts = [...points].map((sign) => SIGNS[sign] ?? 'missing')
  return MISSING_DATA.map((missing) => stateOf(verdicts, { m, n: 3, missing, was }))
}

// CloudWatch User Guide, how missing data are treated: missing, ignore, breaching, notBreaching.
describe.each(ALARM_STATES)('ALM-4 the examples of CloudWatch’s guide, of an alarm that is %s', (was) => {
  const OK: AlarmState = 'OK'
  const NONE: AlarmState = 'INSUFFICIENT_DATA'
  const ALARM: AlarmState = 'ALARM'

  it.each([
    ['0-X-X', [OK, OK, OK, OK]],
    ['0----', [OK, OK, OK, OK]],
    ['-----', [NONE, was, ALARM, OK]],
    ['0XX-X', [ALARM, ALARM, ALARM, ALARM]],
    ['--X--', [ALARM, was, ALARM, OK]],
    // Too young: the oldest that breaches has to be the third from the right.
    ['---X-', [was, was, ALARM, OK]],
    ['----X', [was, was, ALARM, OK]],
  ])('3 of 3: %s', (points, expected) => {
    expect(results(points, 3, was)).toEqual(expected)
  })

  it.each([
    ['0-X-X', [ALARM, ALARM, ALARM, ALARM]],
    ['00X0X', [ALARM, ALARM, ALARM, ALARM]],
    ['0-X--', [OK, OK, ALARM, OK]],
    ['----0', [OK, OK, ALARM, OK]],
    ['---X-', [ALARM, was, ALARM, OK]],
  ])('2 of 3: %s', (points, expected) => {
    expect(results(points, 2, was)).toEqual(expected)
  })
})

describe('ALM-3 which datapoints count', () => {
  it('the newest N that are there, however many are missing between them', () => {
    expect(results('XXX0-', 3, 'OK')).toEqual(['OK', 'OK', 'OK', 'OK'])
    expect(results('X-X-X', 3, 'OK')).toEqual(['ALARM', 'ALARM', 'ALARM', 'ALARM'])
    expect(results('X0--X', 2, 'OK')).toEqual(['ALARM', 'ALARM', 'ALARM', 'ALARM'])
  })
})
