import { Facts } from '../../kit/Facts.tsx'
import type { DecisionWhyProps } from '../decision/decisionView.ts'

/** What was counted, up to what, and where the service goes from there. */
export function WhyFailure({ words }: Pick<DecisionWhyProps<'breaker'>, 'words'>) {
  return <Facts details={words.details} />
}
