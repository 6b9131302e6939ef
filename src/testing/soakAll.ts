import { soak } from './soak.ts'

/** Blocks in `npm test`, of which the second file has fewer; `npm run soak` lives 4,000 lives. */
const BLOCKS = import.meta.env.MODE === 'soak' ? { first: 100, second: 100 } : { first: 2, second: 1 }
const IN_A_BLOCK = 15

interface Seeds {
  readonly from: number
  readonly to: number
}

/** One part of the seeds: each has a file of its own, for files run side by side. */
export function blocksOf(half: 'first' | 'second'): readonly Seeds[] {
  const before = half === 'first' ? 0 : BLOCKS.first
  return Array.from({ length: BLOCKS[half] }, (_, index) => {
    const from = (before + index) * IN_A_BLOCK + 1
    return { from, to: from + IN_A_BLOCK - 1 }
  })
}

/**
 * The random lives of a range of seeds.
 *
 * @returns the kinds of changes, decisions and answers that they met
 * @throws Error  when one of them fails
 */
export function soakAll({ from, to }: Seeds): ReadonlySet<string> {
  const names = new Set<string>()
  for (let seed = from; seed <= to; seed++) for (const name of soak(seed).counts.keys()) names.add(name)
  return names
}
