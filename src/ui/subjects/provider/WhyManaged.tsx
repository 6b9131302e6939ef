import { Facts } from '../../kit/Facts.tsx'
import type { DecisionWhyProps } from '../decision/decisionView.ts'

/** M and N, what waits, and the sum that managed scaling did. */
export function WhyManaged({ words }: DecisionWhyProps<'managedScaling'>) {
  return <Facts details={words.details} />
}
