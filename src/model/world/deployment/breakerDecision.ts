import type { DecisionBase } from '../decisionBase.ts'
import type { FailureStage, ThresholdConfiguration } from './circuitBreaker.ts'

/** What the circuit breaker of a deployment made of one task (DEP-16). */
export interface BreakerDecision extends DecisionBase {
  readonly kind: 'breaker'
  /**
   * counted: it failed, and counts. passedOver: it never came to RUNNING, and another of its deployment has, so that
   * health checks alone count from then on. reset: it is healthy, so that the count begins anew.
   */
  readonly action: 'counted' | 'passedOver' | 'reset'
  readonly deploymentId: string
  readonly definitionKey: string
  readonly taskId: string
  /** How it failed; `null` for one that is healthy. */
  readonly stage: FailureStage | null
  readonly reason: string | null
  /** Tasks of the deployment that were RUNNING then. */
  readonly running: number
  readonly before: number
  readonly count: number
  readonly threshold: number
  readonly configuration: ThresholdConfiguration
  readonly desiredCount: number
  readonly resetOnHealthyTask: boolean
}
