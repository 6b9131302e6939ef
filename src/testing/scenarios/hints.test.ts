import { describe, expect, it } from 'vitest'
import { questionsOf } from '../../lessons/course.ts'
import { documentOf, scenarioIds } from './documents.ts'
import { solvedCourse } from '../../lessons/make/course.ts'
import { kindOf, type KindName, type Question } from '../../lessons/questions/kinds.ts'
import { grouped, spelled } from '../../look/numbers.ts'

/** The least that a kind's questions have. A choice needs none: its options say what each of them shows. */
const LEAST: Readonly<Partial<Record<KindName, number>>> = { choice: 0, several: 0, field: 2, fix: 3 }

const asked = scenarioIds.flatMap((id) =>
  questionsOf(solvedCourse(documentOf(id))).map((question) => ({ id, number: question.index + 1, question })),
)

describe('APP-3 every hint of every document', () => {
  it.each(asked)(
    '$id, question $number: there are as many as its kind wants, and no two are the same',
    ({ question }) => {
      expect(kindOf(question).hintsMax(question)).toBeGreaterThanOrEqual(LEAST[question.kind] ?? 1)
      expect(new Set(hintsOf(question)).size).toBe(hintsOf(question).length)
    },
  )

  it.each(asked)('$id, question $number: none but the last gives the key away', ({ question }) => {
    const early = hintsOf(question).slice(0, -1)
    expect(early.filter((hint) => keysOf(question).some((key) => says(hint, key)))).toEqual([])
  })

  it.each(asked.filter(({ question }) => question.kind === 'fix' || question.kind === 'field'))(
    '$id, question $number: the last names each operation of the solution, and no other names all of them',
    ({ question }) => {
      const operations = operationsOf(question)
      const whole = hintsOf(question).filter((hint) => operations.every((one) => says(hint, one)))
      expect(operations.length).toBeGreaterThan(0)
      expect(whole).toEqual(hintsOf(question).slice(-1))
    },
  )
})

describe('what gives a key away', () => {
  it.each([
    ['Two tasks: two fit.', 'two', true],
    ['An m5.large registers 2,048 CPU units.', '2', false],
    ['Set hostPort to 0.', '0', true],
    ['UpdateService to it.', 'UpdateService', true],
    ['It registers 2,048 CPU units.', '2,048', true],
  ])('%s says %s: %s', (hint, key, isSaid) => {
    expect(says(hint, key)).toBe(isSaid)
  })
})

/** The document's hints; those about counts and percents are made by code, which has tests of its own. */
function hintsOf(question: Question): readonly string[] {
  const hints = kindOf(question).hints(question)
  return 'texts' in hints ? hints.texts : []
}

function operationsOf(question: Question): readonly string[] {
  if (question.kind !== 'fix' && question.kind !== 'field') return []
  return [...new Set(question.solution.map((one) => one.operation))]
}

/** How the key may be written. */
function keysOf(question: Question): readonly string[] {
  switch (question.kind) {
    case 'choice':
    case 'several':
      return question.options.filter((one) => one.isRight).map((one) => one.text)
    case 'number':
      return [String(question.answer), grouped(question.answer), spelled(question.answer)]
    case 'pick':
      return question.candidates.filter((one) => question.answer.includes(one.id)).flatMap((one) => [one.id, one.label])
    case 'mark':
      return [`${String((question.answerMs - question.askAtMs) / 1_000)} s`]
    case 'fault':
      return [question.answer, question.answer.split('.').at(-1) ?? '']
    case 'field':
      return [question.value, ...(question.takes === 'text' ? [grouped(Number(question.value))] : [])]
    default:
      return []
  }
}

/** Whether it stands there as a word of its own: `2` does not stand in `2,048`. */
function says(hint: string, key: string): boolean {
  const at = hint.toLowerCase().split(key.toLowerCase())
  return at.slice(1).some((after, index) => !/[\w,]$/.test(at[index] ?? '') && !/^(\w|,\d)/.test(after))
}
