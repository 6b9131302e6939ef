import { expect, it } from 'vitest'
import type { DuelRound } from '../../challenge/duelMachine.ts'
import { chosenByText, outcomeText, verdictText } from './duelWords.ts'

const names = { left: 'Ana', right: 'Ben' }
const round = (left: number | null, right: number | null): DuelRound => ({ place: 0, right: 1, given: { left, right } })

it.each([
  [1, 1, 'Both are right.'],
  [0, 2, 'Neither is right.'],
  [null, null, 'Neither is right.'],
  [1, 0, 'Ana is right, Ben is not.'],
  [null, 1, 'Ben is right, Ana did not answer.'],
])('of answers %s and %s to a question of which 1 is right: %s', (left, right, text) => {
  expect(verdictText(round(left, right), names)).toBe(text)
})

it('says whose answer an option is', () => {
  expect([0, 1].map((option) => chosenByText(round(1, 1), option, names))).toEqual([null, 'Ana’s and Ben’s answer'])
  expect(chosenByText(round(0, null), 0, names)).toBe('Ana’s answer')
})

it('says who won', () => {
  expect(outcomeText([round(0, 1), round(1, 1)], names)).toBe('Ben wins, 2 to 1')
  expect(outcomeText([round(1, 1)], names)).toBe('A draw, 1 each')
  expect(outcomeText([], names)).toBe('A draw, 0 each')
})
