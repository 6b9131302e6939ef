import { describe, expect, it } from 'vitest'
import { Run } from '../../model/engine/run.ts'
import { seriesOf } from '../../model/world/series.ts'
import { countSteps } from '../countSteps.ts'
import { fileOf, questionsOf, type Course } from '../course.ts'
import { notesScenario1, notesScenario2, oneTaskScenario } from '../scenarios.fixture.ts'
import { courseOf, solvedCourse } from './course.ts'

const pairs = (course: Course): string[] =>
  questionsOf(course).flatMap((one) =>
    one.kind === 'counts' ? [`${String(one.answer.oldRunning)}+${String(one.answer.newRunning)}`] : ['change'],
  )

describe('DEP-2 DEP-3 the course of a scenario is what the model does', () => {
  it.each([
    ['the notes’ scenario 1', notesScenario1, ['2+0', '2+2', '0+2', '0+4']],
    ['the notes’ scenario 2', notesScenario2, ['4+2', '2+2', '2+4', '0+4']],
    ['one task at 100/100, solved with 200', oneTaskScenario, ['1+0', 'change', '1+1', '0+1']],
  ])('%s', (_, scenario, expected) => {
    expect(pairs(solvedCourse(scenario))).toEqual(expected)
  })

  it('asks after each count pair, and runs until the next', () => {
    const steps = questionsOf(courseOf(notesScenario1, []))
    expect(steps[0]?.askAtMs).toBe(notesScenario1.fromMs)
    for (const [index, step] of steps.entries()) {
      const next = steps[index + 1]
      if (step.kind === 'counts' && next !== undefined) expect(next.askAtMs).toBe(step.toMs)
    }
  })

  it('explains each answer by the act that led to it', () => {
    const acts = questionsOf(courseOf(notesScenario2, [])).flatMap((one) =>
      one.kind === 'counts' ? [`${one.decision.action} ${String(one.decision.count)}`] : [],
    )
    expect(acts).toEqual(['start 2', 'stop 2', 'start 2', 'stop 2'])
  })

  it('has the same samples as a run of its file', () => {
    const course = solvedCourse(oneTaskScenario)
    const file = fileOf(oneTaskScenario, course)
    const run = new Run({ seed: file.seed, log: file.commands })
    run.advance(questionsOf(course).at(-1)?.askAtMs ?? 0)
    const ref = { kind: 'service', id: oneTaskScenario.serviceKey ?? '' } as const
    const seen = countSteps(seriesOf(run.history, ref, 'serviceCounts'), oneTaskScenario.fromMs)
    expect(seen.at(-1)).toMatchObject({ oldRunning: 1, newRunning: 1 })
    expect(run.refusals).toEqual([])
  })
})

describe('DEP-7 a deployment that can never roll', () => {
  const stuck = courseOf(oneTaskScenario, [])
  const at = questionsOf(stuck)[1]?.askAtMs ?? 0

  it('is asked about, then given to change, and nothing after that', () => {
    expect(stuck.steps.map((one) => one.kind)).toEqual(['counts', 'change'])
    expect(stuck.steps[0]).toMatchObject({ from: { oldRunning: 1 }, answer: { oldRunning: 1, newRunning: 0 } })
    expect(stuck.isCompleted).toBe(false)
  })

  it.each([
    [{ minimumHealthyPercent: 0 }, true, ['0+0', '0+1']],
    [{ maximumPercent: 200 }, true, ['1+1', '0+1']],
    [{ minimumHealthyPercent: 50 }, false, []],
    [{ maximumPercent: 150 }, false, []],
  ])('with %o it rolls: %s', (change, rolls, after) => {
    const course = courseOf(oneTaskScenario, [{ atMs: at, change }])
    const step = course.steps[1]
    expect(step?.kind === 'change' && step.attempts.map((one) => one.rolls)).toEqual([rolls])
    expect(pairs(course)).toEqual(['1+0', 'change', ...after])
  })

  it('keeps what was changed before when a second change helps', () => {
    const first = courseOf(oneTaskScenario, [{ atMs: at, change: { minimumHealthyPercent: 50 } }]).steps[1]
    const againMs = first?.kind === 'change' ? (first.attempts[0]?.toMs ?? 0) : 0
    const course = courseOf(oneTaskScenario, [
      { atMs: at, change: { minimumHealthyPercent: 50 } },
      { atMs: againMs, change: { maximumPercent: 200 } },
    ])
    const step = course.steps[1]
    expect(againMs).toBeGreaterThan(at)
    expect(step?.kind === 'change' && step.attempts.at(-1)).toMatchObject({
      rolls: true,
      after: { minimumHealthyPercent: 50, maximumPercent: 200 },
      limits: { lower: 1, upper: 2 },
    })
  })
})
