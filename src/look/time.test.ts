import { describe, expect, it } from 'vitest'
import { axisText, clockText, durationText } from './time.ts'

describe('clockText and axisText', () => {
  it.each([
    [0, '00:00:00', '00:00'],
    [38_000, '00:00:38', '00:38'],
    [38_999, '00:00:38', '00:38'],
    [872_000, '00:14:32', '14:32'],
    [872_400, '00:14:32', '14:32'],
    [3_600_000, '01:00:00', '1:00:00'],
    [360_000_000, '100:00:00', '100:00:00'],
    [-1, '−00:00:01', '−00:01'],
    [-5_000, '−00:00:05', '−00:05'],
  ])('%i ms is %s, on an axis %s', (atMs, clock, axis) => {
    expect([clockText(atMs), axisText(atMs)]).toEqual([clock, axis])
  })
})

describe('durationText', () => {
  it.each([
    [-4, '0 s'],
    [0, '0 s'],
    [1, '0.1 s'],
    [400, '0.4 s'],
    [15_000, '15 s'],
    [14_001, '15 s'],
    [59_001, '1 min'],
    [60_000, '1 min'],
    [112_000, '1 min 52 s'],
    [3_600_000, '1 h'],
    [3_900_000, '1 h 5 min'],
    // The same on the stage, in the tree and in a panel.
    [10_800_000, '3 h'],
  ])('%i ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text)
  })
})
