import { counted } from '../../../look/numbers.ts'
import type { StrategyDecision } from '../../../model/world/provider/strategyDecision.ts'
import type { DecisionWords } from '../words.ts'

/** Why a task goes to this capacity provider of a strategy (CPR-3). */
export function strategyWords(decision: StrategyDecision): DecisionWords {
  const { strategy, counts, chosen, because } = decision
  const place = strategy.findIndex((one) => one.capacityProvider === chosen)
  const item = strategy[place]
  const has = counts[place] ?? 0
  const sentence =
    because === 'base'
      ? `Its base is ${counted(item?.base ?? 0, 'task')}, and it has ${String(has)}. Until that is reached weights do not count.`
      : `Beyond the base it has the fewest tasks for its weight: ${String(has - (item?.base ?? 0))} for weight ${String(item?.weight ?? 0)}.`
  return {
    verdict: `Started by ${chosen}`,
    sentence,
    tone: 'plain',
    ruleId: decision.rule,
    details: strategy.map((one, index) => ({
      label: one.capacityProvider,
      value: `base ${String(one.base)}, weight ${String(one.weight)}, ${counted(counts[index] ?? 0, 'task')}`,
    })),
    remedies: [],
  }
}
