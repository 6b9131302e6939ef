/** A service's deployment circuit breaker, as it was given. */
export interface CircuitBreaker {
  readonly enable: boolean
  readonly rollback: boolean
  readonly resetOnHealthyTask?: boolean | undefined
  readonly thresholdConfiguration?: ThresholdConfiguration | undefined
}

export interface ThresholdConfiguration {
  readonly type: 'COUNT' | 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT'
  readonly value: number
}

/** What ECS goes by where nothing is said. */
export const DEFAULT_THRESHOLD: ThresholdConfiguration = { type: 'BOUNDED_PERCENT', value: 50 }
/** Of a bounded percentage. */
export const THRESHOLD_MIN = 3
export const THRESHOLD_MAX = 200

/**
 * DEP-15: so many failed tasks make a deployment fail.
 *
 * @param desiredCount  tasks, whole, ≥ 0: what the service wants now
 * @see Developer guide, deployment-circuit-breaker
 */
export function thresholdOf(
  { thresholdConfiguration: { type, value } = DEFAULT_THRESHOLD }: Pick<CircuitBreaker, 'thresholdConfiguration'>,
  desiredCount: number,
): number {
  if (type === 'COUNT') return value
  const share = Math.ceil((desiredCount * value) / 100)
  return type === 'UNBOUNDED_PERCENT' ? share : Math.min(THRESHOLD_MAX, Math.max(THRESHOLD_MIN, share))
}

/** Of a failed task: it never came to RUNNING, or it is replaced for its health (DEP-16). */
export type FailureStage = 'start' | 'health'
