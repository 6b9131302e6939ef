import { describe, expect, it } from 'vitest'
import { questionsOf } from '../course.ts'
import { courseOf } from '../make/course.ts'
import type { PercentChange } from '../document/scenarioDocument.ts'
import { oneTaskScenario } from '../scenarios.fixture.ts'
import { change, type ChangeQuestion, type TimedChange } from './change.ts'

describe('DEP-1 DEP-7 what a change of a percent shows', () => {
  const at = questionsOf(courseOf(oneTaskScenario, []))[1]?.askAtMs ?? 0

  it.each([
    [{ minimumHealthyPercent: 1 }, { isRight: false, mistake: 'sameLimit', mayStop: 0, mayStart: 0 }],
    [{ minimumHealthyPercent: 0 }, { isRight: true, mistake: null, mayStop: 1, mayStart: 0 }],
    [{ maximumPercent: 199 }, { isRight: false, mistake: 'sameLimit', mayStop: 0, mayStart: 0 }],
    [{ maximumPercent: 200 }, { isRight: true, mistake: null, mayStop: 0, mayStart: 1 }],
  ])('%o', (tried, expected) => {
    const step = questionsOf(courseOf(oneTaskScenario, [{ atMs: at, change: tried }]))[1]
    expect(step?.kind === 'change' && change.grade(step, tried)).toMatchObject(expected)
  })

  it('is nothing before there is a change', () => {
    const step = questionsOf(courseOf(oneTaskScenario, []))[1]
    expect(step?.kind === 'change' && change.grade(step, step.solution)).toBeNull()
  })
})

describe('DEP-7 a change is tried until it helps', () => {
  const questionWith = (...tried: PercentChange[]) => {
    const changes: TimedChange[] = []
    for (const one of tried) {
      const atMs = change.times(changeOf(changes)).askAtMs
      changes.push({ atMs, change: one })
    }
    return changeOf(changes)
  }
  const changeOf = (changes: readonly TimedChange[]): ChangeQuestion => {
    const question = questionsOf(courseOf(oneTaskScenario, changes))[1]
    return question?.kind === 'change' ? question : expect.fail('no change is asked for')
  }

  it('may be locked in when it differs from what is set by then', () => {
    expect(change.mayLockIn(questionWith(), { maximumPercent: 100 })).toBe(false)
    expect(change.mayLockIn(questionWith(), { maximumPercent: 150 })).toBe(true)
    expect(change.mayLockIn(questionWith({ maximumPercent: 150 }), { maximumPercent: 150 })).toBe(false)
  })

  it('is asked again at the next look as long as nothing moves, and not once it rolls', () => {
    const [none, vain, right] = [[], [{ maximumPercent: 150 }], [{ maximumPercent: 150 }, { maximumPercent: 200 }]]
    expect([none, vain, right].map((tried) => change.isAskedAgain(questionWith(...tried)))).toEqual([
      false,
      true,
      false,
    ])
    expect(change.times(questionWith(...vain)).askAtMs).toBeGreaterThan(change.times(questionWith()).askAtMs)
  })

  it('keeps how many tries it took, and whether it was shown', () => {
    const question = questionWith({ maximumPercent: 150 }, { maximumPercent: 200 })
    const given = { confidence: null, hints: 1 }
    expect(change.record(question, { ...given, answer: { maximumPercent: 200 } })).toEqual({
      kind: 'change',
      attempts: 2,
      isSkipped: false,
      hints: 1,
      isRight: true,
    })
    expect(change.record(question, { ...given, answer: null })).toMatchObject({ isSkipped: true, isRight: false })
  })

  it('shows the document’s change when it is skipped, and that one helps', () => {
    expect(questionWith(questionWith().solution).attempts.map((one) => one.rolls)).toEqual([true])
  })
})
