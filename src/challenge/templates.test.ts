import { describe, expect, it } from 'vitest'
import { must } from '../base/assert.ts'
import { JUDGES } from '../testing/judges/allJudges.ts'
import type { Question } from '../lessons/questions/kinds.ts'
import { EXAM_DOMAINS, TOPICS } from '../lessons/topics.ts'
import { Draw } from './draw.ts'
import { bothVerdicts } from './judged.fixture.ts'
import { makeQuestion, type MadeOfCase } from './make/makeQuestion.ts'
import { MISCONCEPTIONS } from './misconceptions.ts'
import { formFaults, questionFaults, signatureOf } from './questionForm.fixture.ts'
import type { AnyTemplate } from './template.ts'
import { TEMPLATES } from './templates/allTemplates.ts'

// 5 seeds of each in `npm test`, 200 in `npm run quiz:all`.
const seeds = Array.from({ length: import.meta.env.MODE === 'quiz' ? 200 : 5 }, (_, seed) => seed)
/** Distinct questions that a template has at least: of those that ask for a number or a place, and of others. */
const NUMERIC_MIN = 200
const OTHER_MIN = 12

describe('APP-4 the list of templates', () => {
  it('has 24 or more, each under a name of its own, of a topic and domains that there are', () => {
    expect(TEMPLATES.length).toBeGreaterThanOrEqual(24)
    expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(TEMPLATES.length)
    const topics = TOPICS.map(({ id }) => id)
    for (const { topic, exam, id } of TEMPLATES) {
      expect(topics, id).toContain(topic)
      for (const one of exam) expect(Object.keys(EXAM_DOMAINS), id).toContain(one)
    }
  })

  it('has a judge for every number and every place', () => {
    const wanted = TEMPLATES.filter((one) => isJudged(askOf(one))).map(({ id }) => id)
    expect(wanted.filter((id) => !(id in JUDGES))).toEqual([])
    expect(Object.keys(JUDGES).filter((id) => !TEMPLATES.some((one) => one.id === id))).toEqual([])
  })
})

describe.each(TEMPLATES.map((one) => [one.id, one] as const))('APP-4 the template %s', (_, template) => {
  let made: readonly MadeOfCase<unknown>[] = []

  it('asks no two questions alike, and as many as its kind wants', () => {
    const signatures = template.cases.map((one) => signatureOf(template.ask(one, new Draw(1))))
    expect(new Set(signatures).size).toBe(signatures.length)
    expect(signatures.length).toBeGreaterThanOrEqual(isJudged(askOf(template)) ? NUMERIC_MIN : OTHER_MIN)
  })

  it('has the right number of right answers with every seed, no two options alike, and holds its lengths', () => {
    made = seeds.map((seed) => makeQuestion(template, seed))
    expect(made.flatMap(({ made: one }) => questionFaults(one))).toEqual([])
  })

  it('gives no answer away by its form', () => {
    expect(formFaults(made.map((one) => one.made.question))).toEqual([])
  })

  it('names misconceptions that there are', () => {
    const named = made.flatMap(({ made: { question } }) => mistakesOf(question))
    expect(named.filter((one) => !(one in MISCONCEPTIONS))).toEqual([])
  })

  it('makes the same with the same seed', () => {
    expect(JSON.stringify(makeQuestion(template, 3))).toBe(JSON.stringify(made[3]))
  })

  it.runIf(template.id in JUDGES)('its judge comes to the same', () => {
    const judge = must(JUDGES[template.id], 'a judge')
    for (const [seed, one] of made.entries()) {
      const { key, judged } = bothVerdicts(one, judge)
      expect([seed, key]).toEqual([seed, judged])
    }
  })
})

function askOf(template: AnyTemplate) {
  const [first] = template.cases
  return template.ask(first, new Draw(0)).ask
}

function isJudged({ kind }: { readonly kind: string }): boolean {
  return ['value', 'number', 'pick', 'place'].includes(kind)
}

function mistakesOf(question: Question): readonly string[] {
  if (question.kind === 'choice' || question.kind === 'several') {
    return question.options.flatMap(({ mistake }) => mistake ?? [])
  }
  return 'mistakes' in question ? question.mistakes.flatMap(({ mistake }) => mistake ?? []) : []
}
