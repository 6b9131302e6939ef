import type { PlacementExplanation } from './placement/placementExplanation.ts'

/** On what a decision was made, in full: one line a kind of decision that says more than its outcome. */
export type Explanation = PlacementExplanation
