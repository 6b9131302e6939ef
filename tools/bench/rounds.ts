import { isDeepStrictEqual } from 'node:util'
import type { Side } from './sides.ts'

/** What the rounds of one side came to. */
export interface Measured {
  readonly name: string
  /** Median, in ms a unit. */
  readonly unitMs: number
  /** Median over the rounds of: this side's time for a unit, over the first side's in the same round. */
  readonly ratio: number
}

/**
 * Runs the sides in turn, round after round, so that a machine that grows slower meanwhile is slower for all. The
 * first round of each warms it up and does not count. The first side is ours.
 *
 * @throws Error  when two sides do not come to the same
 */
export async function compare(sides: readonly Side[], rounds: number): Promise<readonly Measured[]> {
  for (const side of sides) await side.prepare()
  await agree(sides, (side) => side.trace())
  const unitMs: number[][] = sides.map(() => [])
  for (let round = 0; round <= rounds; round++) {
    const times: number[] = []
    await agree(sides, async (side) => {
      const { wallMs, units, outcome } = await side.round()
      times.push(wallMs / units)
      return outcome
    })
    if (round > 0) times.forEach((time, index) => unitMs[index]?.push(time))
  }
  const ours = unitMs[0] ?? []
  return sides.map(({ name }, index) => {
    const own = unitMs[index] ?? []
    return { name, unitMs: median(own), ratio: median(own.map((time, round) => time / (ours[round] ?? time))) }
  })
}

/** Starts the sides, compares them, and ends them whatever happens. */
export async function compareAndEnd(starting: readonly Promise<Side>[], rounds: number): Promise<readonly Measured[]> {
  const sides = await Promise.all(starting)
  try {
    return await compare(sides, rounds)
  } finally {
    for (const side of sides) side.end()
  }
}

async function agree(sides: readonly Side[], ask: (side: Side) => Promise<unknown>): Promise<void> {
  let first: unknown
  for (const [index, side] of sides.entries()) {
    const answer = await ask(side)
    if (index === 0) first = answer
    else if (!isDeepStrictEqual(answer, first)) {
      const [ours, theirs] = [JSON.stringify(first), JSON.stringify(answer)]
      throw new Error(`${String(sides[0]?.name)} and ${side.name} differ: ${ours.slice(0, 400)} / ${theirs.slice(0, 400)}`)
    }
  }
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** @param part  from 0 to 1; between two values the nearer one */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.round((sorted.length - 1) * part)] ?? NaN
}
