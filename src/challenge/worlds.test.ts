import { describe, expect, it } from 'vitest'
import { must } from '../base/assert.ts'
import { makeQuestion } from './make/makeQuestion.ts'
import { templateOf } from './templates/allTemplates.ts'
import type { ChoiceQuestion } from '../lessons/questions/choice.ts'
import type { PickQuestion } from '../lessons/questions/pick.ts'
import { worldsOf } from './worlds.ts'

const pick = must(
  [1, 2, 3, 4, 5, 6, 7, 8]
    .map((seed) => makeQuestion(must(templateOf('chain-picks-instance'), 'the template'), seed).made.question)
    .find((one): one is PickQuestion => one.kind === 'pick' && one.mistakes.length > 0),
  'a pick with a misconception',
)
const choice = makeQuestion(must(templateOf('what-unsticks'), 'the template'), 1).made.question as ChoiceQuestion
const rightAt = choice.options.findIndex(({ isRight }) => isRight)
const wrongAt = choice.options.findIndex(({ isRight }) => !isRight)

describe('the two worlds of an answer', () => {
  it('a pick that a misconception leads to is right in the world that it believes in', () => {
    const [held] = pick.mistakes
    expect(worldsOf(pick, { ids: held?.ids ?? [] })).toEqual({ right: [], given: held?.do })
  })

  it('an option that does something is played beside the right one', () => {
    const worlds = worldsOf(choice, { option: wrongAt })
    expect(worlds).toEqual({ right: choice.options[rightAt]?.do ?? [], given: choice.options[wrongAt]?.do ?? [] })
    expect([...(worlds?.right ?? []), ...(worlds?.given ?? [])].length).toBeGreaterThan(0)
  })

  it('there is none for what is right, what was skipped, and what nothing leads to', () => {
    expect(worldsOf(choice, { option: rightAt })).toBeNull()
    expect(worldsOf(pick, null)).toBeNull()
    expect(worldsOf(pick, { ids: ['nowhere'] })).toBeNull()
  })
})
