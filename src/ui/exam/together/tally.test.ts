import { expect, it } from 'vitest'
import { counted, handsOf, HANDS_MAX } from './tally.ts'

it('counts hands of one option of one question alone', () => {
  const tally = counted(counted({}, 0, { option: 1, count: 3, options: 4 }), 2, { option: 0, count: 5, options: 4 })
  expect(handsOf(tally, 0, 4)).toEqual([0, 3, 0, 0])
  expect(handsOf(tally, 1, 4)).toEqual([0, 0, 0, 0])
  expect(handsOf(tally, 2, 4)).toEqual([5, 0, 0, 0])
})

it('holds its limits', () => {
  expect(handsOf(counted({}, 0, { option: 0, count: -1, options: 2 }), 0, 2)).toEqual([0, 0])
  expect(handsOf(counted({}, 0, { option: 0, count: 5000, options: 2 }), 0, 2)).toEqual([HANDS_MAX, 0])
})
