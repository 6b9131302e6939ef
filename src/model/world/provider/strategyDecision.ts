import type { DecisionBase } from '../decisionBase.ts'
import type { StrategyItem, StrategyReason } from './strategy.ts'

/** Which capacity provider of a strategy a task is started by (CPR-3); of a strategy of one nothing is decided. */
export interface StrategyDecision extends DecisionBase {
  readonly kind: 'strategy'
  readonly strategy: readonly StrategyItem[]
  /** How many of the tasks that count each provider had before, in the order of the strategy. */
  readonly counts: readonly number[]
  readonly chosen: string
  readonly because: StrategyReason
}
