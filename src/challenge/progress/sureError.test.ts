import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import type { Answer } from '../../lessons/questions/kinds.ts'
import type { AnswerRecord } from '../answerRecord.ts'
import { makeQuestion } from '../make/makeQuestion.ts'
import { conceptOf } from '../question.ts'
import { recordOf } from '../recordOf.ts'
import { templateOf } from '../templates/allTemplates.ts'
import { worldsOf } from '../worlds.ts'
import { DAY_MS, START_MS } from './answers.fixture.ts'
import { merged, progressText, readProgressFile } from './progressFile.ts'
import { dueOf, scheduleOf } from './schedule.ts'
import { sureErrorOf } from './sureError.ts'

const made = (id: string, seed: number) => makeQuestion(must(templateOf(id), 'the template'), seed).made
const unstick = made('what-unsticks', 1)
const { question } = unstick
const wrong = question.kind === 'choice' ? question.options.findIndex(({ isRight }) => !isRight) : -1
const right = question.kind === 'choice' ? question.options.findIndex(({ isRight }) => isRight) : -1

let next = 0
/** An answer to the question, sure unless told otherwise, as the page keeps it. */
function given(answer: Answer | null, over: Partial<AnswerRecord> = {}): AnswerRecord {
  next += 1
  const id = next.toString(16).padStart(16, 'a')
  return {
    ...recordOf(unstick, { id, atMs: START_MS, mode: 'practice', answer, confidence: 'sure', hints: 0 }),
    ...over,
  }
}

describe('an error that one was sure of', () => {
  it('comes back first on the day on which it is due, with the worlds that were wrong then', () => {
    const error = given({ option: wrong })
    const guessed = given({ option: wrong }, { concept: 'item/b', confidence: 'guess', atMs: START_MS - DAY_MS })
    const known = given({ option: right }, { concept: 'item/c' })
    const nowMs = START_MS + 2 * DAY_MS
    const due = dueOf(scheduleOf([guessed, known, error], nowMs), nowMs).map(({ concept }) => concept)
    expect(due).toEqual([conceptOf(unstick.ref), 'item/b'])
    const held = must(sureErrorOf([guessed, known, error], conceptOf(unstick.ref)) ?? undefined, 'the error')
    const again = made('what-unsticks', held.seed)
    expect(again.question).toEqual(question)
    expect(worldsOf(again.question, held.answer)).toEqual(worldsOf(question, { option: wrong }))
  })

  it('is the last answer alone, given with confidence', () => {
    const error = given({ option: wrong })
    const concept = conceptOf(unstick.ref)
    expect(sureErrorOf([given({ option: right }, { atMs: START_MS + 1 }), error], concept)).toBeNull()
    expect(sureErrorOf([given({ option: wrong }, { confidence: 'fairlySure' })], concept)).toBeNull()
    expect(sureErrorOf([error], 'item/b')).toBeNull()
  })

  it('keeps its answer through a file of progress, and nothing else keeps one', () => {
    const error = given({ option: wrong })
    expect(error.answer).toEqual({ option: wrong })
    expect([given({ option: right }), given(null)].map(({ answer }) => answer)).toEqual([undefined, undefined])
    const reading = readProgressFile(progressText([error], {}))
    expect('file' in reading && merged(reading.file.answers, [])).toEqual([error])
  })
})
