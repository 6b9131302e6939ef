import { expect, it } from 'vitest'
import { readBegun } from './begunStore.ts'

const quiz = { title: 'Quick five', answered: 2, questions: 5, atMs: 10, search: { seed: 7, topic: 'ecr' } }

it('what is under way is read as it was written', () => {
  const state = { quiz, exam: null }
  expect(readBegun(JSON.parse(JSON.stringify(state)))).toEqual(state)
})

it.each([
  null,
  7,
  { quiz: 1, exam: [] },
  { quiz: { ...quiz, answered: -1 } },
  { quiz: { ...quiz, title: 5 } },
  { quiz: { ...quiz, search: { seed: { more: 1 } } } },
  { quiz: { ...quiz, title: 'x'.repeat(9_000) } },
])('nothing is under way by %j', (stored) => expect(readBegun(stored)).toEqual({ quiz: null, exam: null }))
