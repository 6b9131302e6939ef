import type { RandomFault } from './randomFaults.ts'
import { soak } from './soak.ts'

/** Blocks in `npm test`, of which the second file has fewer; `npm run soak` lives 4,000 lives. */
const BLOCKS = import.meta.env.MODE === 'soak' ? { first: 100, second: 100 } : { first: 2, second: 1 }
const IN_A_BLOCK = import.meta.env.MODE === 'soak' ? { first: 20, second: 20 } : { first: 12, second: 6 }
/** Four of the ten before are crash loops of thousands of tasks: they take as long as all others together. */
const FIRST_SEED = import.meta.env.MODE === 'soak' ? 1 : 11

interface Seeds {
  readonly from: number
  readonly to: number
}

/** One part of the seeds: each has a file of its own, for files run side by side. */
export function blocksOf(half: 'first' | 'second'): readonly Seeds[] {
  const begins = FIRST_SEED + (half === 'first' ? 0 : BLOCKS.first * IN_A_BLOCK.first)
  const size = IN_A_BLOCK[half]
  return Array.from({ length: BLOCKS[half] }, (_, index) => {
    const from = begins + index * size
    return { from, to: from + size - 1 }
  })
}

export interface SoakedAll {
  /** The kinds of changes, decisions and answers that were met. */
  readonly names: ReadonlySet<string>
  /** In how many lives each fault came to something. */
  readonly fired: ReadonlyMap<RandomFault, number>
}

/**
 * The random lives of a range of seeds.
 *
 * @throws Error  when one of them fails
 */
export function soakAll({ from, to }: Seeds): SoakedAll {
  const names = new Set<string>()
  const fired = new Map<RandomFault, number>()
  for (let seed = from; seed <= to; seed++) {
    const life = soak(seed)
    for (const name of life.counts.keys()) names.add(name)
    for (const fault of life.fired) fired.set(fault, (fired.get(fault) ?? 0) + 1)
  }
  return { names, fired }
}
