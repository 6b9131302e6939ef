import { isDeepStrictEqual } from 'node:util'
import type { Round } from './contender.ts'
import type { Side } from './sides.ts'

/** What the rounds of one side came to. */
export interface Measured {
  readonly name: string
  /** Median, in ms a unit. */
  readonly unitMs: number
  /** Of each round: this side's time for a unit, over the first side's in the same round. */
  readonly ratios: readonly number[]
  /** Of each round, a unit; empty where nothing was sized. */
  readonly bytes: readonly number[]
  /** Of each round: slower is one unit in two, and one in twenty. Empty where they were not taken one by one. */
  readonly medianMs: readonly number[]
  readonly slowMs: readonly number[]
}

/**
 * Runs the sides in turn, round after round, so that a machine that grows slower meanwhile is slower for all. The
 * first rounds of each warm it up and do not count. The first side is ours.
 *
 * @throws Error  when two sides do not come to the same
 */
async function compare(sides: readonly Side[], { rounds, warmRounds = 1 }: Rounds): Promise<readonly Measured[]> {
  for (const side of sides) await side.prepare()
  await agree(sides, (side) => side.trace())
  const done: Round[][] = sides.map(() => [])
  for (let round = 1 - warmRounds; round <= rounds; round++) {
    const inTurn: Round[] = []
    await agree(sides, async (side) => {
      const answer = await side.round()
      inTurn.push(answer)
      return answer.outcome
    })
    if (round > 0) inTurn.forEach((answer, index) => done[index]?.push(answer))
  }
  const ours = (done[0] ?? []).map(timeOf)
  return sides.map(({ name }, index) => {
    const own = done[index] ?? []
    const unitMs = own.map(timeOf)
    return {
      name,
      unitMs: median(unitMs),
      ratios: unitMs.map((time, round) => time / (ours[round] ?? time)),
      bytes: own.flatMap((round) => round.bytes ?? []),
      medianMs: own.flatMap(({ samplesMs }) => (samplesMs === undefined ? [] : [median(samplesMs)])),
      slowMs: own.flatMap(({ samplesMs }) => (samplesMs === undefined ? [] : [quantile(samplesMs, 0.95)])),
    }
  })
}

function timeOf({ wallMs, units }: Round): number {
  return wallMs / units
}

export interface Rounds {
  readonly rounds: number
  /** Where a round is over before an engine has compiled what it runs, more of them: 1 if left out. */
  readonly warmRounds?: number
}

/** Starts the sides, compares them, and ends them whatever happens. */
export async function compareAndEnd(starting: readonly Promise<Side>[], how: Rounds): Promise<readonly Measured[]> {
  const sides = await Promise.all(starting)
  try {
    return await compare(sides, how)
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
      throw new Error(
        `${String(sides[0]?.name)} and ${side.name} differ: ${ours.slice(0, 400)} / ${theirs.slice(0, 400)}`,
      )
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
