import { Facts } from '../../kit/Facts.tsx'
import { pullChain } from '../../words/pulling/pullWords.ts'
import type { DecisionWhyProps } from '../decision/decisionView.ts'
import { PullChain } from './PullChain.tsx'
import { PullRemedies } from './PullRemedies.tsx'

/** Why an image could not be pulled, below the sentence that says it: which of four links broke, and what mends it. */
export function WhyPull({ decision, words, world }: DecisionWhyProps<'pull'>) {
  return (
    <>
      <PullChain links={pullChain(decision, world, true)} />
      <PullRemedies failed={decision} world={world} />
      <Facts details={words.details} />
    </>
  )
}
