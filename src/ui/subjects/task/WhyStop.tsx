import type { DecisionWhyProps } from '../decision/decisionView.ts'
import { Facts } from '../../kit/Facts.tsx'

/** Who stopped the task and what the API gives as the reason. */
export function WhyStop({ words }: DecisionWhyProps<'stop'>) {
  return <Facts details={words.details} />
}
