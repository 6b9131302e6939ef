import { describe, expect, it } from 'vitest'
import type { MadeQuestion } from '../../challenge/question.ts'
import { domainIn, domainTitle, gradesByDomain, isWhole, recordOf } from './examGrades.ts'

const option = (text: string, isRight: boolean, mistake: string | null = null) => ({
  text,
  isRight,
  shows: null,
  mistake,
  do: null,
})

const made: MadeQuestion = {
  ref: { item: 'roles', seed: 9 },
  title: 'Which role?',
  topic: 'roles',
  exam: ['SAA1', 'DVA2'],
  question: {
    kind: 'several',
    index: 0,
    askAtMs: 0,
    toMs: 0,
    title: 'Which two?',
    lead: null,
    code: null,
    hints: [],
    choose: 2,
    options: [option('a', true), option('b', true), option('c', false, 'roles-swapped'), option('d', false)],
    reveal: { text: '', rule: null },
  },
  scene: null,
}
const given = { atMs: 77, mode: 'mock' } as const

describe('recordOf', () => {
  it('keeps a right answer', () => {
    expect(recordOf(made, { options: [0, 1] }, given)).toMatchObject({
      atMs: 77,
      concept: 'item/roles',
      isRight: true,
      mistake: null,
      mode: 'mock',
    })
  })

  it('names the misconception of a wrong one', () => {
    expect(recordOf(made, { options: [0, 2] }, given)).toMatchObject({ isRight: false, mistake: 'roles-swapped' })
  })

  it('takes what was left open, or in part, as wrong', () => {
    expect(recordOf(made, null, given)).toMatchObject({ isRight: false, mistake: null })
    expect(recordOf(made, { options: [0] }, given).isRight).toBe(false)
    expect([null, { options: [0] }, { options: [0, 1] }].map((answer) => isWhole(made, answer))).toEqual([
      false,
      false,
      true,
    ])
  })

  it('gives every answer an id of its own', () => {
    const ids = [1, 2, 3].map(() => recordOf(made, null, given).id)
    expect(new Set(ids).size).toBe(3)
    expect(ids.every((id) => /^[0-9a-f]{16}$/.test(id))).toBe(true)
  })
})

describe('by domain', () => {
  it('counts a question in the first of its domains that the exam has', () => {
    expect(domainIn('DVA', made)).toBe('DVA2')
    expect(domainIn('SAA', made)).toBe('SAA1')
    expect(domainIn('DVA', { exam: ['SAA4'] })).toBeUndefined()
  })

  it('is told in the order of the guide, without what was not asked', () => {
    const records = [
      { exam: ['DVA4' as const], isRight: true },
      { exam: ['SAA1' as const, 'DVA2' as const], isRight: false },
      { exam: ['DVA2' as const], isRight: true },
    ]
    expect(gradesByDomain('DVA', records)).toEqual([
      { domain: 'DVA2', asked: 2, right: 1 },
      { domain: 'DVA4', asked: 1, right: 1 },
    ])
  })

  it('is called as the guide calls it', () => {
    expect(domainTitle('DVA4')).toBe('Troubleshooting and Optimization')
  })
})
