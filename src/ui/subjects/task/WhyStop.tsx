import type { WhyProps } from '../decision/decisionView.ts'
import { Facts } from '../decision/Facts.tsx'

/** Who stopped the task and what the API gives as the reason. */
export function WhyStop({ words }: WhyProps<'stop'>) {
  return <Facts details={words.details} />
}
