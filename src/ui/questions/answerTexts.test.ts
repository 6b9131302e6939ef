import { describe, expect, it } from 'vitest'
import {
  choiceText,
  chosenText,
  distanceText,
  fieldName,
  markText,
  numberText,
  orderText,
  severalText,
} from './answerTexts.ts'

const options = [
  { text: '4 tasks', isRight: true, shows: null, mistake: null, do: null },
  { text: 'Nothing moves.', isRight: false, shows: null, mistake: null, do: null },
  { text: 'RUNNING', isRight: false, shows: null, mistake: null, do: null },
  { text: 'The scheduler stops two old tasks at once', isRight: false, shows: null, mistake: null, do: null },
]

describe('APP-3 an answer in a few words', () => {
  it.each([
    [0, '4 tasks'],
    [1, '"Nothing moves"'],
    [2, 'RUNNING'],
    [3, 'option 4'],
    [9, 'option 10'],
  ])('of option %i is %s', (option, text) => {
    expect(choiceText({ options }, { option })).toBe(text)
  })

  it('of several is their numbers', () => {
    expect(severalText({ options: [0, 3] })).toBe('options 1 and 4')
    expect(chosenText({ options: [0] }, 2)).toBe('1 of 2 chosen')
  })

  it.each([
    [2, 'tasks', '2 tasks'],
    [1, 'tasks', '1 task'],
    [0, 'tasks', '0 tasks'],
    [1, 's', '1 s'],
    [1, 'MiB', '1 MiB'],
    [1, 'IP addresses', '1 IP address'],
    [1024, 'CPU units', '1,024 CPU units'],
  ])('of %i %s is %s', (value, unit, text) => {
    expect(numberText({ unit }, { value })).toBe(text)
  })

  it('of an order is its letters, of a mark the clock of the story, of a fault the name of the field', () => {
    expect(orderText({ items: [1, 0, 2] })).toBe('B, A, C')
    expect(markText({ atMs: 132_000 }, 60_000)).toBe('00:01:12')
    expect(fieldName({ path: 'containerDefinitions[0].portMappings[1].hostPort' })).toBe('hostPort')
    expect(fieldName({ path: 'cpu' })).toBe('cpu')
  })

  it.each([
    [-18_000, '18 s before it'],
    [75_000, '1 min 15 s after it'],
    [999, 'at that second'],
  ])('of a mark %i ms off is %s', (byMs, text) => {
    expect(distanceText(byMs)).toBe(text)
  })
})
