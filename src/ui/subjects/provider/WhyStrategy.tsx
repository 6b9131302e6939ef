import { Facts } from '../../kit/Facts.tsx'
import type { DecisionWhyProps } from '../decision/decisionView.ts'

/** The providers of a strategy, and what each had. */
export function WhyStrategy({ words }: DecisionWhyProps<'strategy'>) {
  return <Facts details={words.details} />
}
