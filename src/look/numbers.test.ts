import { describe, expect, it } from 'vitest'
import { counted, grouped, listed, percentText, spelled } from './numbers.ts'

describe('figures in words', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_024, '1,024'],
    [1_234_567, '1,234,567'],
    [-5_000, '−5,000'],
  ])('%i is %s', (value, text) => {
    expect(grouped(value)).toBe(text)
  })

  it('counts in singular and plural', () => {
    expect([counted(0, 'task'), counted(1, 'task'), counted(5_000, 'task')]).toEqual([
      '0 tasks',
      '1 task',
      '5,000 tasks',
    ])
  })

  it('spells small counts', () => {
    expect([spelled(0), spelled(5), spelled(12)]).toEqual(['no', 'five', '12'])
  })

  it('keeps one decimal of a percent', () => {
    expect([percentText(49.94), percentText(124)]).toEqual(['49.9 %', '124 %'])
  })

  it('lists with one "and"', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ])
  })
})
