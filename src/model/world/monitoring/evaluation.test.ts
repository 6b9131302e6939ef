import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALARM_STATES, MISSING_DATA, type AlarmState, type MissingData } from './alarm.ts'
import type { PeriodVerdict } from './alarm.ts'
import { stateOf } from './evaluation.ts'

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

/**
 * The guide's text once more, counted out by hand: the list that is evaluated is made first, with a sign in the place of
 * each missing datapoint that counts, and the state is read off it.
 */
function naiveState(
  points: readonly PeriodVerdict[],
  { m, n, missing }: { readonly m: number; readonly n: number; readonly missing: MissingData },
): AlarmState | 'as it was' {
  const evaluated: (PeriodVerdict | 'filled')[] = points.filter((one) => one !== 'missing').slice(-n)
  while (evaluated.length < n) evaluated.push('filled')
  const count = (of: string) => evaluated.filter((one) => one === of).length
  const bad = count('breach') + (missing === 'breaching' ? count('filled') : 0)
  if (bad >= m) return 'ALARM'
  if (missing === 'breaching' || missing === 'notBreaching' || count('filled') === 0 || count('ok') > 0) return 'OK'
  if (missing === 'ignore') return 'as it was'
  if (count('filled') === n) return 'INSUFFICIENT_DATA'
  const age = [...points].reverse().lastIndexOf('breach') + 1
  return age >= m ? 'ALARM' : 'as it was'
}

describe('ALM-4 a second count of the guide’s text', () => {
  it('comes to the same in 1,000 cases', () => {
    const sizes = fc
      .integer({ min: 1, max: 8 })
      .chain((n) => fc.record({ n: fc.constant(n), m: fc.integer({ min: 1, max: n }) }))
    const sign = fc.constantFrom<PeriodVerdict>('ok', 'breach', 'missing')
    const cases = sizes.chain(({ n, m }) =>
      fc.record({
        n: fc.constant(n),
        m: fc.constant(m),
        points: fc.array(sign, { minLength: n + 2, maxLength: n + 2 }),
        missing: fc.constantFrom(...MISSING_DATA),
        was: fc.constantFrom(...ALARM_STATES),
      }),
    )
    fc.assert(
      fc.property(cases, ({ n, m, points, missing, was }) => {
        const expected = naiveState(points, { m, n, missing })
        expect(stateOf(points, { m, n, missing, was })).toBe(expected === 'as it was' ? was : expected)
      }),
      { numRuns: 1_000 },
    )
  })
})
