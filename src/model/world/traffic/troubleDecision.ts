import type { DecisionBase } from '../decisionBase.ts'
import type { Trouble } from './traffic.ts'

/** Requests began to fail for a reason (TRF-4). It is told once, until a period goes by without. */
export interface TroubleDecision extends DecisionBase {
  readonly kind: 'trouble'
  readonly trouble: Trouble
  /** Of all that the source sent within the period. */
  readonly sentCount: number
}
