import { expect, it } from 'vitest'
import { readExamSearch, readTogetherSearch } from './examSearch.ts'

it('reads which exam and which seed, and drops what is neither', () => {
  expect(readExamSearch({ exam: 'SAA', seed: 7 })).toEqual({ exam: 'SAA', seed: 7 })
  expect(readExamSearch({ exam: 'CLF', seed: '4294967296' })).toEqual({})
  expect(readExamSearch({ seed: '12' })).toEqual({ seed: 12 })
  expect(readExamSearch({ seed: 1.5 })).toEqual({})
})

it('reads a lesson together within its limits', () => {
  expect(readTogetherSearch({ seed: 1, count: 10, topic: 'ecr', view: 'lead', at: '4' })).toEqual({
    seed: 1,
    count: 10,
    topic: 'ecr',
    view: 'lead',
    at: 4,
  })
  expect(readTogetherSearch({ seed: -1, count: 31, topic: '<b>', view: 'x', at: 0 })).toEqual({})
})
