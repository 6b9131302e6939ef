import { describe, expect, it } from 'vitest'
import { keptSlot } from '../../challenge/keptSlot.ts'
import { useBegun } from '../../session/challenge/begunStore.ts'
import { isHandedIn, keepExam, readKept, type KeptExam } from './keptExam.ts'

const kept: KeptExam = {
  exam: 'DVA',
  seed: 5,
  slots: [
    { ref: { template: 'upper-limit', seed: 3 }, answer: { option: 1 }, record: null, isFlagged: false },
    { ref: { item: 'ecr-scan', seed: 4 }, answer: { options: [0, 2] }, record: null, isFlagged: true },
  ],
  index: 1,
  limitMs: 7_800_000,
  spentMs: 12,
}

describe('a kept exam', () => {
  it('is read as it was written', () => {
    expect(readKept(JSON.parse(JSON.stringify({ kept })))).toEqual(kept)
  })

  it.each([
    ['nothing', undefined],
    ['another shape', { kept: { exam: 'DVA' } }],
    ['another exam', { kept: { ...kept, exam: 'CLF' } }],
    ['a place beyond its end', { kept: { ...kept, index: 2 } }],
    ['no question', { kept: { ...kept, slots: [] } }],
  ])('is none where there is %s', (_, stored) => {
    expect(readKept(stored)).toBeNull()
  })

  it('keeps answers in the forms of an exam alone', () => {
    const ref = { item: 'a', seed: 1 }
    const slot = { ref, record: null, isFlagged: false }
    expect(keptSlot({ ...slot, answer: { option: 2 } }).answer).toEqual({ option: 2 })
    expect(keptSlot({ ...slot, answer: { value: 4 } }).answer).toBeNull()
  })

  it('is handed in when every question has its record', () => {
    const record = {
      id: '0123456789abcdef',
      atMs: 1,
      concept: 'item/a',
      topic: 'ecr',
      exam: [],
      isRight: true,
      confidence: null,
      hints: 0,
      mistake: null,
      mode: 'mock' as const,
    }
    expect(isHandedIn(kept)).toBe(false)
    expect(isHandedIn({ slots: kept.slots.map((slot) => ({ ...slot, record })) })).toBe(true)
  })

  it('is told to other pages while it is under way', () => {
    keepExam(kept)
    expect(useBegun.getState().exam).toMatchObject({ title: 'DVA-C02 mock exam', answered: 2, questions: 2 })
    keepExam(null)
    expect(useBegun.getState().exam).toBeNull()
  })
})
