import type { Confidence } from './questions/kind.ts'
import { kindOf, type QuestionRecord } from './questions/kinds.ts'

export interface Score {
  readonly right: number
  readonly asked: number
  /** Every question of the scenario was answered, and all of them right. */
  readonly isSolved: boolean
}

/**
 * How a play went so far.
 *
 * @param questions  of the whole scenario
 */
export function scoreOf(records: readonly QuestionRecord[], questions: number): Score {
  const right = records.filter((one) => one.isRight).length
  return { right, asked: records.length, isSolved: questions > 0 && records.length >= questions && right >= questions }
}

/** Right answers and answers by how sure the learner was. */
export function rightByConfidence(
  records: readonly QuestionRecord[],
): Readonly<Record<Confidence, { readonly right: number; readonly asked: number }>> {
  const count = (confidence: Confidence) => {
    const own = records.filter((one) => kindOf(one).confidenceOf(one) === confidence)
    return { right: own.filter((one) => one.isRight).length, asked: own.length }
  }
  return { guess: count('guess'), fairlySure: count('fairlySure'), sure: count('sure') }
}
