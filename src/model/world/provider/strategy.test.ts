import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { naiveDistribution } from '../../../testing/strategyOracle.ts'
import { distribute, nextProvider, type StrategyItem } from './strategy.ts'

function item(capacityProvider: string, weight: number, base = 0): StrategyItem {
  return { capacityProvider, weight, base }
}

describe('CPR-3 tasks among the providers of a strategy', () => {
  it.each([
    // EC2 Spot workshops: base 2 and weights 1 to 3.
    [[item('A', 1, 2), item('B', 3)], 10, { A: 4, B: 6 }],
    [[item('A', 1, 1), item('B', 4)], 11, { A: 3, B: 8 }],
    // API reference: for one task on the first there are four on the second.
    [[item('A', 1), item('B', 4)], 5, { A: 1, B: 4 }],
    [[item('A', 1), item('B', 1)], 3, { A: 2, B: 1 }],
    [[item('A', 0), item('B', 1)], 3, { A: 0, B: 3 }],
    [[item('A', 1, 5), item('B', 1)], 3, { A: 3, B: 0 }],
  ])('%j: %i tasks', (strategy, tasks, expected) => {
    expect(Object.fromEntries(distribute(strategy, tasks))).toEqual(expected)
  })

  it('a base comes first, whatever the weights, then the lesser share, then the order of the list', () => {
    const strategy = [item('A', 1, 1), item('B', 2)]
    const next = (a: number, b: number) => nextProvider(strategy, (name) => (name === 'A' ? a : b))
    expect(next(0, 0)).toEqual({ capacityProvider: 'A', because: 'base' })
    expect(next(1, 0)).toEqual({ capacityProvider: 'A', because: 'weight' })
    expect(next(2, 1)).toEqual({ capacityProvider: 'B', because: 'weight' })
    expect(next(2, 2)).toEqual({ capacityProvider: 'A', because: 'weight' })
    expect(nextProvider([item('A', 0)], () => 0)).toBeNull()
  })

  it('comes to what a second computation does, in 1,000 cases', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 })
    const cases = fc.record({ weights, base: fc.integer({ min: 0, max: 20 }), at: fc.nat(4), tasks: fc.nat(60) })
    fc.assert(
      fc.property(cases, ({ weights: drawn, base, at, tasks }) => {
        const strategy = drawn.map((weight, place) => item(`p${String(place)}`, weight, place === at ? base : 0))
        expect(distribute(strategy, tasks)).toEqual(
          drawn.every((weight) => weight === 0) ? distribute(strategy, 0) : naiveDistribution(strategy, tasks),
        )
      }),
      { numRuns: 1_000, seed: 3 },
    )
  })
})
