import type { ProtectedCase } from '../../challenge/templates/protectedOld.ts'
import type { Judge } from './judge.ts'

/**
 * Developer Guide, task scale-in protection: during a rolling deployment protected tasks are kept, and new ones are
 * started within maximumPercent. The limit is rounded down (API Reference, DeploymentConfiguration). New tasks are
 * counted one by one beside those that are kept.
 */
export const protectedOld: Judge<ProtectedCase> = ({ one: { desired, kept, percents } }) => {
  let fresh = 0
  while (fresh < desired && (kept + fresh + 1) * 100 <= desired * percents.maximumPercent) fresh++
  return fresh
}
