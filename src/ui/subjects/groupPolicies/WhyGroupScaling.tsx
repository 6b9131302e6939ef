import { Facts } from '../../kit/Facts.tsx'
import { groupSumText } from '../../words/groupPolicies/groupWords.ts'
import type { DecisionWhyProps } from '../decision/decisionView.ts'
import { WhyAsks } from '../scaling/WhyScaling.tsx'

/** What each policy of a group asked for, the datapoints that it was called by, and what held it. */
export function WhyGroupScaling({ decision, words, originMs }: DecisionWhyProps<'groupScaling'>) {
  return (
    <>
      <Facts details={words.details} />
      <WhyAsks asks={decision.asks} sumText={groupSumText} originMs={originMs} />
    </>
  )
}
