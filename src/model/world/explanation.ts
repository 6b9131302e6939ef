import type { PlacementExplanation } from './placement/placementExplanation.ts'
import type { LifecycleExplanation } from './registry/lifecycle/lifecycleDecision.ts'
import type { StopExplanation } from './task/stopExplanation.ts'

/** On what a decision was made, in full: one line a kind of decision that says more than its outcome. */
export type Explanation = PlacementExplanation | StopExplanation | LifecycleExplanation

/** The explanation of a decision of a kind; what it is while it is asked for, and where there is none, it stays. */
export function explanationOf<K extends Explanation['kind']>(
  kind: K,
  explanation: Explanation | null | undefined,
): Extract<Explanation, { kind: K }> | null | undefined {
  if (explanation === null || explanation === undefined) return explanation
  return explanation.kind === kind ? (explanation as Extract<Explanation, { kind: K }>) : null
}
