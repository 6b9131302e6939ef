import type { LaunchType } from '../task/launchType.ts'
import { isFargateProvider } from './capacityProvider.ts'

/** One capacity provider of a strategy, as ECS answers it (api, CapacityProviderStrategyItem). */
export interface StrategyItem {
  readonly capacityProvider: string
  readonly weight: number
  readonly base: number
}

/** Why a provider is the next: its base is not reached, or it has the fewest tasks beyond its base for its weight. */
export type StrategyReason = 'base' | 'weight'

export interface StrategyChoice {
  readonly capacityProvider: string
  readonly because: StrategyReason
}

/** Providers of weight 0 take no tasks (api, CapacityProviderStrategyItem). */
function isUsed({ weight }: StrategyItem): boolean {
  return weight > 0
}

/**
 * The provider of the next task (CPR-3): the one whose base is not reached; then the one that has the fewest tasks
 * beyond its base for its weight, of equals the first in the list. AWS publishes the proportion, not the order.
 *
 * @param countOf  how many of the tasks that are counted a provider has
 */
export function nextProvider(
  strategy: readonly StrategyItem[],
  countOf: (capacityProvider: string) => number,
): StrategyChoice | null {
  const used = strategy.filter(isUsed)
  const based = used.find((one) => countOf(one.capacityProvider) < one.base)
  if (based !== undefined) return { capacityProvider: based.capacityProvider, because: 'base' }
  let best: { readonly item: StrategyItem; readonly beyond: number } | null = null
  for (const item of used) {
    const beyond = countOf(item.capacityProvider) - item.base
    // Fractions are compared without dividing.
    if (best === null || beyond * best.item.weight < best.beyond * item.weight) best = { item, beyond }
  }
  return best === null ? null : { capacityProvider: best.item.capacityProvider, because: 'weight' }
}

/** How so many tasks are divided among the providers of a strategy, none being there before. */
export function distribute(strategy: readonly StrategyItem[], tasks: number): ReadonlyMap<string, number> {
  const counts = new Map(strategy.map((one) => [one.capacityProvider, 0]))
  for (let i = 0; i < tasks; i++) {
    const next = nextProvider(strategy, (name) => counts.get(name) ?? 0)
    if (next !== null) counts.set(next.capacityProvider, (counts.get(next.capacityProvider) ?? 0) + 1)
  }
  return counts
}

/** Where tasks of a strategy run: its providers are all of one kind (CPR-2); without one it is as given. */
export function launchTypeOf(strategy: readonly StrategyItem[], given: LaunchType = 'EC2'): LaunchType {
  const [first] = strategy
  if (first === undefined) return given
  return isFargateProvider(first.capacityProvider) ? 'FARGATE' : 'EC2'
}
