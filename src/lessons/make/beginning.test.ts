import { describe, expect, it } from 'vitest'
import { questionsOf } from '../course.ts'
import { oneTaskScenario } from '../scenarios.fixture.ts'
import { beginningOf } from './beginning.ts'
import { courseOf, solvedCourse } from './course.ts'
import { playerOf } from './making.fixture.ts'

describe('SAV-1 a play that no longer fits its scenario', () => {
  const changed = { kind: 'change', attempts: 1, isSkipped: false, hints: 0, isRight: true } as const
  const skipped = { kind: 'counts', prediction: null, hints: 0, isRight: false } as const

  it.each([
    [
      'a change at a time at which nothing is asked',
      { records: [skipped], changes: [{ atMs: 5, change: { maximumPercent: 200 } }] },
    ],
    ['answers to other questions', { records: [skipped, skipped], changes: [] }],
    ['a deployment that is still stuck', { records: [skipped, changed], changes: [] }],
    ['more answers than questions', { records: Array.from({ length: 9 }, () => skipped), changes: [] }],
  ])('begins anew: %s', (_, saved) => {
    expect(beginningOf(oneTaskScenario, saved).resumed).toBeNull()
  })

  it('goes on when it fits', () => {
    const saved = { records: [skipped], changes: [] }
    expect(beginningOf(oneTaskScenario, saved).resumed).toEqual({ play: saved, course: courseOf(oneTaskScenario, []) })
  })

  it('goes on with its changes in its course, and stands at its end once it was answered to there', () => {
    const atMs = questionsOf(courseOf(oneTaskScenario, []))[1]?.askAtMs ?? 0
    const changes = [{ atMs, change: { maximumPercent: 200 } }]
    const saved = { records: [skipped, changed], changes }
    expect(beginningOf(oneTaskScenario, saved).resumed?.course).toEqual(courseOf(oneTaskScenario, changes))
    const answered = { records: [skipped, changed, skipped, skipped], changes }
    expect(beginningOf(oneTaskScenario, answered).resumed?.play).toEqual(answered)
    expect(playerOf(oneTaskScenario, answered).getSnapshot().value).toBe('done')
  })
})

describe('APP-3 what a play begins with', () => {
  it('is the course without changes, and what the solution comes to', () => {
    const solved = solvedCourse(oneTaskScenario)
    expect(beginningOf(oneTaskScenario, null)).toEqual({
      course: courseOf(oneTaskScenario, []),
      questions: questionsOf(solved).length,
      end: solved.last,
      resumed: null,
    })
  })
})
