import { Facts } from '../../kit/Facts.tsx'
import type { DecisionWords } from '../../words/words.ts'

/** Of a decision that says all in its sentence and its numbers: those numbers. */
export function WhyFacts({ words }: { readonly words: Pick<DecisionWords, 'details'> }) {
  return <Facts details={words.details} />
}
