import type { RandomFault } from './randomFaults.ts'
import { soak } from './soak.ts'
import { CLOSE, DENSE, type Pace } from './soakPace.ts'

interface Seeds {
  readonly from: number
  readonly to: number
  /** How its lives are lived; left out, closely looked at. */
  readonly pace?: Pace
}

/** `npm run soak` lives 4,000 lives, each looked at closely. */
const ALL = { first: blocks(100, 1), second: blocks(100, 2_001) } as const

/** In `npm test`, of each kind a few, without those of crash loops, which take as long as all others together. */
const FEW = {
  first: [
    { from: 12, to: 13 },
    { from: 101, to: 107, pace: DENSE },
  ],
  second: [{ from: 111, to: 114, pace: DENSE }],
} as const

function blocks(count: number, first: number): readonly Seeds[] {
  return Array.from({ length: count }, (_, index) => ({ from: first + index * 20, to: first + index * 20 + 19 }))
}

/** One part of the seeds: each has a file of its own, for files run side by side. */
export function blocksOf(half: 'first' | 'second'): readonly Seeds[] {
  return import.meta.env.MODE === 'soak' ? ALL[half] : FEW[half]
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
export function soakAll({ from, to, pace = CLOSE }: Seeds): SoakedAll {
  const names = new Set<string>()
  const fired = new Map<RandomFault, number>()
  for (let seed = from; seed <= to; seed++) {
    const life = soak(seed, pace)
    for (const name of life.counts.keys()) names.add(name)
    for (const fault of life.fired) fired.set(fault, (fired.get(fault) ?? 0) + 1)
  }
  return { names, fired }
}
