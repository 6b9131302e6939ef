import type { DecisionWhyProps } from '../decision/decisionView.ts'
import { Facts } from '../../kit/Facts.tsx'
import { writeRemedies } from '../container/writeRemedies.ts'
import { RemedyList } from '../remedy/RemedyList.tsx'
import { startTrial } from '../remedy/startTrial.ts'

/** Who stopped the task, what the API gives as the reason, and how each of its containers stood then. */
export function WhyStop({ decision, words, world, explanation }: DecisionWhyProps<'stop'>) {
  return (
    <div aria-busy={explanation === undefined}>
      <RemedyList
        title="What would let it write"
        remedies={writeRemedies(decision, world)}
        trial={startTrial(decision, world)}
      />
      <Facts details={words.details} />
      {explanation === undefined && <p className="inspector__text">The model replays to this decision…</p>}
    </div>
  )
}
