import type { DecisionWhyProps } from '../decision/decisionView.ts'
import { Facts } from '../../kit/Facts.tsx'

/** Who stopped the task, what the API gives as the reason, and how each of its containers stood then. */
export function WhyStop({ words, explanation }: DecisionWhyProps<'stop'>) {
  return (
    <div aria-busy={explanation === undefined}>
      <Facts details={words.details} />
      {explanation === undefined && <p className="inspector__text">The model replays to this decision…</p>}
    </div>
  )
}
