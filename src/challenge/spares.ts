import { refOf, type Catalogue, type Concept } from './catalogue.ts'
import { Draw } from './draw.ts'
import { conceptOf, type QuestionRef } from './question.ts'

/** So many stand ready for one question. */
const SPARES = 3

/** What a quiz was drawn from and what came of it. */
export interface DrawnQuiz {
  /** All that may be asked in it. */
  readonly catalogue: Catalogue
  readonly refs: readonly QuestionRef[]
  /** Its domain, or its topic: a spare is of the same. */
  readonly keyOf: (concept: Concept) => string | undefined
}

/**
 * For each question of a quiz itself, and after it those that take its place one by one where the model cannot make it:
 * near its subject, none of the quiz's own. The same quiz has the same spares everywhere.
 */
export function withSpares({ catalogue, refs, keyOf }: DrawnQuiz): readonly (readonly QuestionRef[])[] {
  const asked = new Set(refs.map(conceptOf))
  const free = catalogue.filter(({ id }) => !asked.has(id))
  return refs.map((ref) => {
    const own = catalogue.find(({ id }) => id === conceptOf(ref))
    const draw = new Draw(ref.seed)
    const near = free.filter((one) => own !== undefined && keyOf(one) === keyOf(own))
    return [ref, ...draw.some(near, SPARES).map((one) => refOf(one, draw.seed()))]
  })
}
