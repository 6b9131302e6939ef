import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTING, DEMO_ORIGIN_MS, demoFile } from '../../lessons/rollingDemo.ts'
import { CHANGES_MAX, changesIn, changesText, changesWords, readChanges } from './demoChanges.ts'

const at = (sinceMs: number) => DEMO_ORIGIN_MS + sinceMs

describe('changes in mid-deployment, in an address', () => {
  const changes = [
    { atMs: at(5_000), maximumPercent: 200 },
    { atMs: at(8_000), desiredCount: 6, minimumHealthyPercent: 0 },
  ]

  it('are short, and read back as they were', () => {
    expect(changesText(changes)).toBe('5000max200_8000desired6min0')
    expect(readChanges('5000max200_8000desired6min0')).toEqual(changes)
    expect(changesWords(changes)).toBe('max 200 % at 00:05, desired 6, min 0 % at 00:08')
  })

  it('are brought within the bounds of the page', () => {
    expect(readChanges('5000max900desired999')).toEqual([{ atMs: at(5_000), maximumPercent: 200, desiredCount: 100 }])
  })

  it.each(['', 'max200', '5000', '5000max', '5000max200_', '8000max200_5000max100', '0max200', '99999999max200', 'x'])(
    'are dropped whole where one cannot be read: %s',
    (text) => expect(readChanges(text)).toEqual([]),
  )

  it('are no more than an address holds', () => {
    const many = Array.from({ length: CHANGES_MAX + 1 }, (_, index) => ({ atMs: at(index + 1), maximumPercent: 150 }))
    expect(changesText(many)).toBeUndefined()
    expect(changesText(many.slice(1))).toBeDefined()
    expect(readChanges(many.map((_, index) => `${String(index + 1)}max150`).join('_'))).toEqual([])
  })
})

describe('changes in a log', () => {
  it('are those after the update was asked for, of one moment the last', () => {
    const { commands } = demoFile(DEFAULT_SETTING, [
      { atMs: at(5_000), maximumPercent: 110 },
      { atMs: at(5_000), maximumPercent: 120 },
      { atMs: at(5_000), minimumHealthyPercent: 20 },
      { atMs: at(9_000), desiredCount: 5 },
    ])
    expect(changesIn(commands)).toEqual([
      { atMs: at(5_000), maximumPercent: 120, minimumHealthyPercent: 20 },
      { atMs: at(9_000), desiredCount: 5 },
    ])
  })
})
