import { parentPort } from 'node:worker_threads'
import { soak } from '../../src/testing/soak.ts'
import { paceOf } from '../../src/testing/soakPace.ts'
import type { Outcome } from './lived.ts'

// The thread in which random lives of `npm run soak -- --commands` are lived: a seed comes, what it came to goes.
// Of what is refused nobody reads the calls that led there, and to note them takes time.
Error.stackTraceLimit = 0
parentPort?.on('message', (seed: number) => parentPort?.postMessage(live(seed)))

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
