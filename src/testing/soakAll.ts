import { soak } from './soak.ts'

/** Lives in `npm test`; `npm run soak` lives more of them. */
const LIVES = import.meta.env.MODE === 'soak' ? 4_000 : 80
const IN_A_BLOCK = 20

interface Seeds {
  readonly from: number
  readonly to: number
}

/** One half of the seeds: each has a file of its own, for files run side by side. */
export function blocksOf(half: 'first' | 'second'): readonly Seeds[] {
  const count = LIVES / 2 / IN_A_BLOCK
  const before = half === 'first' ? 0 : count
  return Array.from({ length: count }, (_, index) => {
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
