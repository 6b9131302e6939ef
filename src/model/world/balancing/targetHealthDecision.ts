import type { DecisionBase } from '../decisionBase.ts'
import type { WantedRule } from './wantedRule.ts'
import type { ProbeOutcome } from './target.ts'

/** A target turned healthy or unhealthy: which checks made it so. */
export interface TargetHealthDecision extends DecisionBase {
  readonly kind: 'targetHealth'
  readonly taskId: string
  /** The ARN of its target group, or the name of its Classic Load Balancer. */
  readonly poolId: string
  readonly port: number
  readonly state: 'healthy' | 'unhealthy'
  /** Of the last check. */
  readonly outcome: ProbeOutcome
  /** Left out where no security group keeps the checks from it (NET-7). */
  readonly missingRule?: WantedRule
  /** Checks in a row that said so. */
  readonly streak: number
  readonly intervalMs: number
  readonly timeoutMs: number
  /** When the first of them began. */
  readonly firstAtMs: number
}
