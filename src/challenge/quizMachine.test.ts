import { describe, expect, it } from 'vitest'
import { createActor } from 'xstate'
import { answered } from './progress/answers.fixture.ts'
import { quizMachine, slotOf, type QuizInput } from './quizMachine.ts'

const refs = [0, 1, 2].map((seed) => ({ item: `i${String(seed)}`, seed }))
const started = (input: Omit<QuizInput, 'refs'>) => createActor(quizMachine, { input: { refs, ...input } }).start()
const graded = { type: 'graded', record: answered() } as const

describe('practice', () => {
  it('goes on after each answer alone, and is over after the last', () => {
    const quiz = started({ manner: 'practice' })
    quiz.send({ type: 'next' })
    quiz.send({ type: 'flag' })
    quiz.send({ type: 'given', answer: { option: 0 } })
    expect(quiz.getSnapshot()).toMatchObject({ value: 'asking', context: { index: 0 } })
    expect(slotOf(quiz.getSnapshot().context)).toMatchObject({ answer: null, isFlagged: false })
    for (const index of [0, 1, 2]) {
      expect(quiz.getSnapshot()).toMatchObject({ value: 'asking', context: { index } })
      quiz.send(graded)
      expect(quiz.getSnapshot().value).toBe('answered')
      quiz.send({ type: 'next' })
    }
    expect(quiz.getSnapshot().value).toBe('over')
  })

  it('goes on where it was left', () => {
    const quiz = started({ manner: 'practice' })
    quiz.send(graded)
    const { slots, index } = quiz.getSnapshot().context
    expect(started({ manner: 'practice', left: { slots, index } }).getSnapshot().value).toBe('answered')
    const done = slots.map((slot) => ({ ...slot, record: graded.record }))
    expect(started({ manner: 'practice', left: { slots: done, index: 2 } }).getSnapshot().value).toBe('over')
    quiz.send({ type: 'leave' })
    expect(quiz.getSnapshot().status).toBe('done')
  })
})

describe('an exam', () => {
  it('lets answers change until it is handed in, and grades nothing before', () => {
    const quiz = started({ manner: 'exam' })
    quiz.send({ type: 'given', answer: { option: 0 } })
    quiz.send({ type: 'given', answer: { option: 2 } })
    quiz.send({ type: 'flag' })
    quiz.send({ type: 'previous' })
    expect(slotOf(quiz.getSnapshot().context)).toMatchObject({ answer: { option: 2 }, isFlagged: true, record: null })
    quiz.send({ type: 'goTo', index: 9 })
    expect(quiz.getSnapshot().context.index).toBe(0)
    quiz.send({ type: 'goTo', index: 2 })
    quiz.send({ type: 'next' })
    expect(quiz.getSnapshot()).toMatchObject({ value: 'asking', context: { index: 2 } })
    quiz.send({ type: 'review' })
    quiz.send({ type: 'given', answer: null })
    expect(quiz.getSnapshot().context.slots[2]?.answer).toBe(null)
    quiz.send({ type: 'goTo', index: 1 })
    expect(quiz.getSnapshot().value).toBe('asking')
    quiz.send({ type: 'handedIn', records: refs.map(() => graded.record) })
    expect(quiz.getSnapshot()).toMatchObject({ value: 'over', context: { index: 0 } })
    expect(quiz.getSnapshot().context.slots.every(({ record }) => record === graded.record)).toBe(true)
  })
})
