import type { AnswerRecord } from '../answerRecord.ts'

export const DAY_MS = 24 * 60 * 60_000
/** 1 November 2026, noon in UTC. */
export const START_MS = Date.UTC(2026, 10, 1, 12)

let next = 0

/** An answer, right and fairly sure unless told otherwise, with an id of its own. */
export function answered(over: Partial<AnswerRecord> = {}): AnswerRecord {
  next += 1
  return {
    id: next.toString(16).padStart(16, '0'),
    atMs: START_MS,
    concept: 'item/a',
    topic: 'ecr',
    exam: ['DVA2'],
    isRight: true,
    confidence: 'fairlySure',
    hints: 0,
    mistake: null,
    mode: 'practice',
    ...over,
  }
}
