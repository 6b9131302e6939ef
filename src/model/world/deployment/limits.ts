import { assert } from '../../../base/assert.ts'

/** How many tasks a rolling update keeps at least and at most. Counts of tasks, never percents. */
export interface Limits {
  /** Healthy tasks below which the scheduler stops none. */
  readonly lower: number
  /** RUNNING + PENDING tasks above which it starts none. */
  readonly upper: number
}

/**
 * The two limits of a rolling update (DEP-1): the lower is rounded up, the upper down.
 *
 * @param desiredCount  tasks, whole, ≥ 0
 * @see API reference, DeploymentConfiguration
 */
export function limitsOf(
  desiredCount: number,
  percents: { readonly minimumHealthyPercent: number; readonly maximumPercent: number },
): Limits {
  const { minimumHealthyPercent, maximumPercent } = percents
  assert(Number.isSafeInteger(desiredCount) && desiredCount >= 0, 'DEP-1: a whole count')
  assert(Number.isSafeInteger(minimumHealthyPercent) && Number.isSafeInteger(maximumPercent), 'DEP-1: whole percents')
  // The product comes first: in doubles 100 × (7 ÷ 100) is above 7 and would round up to 8.
  return {
    lower: Math.ceil((desiredCount * minimumHealthyPercent) / 100),
    upper: Math.floor((desiredCount * maximumPercent) / 100),
  }
}
