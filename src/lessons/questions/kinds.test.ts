import { describe, expect, it } from 'vitest'
import { questionsOf } from '../course.ts'
import { solvedCourse } from '../make/course.ts'
import { notesScenario1, oneTaskScenario } from '../scenarios.fixture.ts'
import { everyBeat, storyOf } from '../story.fixture.ts'
import { kindOf, questionKinds, type Question } from './kinds.ts'

const story = storyOf(everyBeat)
const questions = [notesScenario1, oneTaskScenario, story].flatMap((scenario): readonly Question[] =>
  questionsOf(solvedCourse(scenario)),
)
const given = { confidence: 'sure', hints: 2 } as const

describe('APP-3 what holds of every kind of question', () => {
  it('has a question of each', () => {
    expect(new Set(questions.map((one) => one.kind))).toEqual(new Set(Object.keys(questionKinds)))
  })

  it.each(questions)('$kind at $askAtMs: its solution is right, and kept as right', (question) => {
    const kind = kindOf(question)
    const solution = kind.solution(question)
    expect(kind.grade(question, solution)).toMatchObject({ isRight: true, mistake: null })
    expect(kind.isAskedAgain(question)).toBe(false)
    const record = kind.record(question, { ...given, answer: solution })
    expect(record).toMatchObject({ kind: question.kind, isRight: true, hints: 2 })
    expect(kind.isSkipped(record)).toBe(false)
    expect(kind.confidenceOf(record)).toBe(kind.asksConfidence ? 'sure' : null)
  })

  it.each(questions)('$kind at $askAtMs: what is skipped is kept as skipped, and not as right', (question) => {
    const kind = kindOf(question)
    const record = kind.record(question, { confidence: null, hints: 0, answer: null })
    expect(record).toMatchObject({ isRight: false })
    expect([kind.isSkipped(record), kind.confidenceOf(record)]).toEqual([true, null])
  })

  it.each(questions)('$kind at $askAtMs is plain data, observed after it is asked', (question) => {
    expect(JSON.parse(JSON.stringify(question))).toEqual(question)
    const { askAtMs, observeFromMs, observeToMs } = kindOf(question).times(question)
    expect(askAtMs).toBeGreaterThanOrEqual(question.askAtMs)
    expect(observeToMs).toBeGreaterThanOrEqual(observeFromMs)
  })
})
