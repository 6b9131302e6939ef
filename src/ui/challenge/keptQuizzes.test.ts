import { beforeEach, describe, expect, it } from 'vitest'
import { answered } from '../../challenge/progress/answers.fixture.ts'
import { useBegun } from '../../session/challenge/begunStore.ts'
import {
  dropQuiz,
  keepQuiz,
  leftOf,
  QUIZZES_KEPT_MAX,
  quizOf,
  readQuizzes,
  useKeptQuizzes,
  type KeptQuiz,
} from './keptQuizzes.ts'

const slot = (at: number, isAnswered: boolean) => ({
  ref: { item: `i${String(at)}`, seed: at },
  answer: null,
  record: isAnswered ? answered() : null,
  isFlagged: false,
})
const quiz = (seed: number, answers: number): KeptQuiz => ({
  search: { seed, topic: 'ecr' },
  title: 'ECR',
  slots: [0, 1, 2].map((at) => slot(at, at < answers)),
  atMs: 1_000 + seed,
})

beforeEach(() => useKeptQuizzes.setState({ quizzes: [] }))

describe('a quiz of practice that was left', () => {
  it('is found by its address, and goes on at its first open question', () => {
    keepQuiz(quiz(1, 1))
    keepQuiz(quiz(1, 2))
    const kept = quizOf(useKeptQuizzes.getState(), { topic: 'ecr', seed: 1, mode: undefined })
    expect(kept?.title).toBe('ECR')
    expect(useKeptQuizzes.getState().quizzes).toHaveLength(1)
    expect(leftOf(kept ?? quiz(1, 0)).index).toBe(2)
    expect(leftOf(quiz(1, 3)).index).toBe(2)
    expect(quizOf(useKeptQuizzes.getState(), { topic: 'ecr', seed: 2 })).toBeUndefined()
  })

  it('is told to other pages as the newest, until it is dropped', () => {
    keepQuiz(quiz(1, 1))
    keepQuiz(quiz(2, 2))
    expect(useBegun.getState().quiz).toEqual({
      title: 'ECR',
      answered: 2,
      questions: 3,
      atMs: 1_002,
      search: { seed: 2, topic: 'ecr' },
    })
    dropQuiz({ topic: 'ecr', seed: 2 })
    expect(useBegun.getState().quiz?.search).toEqual({ seed: 1, topic: 'ecr' })
    dropQuiz({ topic: 'ecr', seed: 1 })
    expect(useBegun.getState().quiz).toBeNull()
  })

  it('is kept with a few others: the oldest goes', () => {
    for (let seed = 0; seed <= QUIZZES_KEPT_MAX; seed++) keepQuiz(quiz(seed, 1))
    const seeds = useKeptQuizzes.getState().quizzes.map(({ search }) => search.seed)
    expect(seeds).toEqual([5, 4, 3, 2, 1])
  })

  it('is read as it was written, and what is none is left out', () => {
    const state = { quizzes: [quiz(1, 1)] }
    const [read] = readQuizzes(JSON.parse(JSON.stringify(state))).quizzes
    expect(read).toMatchObject({
      ...quiz(1, 1),
      slots: [{ record: { isRight: true } }, { record: null }, { record: null }],
    })
    expect(readQuizzes({ quizzes: [{ ...quiz(1, 1), slots: [] }, 7] })).toEqual({ quizzes: [] })
    expect(readQuizzes(null)).toEqual({ quizzes: [] })
  })
})
