import type { DecisionWhyProps } from '../decision/decisionView.ts'
import { Facts } from '../../kit/Facts.tsx'

/** What the sender gets, how many of them, and through whom. */
export function WhyTrouble({ words }: DecisionWhyProps<'trouble'>) {
  return <Facts details={words.details} />
}
