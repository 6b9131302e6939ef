import type { Confidence } from '../lessons/questions/kind.ts'
import { kindOf, type Answer } from '../lessons/questions/kinds.ts'
import { misconceptionOf, type AnswerRecord } from './answerRecord.ts'
import { conceptOf, type MadeQuestion } from './question.ts'

/** How an answer was given; the page says when, and makes its id. */
export interface GivenAnswer extends Pick<AnswerRecord, 'id' | 'atMs' | 'mode'> {
  /** `null` where it was left open, which is wrong as in an exam. */
  readonly answer: Answer | null
  readonly confidence: Confidence | null
  readonly hints: number
}

/** What is kept of an answer. */
export function recordOf(made: MadeQuestion, { answer, ...given }: GivenAnswer): AnswerRecord {
  const { ref, question, topic, exam } = made
  const grade = answer === null ? null : kindOf(question).grade(question, answer)
  const isRight = grade?.isRight === true
  return {
    ...given,
    concept: conceptOf(ref),
    ...('template' in ref && { seed: ref.seed }),
    topic,
    exam: [...exam],
    isRight,
    mistake: answer === null || isRight ? null : misconceptionOf(question, answer),
  }
}
