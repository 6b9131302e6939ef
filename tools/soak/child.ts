import { soak } from '../../src/testing/soak.ts'
import { paceOf } from '../../src/testing/soakPace.ts'
import type { Outcome } from './lived.ts'

// One of the processes that live the random lives of `npm run soak -- --commands`: a seed comes, what it came to goes.
process.on('message', (seed: number) => process.send?.(live(seed)))

function live(seed: number): Outcome {
  const pace = paceOf(seed)
  try {
    return { commands: soak(seed, pace).log.length }
  } catch (error) {
    return { problem: firstMoment(seed, error) }
  }
}

/** The same life once more, looked at after every instant: what broke it may have been so for a while. */
function firstMoment(seed: number, found: unknown): string {
  try {
    soak(seed, { ...paceOf(seed), lookEvery: 1 })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return found instanceof Error ? found.message : String(found)
}
