import type { StrategyItem } from '../model/world/provider/strategy.ts'

/**
 * How tasks are divided among providers, a second way: each provider's base comes off first, then every task that it
 * could still get stands at the share `n / weight` of its turn, and as many as are left are taken in that order.
 */
export function naiveDistribution(strategy: readonly StrategyItem[], tasks: number): ReadonlyMap<string, number> {
  const used = strategy.filter((one) => one.weight !== 0)
  const counts = new Map(strategy.map((one) => [one.capacityProvider, 0]))
  let left = tasks
  for (const { capacityProvider, base } of used) {
    const taken = Math.min(base, left)
    counts.set(capacityProvider, taken)
    left -= taken
  }
  // A common multiple of all weights makes whole numbers of the shares.
  const multiple = used.reduce((product, { weight }) => product * weight, 1)
  const turns = used.flatMap(({ capacityProvider, weight }, place) =>
    Array.from({ length: left }, (_, n) => ({ capacityProvider, place, at: (n * multiple) / weight })),
  )
  turns.sort((a, b) => a.at - b.at || a.place - b.place)
  for (const { capacityProvider } of turns.slice(0, left)) {
    counts.set(capacityProvider, (counts.get(capacityProvider) ?? 0) + 1)
  }
  return counts
}
