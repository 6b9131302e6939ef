import { describe, expect, it } from 'vitest'
import type { Concept } from './catalogue.ts'
import { drawQuiz, QUIZ_MAX } from './drawQuiz.ts'
import { EXAMS, questionsByDomain, scaledScore, type ExamName } from './exams.ts'
import { conceptOf } from './question.ts'

const concept = (id: string, over: Partial<Concept> = {}): Concept => ({
  id,
  title: id,
  topic: 'ecr',
  exam: ['DVA1'],
  isExamForm: true,
  ...over,
})
const items = Array.from({ length: 20 }, (_, at) =>
  concept(`item/i${String(at)}`, { topic: at < 10 ? 'ecr' : 'roles' }),
)
const templates = [concept('template/t'), concept('template/u', { isExamForm: false })]
const catalogue = [...templates, ...items]
const drawn = (wanted: Parameters<typeof drawQuiz>[1], from = catalogue) => drawQuiz(from, wanted).map(conceptOf)

describe('a quiz', () => {
  it('is the same for the same seed and another for another', () => {
    expect(drawQuiz(catalogue, { seed: 7, count: 10 })).toEqual(drawQuiz(catalogue, { seed: 7, count: 10 }))
    expect(drawQuiz(catalogue, { seed: 7, count: 10 })).not.toEqual(drawQuiz(catalogue, { seed: 8, count: 10 }))
  })

  it('repeats nothing before it must, then templates alone, with other seeds', () => {
    const all = drawQuiz(catalogue, { seed: 1, count: 26 })
    expect(new Set(all.slice(0, 22).map(conceptOf)).size).toBe(22)
    const after = all.slice(22)
    expect(after.map(conceptOf).toSorted()).toEqual(['template/t', 'template/t', 'template/u', 'template/u'])
    expect(new Set(all.filter((ref) => 'template' in ref).map((ref) => ref.seed)).size).toBe(6)
    expect(drawn({ seed: 1, count: 30 }, items)).toHaveLength(20)
    expect(drawn({ seed: 1, count: 200 })).toHaveLength(QUIZ_MAX)
  })

  it('begins with what is due, as it stands, within its topic', () => {
    const first = ['item/i12', 'item/i3', 'item/gone', 'item/i1']
    expect(drawn({ seed: 1, count: 5, first }).slice(0, 3)).toEqual(['item/i12', 'item/i3', 'item/i1'])
    const own = drawn({ seed: 1, count: 4, topic: 'roles', first })
    expect(own[0]).toBe('item/i12')
    expect(own.every((id) => Number(id.slice('item/i'.length)) >= 10)).toBe(true)
    expect(drawn({ seed: 1, count: 2, first })).toEqual(['item/i12', 'item/i3'])
  })

  it('of an exam has its domains by their weights and its forms alone', () => {
    const domains = ['DVA1', 'DVA2', 'DVA3', 'DVA4'] as const
    const many = domains.flatMap((domain) =>
      Array.from({ length: 40 }, (_, at) => concept(`item/${domain.toLowerCase()}-${String(at)}`, { exam: [domain] })),
    )
    const ids = drawn({ seed: 3, count: 65, exam: 'DVA' }, [...many, ...templates])
    const counts = domains.map(
      (domain) =>
        ids.filter((id) => id.includes(domain.toLowerCase()) || (domain === 'DVA1' && id === 'template/t')).length,
    )
    expect(counts).toEqual(questionsByDomain('DVA', 65).map(([, count]) => count))
    expect(ids).not.toContain('template/u')
    expect(drawn({ seed: 3, count: 20, exam: 'SAA' }, many)).toHaveLength(20)
  })
})

describe('exams', () => {
  it.each(Object.keys(EXAMS) as ExamName[])('%s: weights come to 100, and shares to every count', (exam) => {
    expect(Object.values(EXAMS[exam].weights).reduce((sum, weight) => sum + weight, 0)).toBe(100)
    for (let count = 0; count <= 65; count++) {
      expect(questionsByDomain(exam, count).reduce((sum, [, share]) => sum + share, 0)).toBe(count)
    }
  })

  it.each([
    [0, 65, 100],
    [65, 65, 1_000],
    [45, 65, 723],
    [44, 65, 709],
    [0, 0, 100],
  ])('%i of %i right come to %i', (right, asked, score) => {
    expect(scaledScore(right, asked)).toBe(score)
  })
})
