import type { ThresholdCase } from '../../challenge/templates/breakerThreshold.ts'
import type { RollbackCase } from '../../challenge/templates/rollbackTarget.ts'
import type { Judge } from './judge.ts'

/**
 * Developer Guide, deployment circuit breaker: half of the desired count unless a threshold is given, rounded up, as its
 * table of 1, 25, 400 and 800 tasks has it; bounded by 3 and 200 where the type says so; a COUNT is the number itself.
 * Counted up to the first number of failed tasks that is as much as the share.
 */
export const breakerThreshold: Judge<ThresholdCase> = ({ one: { desired, configured } }) => {
  const { type, value } = configured ?? { type: 'BOUNDED_PERCENT', value: 50 }
  if (type === 'COUNT') return value
  const [least, most] = type === 'BOUNDED_PERCENT' ? [3, 200] : [1, desired]
  let failed = least
  while (failed < most && failed * 100 < desired * value) failed++
  return failed
}

/** The same page: a rollback goes to the most recent deployment that is in a COMPLETED state, and fails where there is none. */
export const rollbackTarget: Judge<RollbackCase> = ({ service, one: { outcomes } }) => {
  let last = 0
  for (const [at, outcome] of outcomes.entries()) if (outcome === 'completed') last = at + 1
  return [
    last > 0
      ? `${service}:${String(last)}: it is rolled back to that one`
      : `${service}:${String(outcomes.length + 1)}: it stays and is FAILED, with nothing to go back to`,
  ]
}
