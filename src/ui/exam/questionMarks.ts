import type { Slot } from '../../challenge/quizMachine.ts'
import type { DrawnQuestion } from '../quiz/drawnQuestions.ts'
import { isWhole } from './examGrades.ts'

/** How far a question is: `part` where fewer options are ticked than it asks for. */
export interface QuestionMark {
  readonly state: 'open' | 'part' | 'answered'
  readonly isFlagged: boolean
}

/** Of every question of an exam. One that is not made yet is taken as answered when it has an answer. */
export function questionMarks(slots: readonly Slot[], questions: readonly DrawnQuestion[]): readonly QuestionMark[] {
  return slots.map(({ answer, isFlagged }, at) => {
    const made = questions[at]?.made
    if (answer === null) return { state: 'open', isFlagged }
    return { state: made === undefined || isWhole(made, answer) ? 'answered' : 'part', isFlagged }
  })
}

/** `Question 12, answered, flagged`. */
export function markText({ state, isFlagged }: QuestionMark, index: number): string {
  const states = { open: 'open', part: 'not all chosen', answered: 'answered' }
  return [`Question ${String(index + 1)}`, states[state], ...(isFlagged ? ['flagged'] : [])].join(', ')
}
