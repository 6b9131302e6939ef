import { describe, expect, it } from 'vitest'
import { toldText } from './toldText.ts'

describe('a text with values of the model', () => {
  it.each([
    ['{n:word}: port 80 has one holder.', { n: 2 }, 'Two: port 80 has one holder.'],
    ['It registers {cpu} CPU units.', { cpu: 2_048 }, 'It registers 2,048 CPU units.'],
    ['Done. {n:word} tasks are left.', { n: 0 }, 'Done. No tasks are left.'],
    ['The stopCode is {code}.', { code: 'UserInitiated' }, 'The stopCode is UserInitiated.'],
    ['Before the answer shows: {n}.', {}, 'Before the answer shows: {n}.'],
  ])('%s', (text, values, told) => {
    expect(toldText(text, values)).toBe(told)
  })
})
