import type { CountPair } from './course.ts'

/** How sure a learner is, from least to most. */
export const CONFIDENCES = ['guess', 'fairlySure', 'sure'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** How many hints a question has: the limits, the counts, what may stop and start. */
export const HINTS_MAX = 3

/** What a learner answered at one step; it is kept, right or wrong (predict, observe, explain). */
export type StepRecord = CountsRecord | ChangeRecord

export interface CountsRecord {
  readonly kind: 'counts'
  /** `null` when skipped. */
  readonly prediction: { readonly pair: CountPair; readonly confidence: Confidence } | null
  readonly hints: number
  readonly isRight: boolean
}

export interface ChangeRecord {
  readonly kind: 'change'
  /** Tries, the last one right unless it was skipped. */
  readonly attempts: number
  readonly isSkipped: boolean
  readonly hints: number
  readonly isRight: boolean
}

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
export function scoreOf(records: readonly StepRecord[], questions: number): Score {
  const right = records.filter((one) => one.isRight).length
  return { right, asked: records.length, isSolved: questions > 0 && records.length >= questions && right >= questions }
}

/** Right answers and answers by how sure the learner was. */
export function rightByConfidence(
  records: readonly StepRecord[],
): Readonly<Record<Confidence, { readonly right: number; readonly asked: number }>> {
  const count = (confidence: Confidence) => {
    const own = records.filter((one) => one.kind === 'counts' && one.prediction?.confidence === confidence)
    return { right: own.filter((one) => one.isRight).length, asked: own.length }
  }
  return { guess: count('guess'), fairlySure: count('fairlySure'), sure: count('sure') }
}
