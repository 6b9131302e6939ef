import type { RollingDecision } from '../model/world/deployment/rollingDecision.ts'
import type { CountStep } from './countSteps.ts'

/**
 * The look of the scheduler that made a pair of counts (DEP-2, DEP-3). A stop shows at once; a start shows only when
 * its tasks are RUNNING, so its decision may lie long before the pair, and before the moment at which one asks.
 *
 * @param decisions  of the same service, oldest first; those that are only foreseen as well
 * @returns undefined for a pair that no decision led to, such as the first
 */
export function decisionBehind(
  { acts, atMs }: Pick<CountStep, 'acts' | 'atMs'>,
  decisions: readonly RollingDecision[],
): RollingDecision | undefined {
  return decisions.findLast((one) => one.atMs <= atMs && acts.some(({ kind }) => kind === one.action))
}
