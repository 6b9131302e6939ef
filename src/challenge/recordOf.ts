import type { Confidence } from '../lessons/questions/kind.ts'
import { kindOf, type Answer } from '../lessons/questions/kinds.ts'
import { misconceptionOf, THINGS_MAX, type AnswerRecord } from './answerRecord.ts'
import { conceptOf, type MadeQuestion } from './question.ts'
import { worldsOf } from './worlds.ts'

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
    ...('template' in ref && worldsOf(question, answer) !== null && playedAgain(answer)),
  }
}

/** An answer in the forms in which it is kept. */
function playedAgain(answer: Answer | null): Pick<AnswerRecord, 'answer'> {
  if (answer === null) return {}
  if ('option' in answer) return { answer: { option: answer.option } }
  if ('ids' in answer && answer.ids.length <= THINGS_MAX) return { answer: { ids: [...answer.ids] } }
  if (!('counts' in answer)) return {}
  const placed = Object.entries(answer.counts).filter(([, count]) => count > 0)
  return placed.length <= THINGS_MAX ? { answer: { counts: Object.fromEntries(placed) } } : {}
}
