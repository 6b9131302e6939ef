import type { Catalogue } from './catalogue.ts'
import { drawQuiz } from './drawQuiz.ts'
import type { QuestionRef } from './question.ts'
import { withSpares } from './spares.ts'

interface SharedWanted {
  /** Whole, 0 to 2^32 − 1. */
  readonly seed: number
  readonly count: number
  /** An id of the map of topics; all of them without it. */
  readonly topic?: string | undefined
}

/** Questions that several people answer, each with its spares: of the same version of the page the same everywhere. */
export function sharedQuiz(
  catalogue: Catalogue,
  { seed, count, topic }: SharedWanted,
): readonly (readonly QuestionRef[])[] {
  const open = catalogue.filter(({ isExamForm }) => isExamForm)
  const refs = drawQuiz(open, { seed, count, ...(topic !== undefined && { topic }) })
  return withSpares({ catalogue: open, refs, keyOf: (one) => one.topic })
}
