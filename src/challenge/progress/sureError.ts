import type { AnswerRecord } from '../answerRecord.ts'
import { inOrder } from './schedule.ts'

/** What somebody was sure of and had wrong, as far as it can be played once more. */
export interface SureError {
  /** Of the template's question as it was asked then. */
  readonly seed: number
  readonly answer: NonNullable<AnswerRecord['answer']>
  /** Wall clock, ms since 1970. */
  readonly atMs: number
}

/**
 * The error with which a concept comes back: its last answer, when that was wrong, given with confidence, and made a
 * world of its own. `null` for any other.
 *
 * @param answers  in any order
 */
export function sureErrorOf(answers: readonly AnswerRecord[], concept: string): SureError | null {
  const last = inOrder(answers.filter((one) => one.concept === concept)).at(-1)
  if (last === undefined || last.isRight || last.confidence !== 'sure') return null
  const { seed, answer, atMs } = last
  return seed === undefined || answer === undefined ? null : { seed, answer, atMs }
}
