import type { DecisionWhyProps } from '../decision/decisionView.ts'
import { Facts } from '../../kit/Facts.tsx'

/** The checks that were counted, and how long they took. */
export function WhyTargetHealth({ words }: DecisionWhyProps<'targetHealth'>) {
  return <Facts details={words.details} />
}
