import type { Act } from '../model/api/command.ts'
import type { Answer, Question } from '../lessons/questions/kinds.ts'

/** Two worlds that come of one: what was right in it, and what was answered. */
export interface Worlds {
  /** What is done in each besides what happens anyway; nothing where it is the question's own world. */
  readonly right: readonly Act[]
  readonly given: readonly Act[]
}

/** `null` where the answer is no world of its own: a right one, a number, a pick that nothing leads to. */
export function worldsOf(question: Question, answer: Answer | null): Worlds | null {
  if (answer === null) return null
  if (question.kind === 'choice' && 'option' in answer) {
    const given = question.options[answer.option]
    const right = question.options.find(({ isRight }) => isRight)
    if (given === undefined || given.isRight || (given.do === null && right?.do === null)) return null
    return { right: right?.do ?? [], given: given.do ?? [] }
  }
  if (question.kind === 'pick' && 'ids' in answer) {
    const held = question.mistakes.find(({ ids }) => isSame(ids, answer.ids))
    return held?.do === undefined ? null : { right: [], given: held.do }
  }
  if (question.kind === 'place' && 'counts' in answer) {
    const held = question.mistakes.find(
      ({ counts }) => JSON.stringify(sorted(counts)) === JSON.stringify(sorted(answer.counts)),
    )
    return held?.do === undefined ? null : { right: [], given: held.do }
  }
  return null
}

/** The world that is right, alone. */
export function rightActs(question: Question): Worlds['right'] {
  return question.kind === 'choice' ? (question.options.find(({ isRight }) => isRight)?.do ?? []) : []
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id))
}

function sorted(counts: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => a.localeCompare(b))
}
