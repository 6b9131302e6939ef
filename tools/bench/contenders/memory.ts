import { Engine } from '../../../src/model/engine/engine.ts'
import { Run } from '../../../src/model/engine/run.ts'
import type { Contender, Round } from '../contender.ts'
import { fleetCommands, rollCommands } from './fleet.ts'

/** The fleet is born and rolls within its first minutes; then it is measured every minute. */
const HOUR_MS = 3_600_000
const log = [...fleetCommands, ...rollCommands]

/** What the heap holds more of while it holds this lab, after an hour. */
function weigh(live: () => { readonly hash: string }): Round {
  const before = heapBytes()
  const startedMs = performance.now()
  const lab = live()
  const wallMs = performance.now() - startedMs
  const bytes = heapBytes() - before
  // Asked after it was weighed, so that it is there until then.
  return { wallMs, units: 1, outcome: lab.hash, bytes }
}

function heapBytes(): number {
  if (globalThis.gc === undefined) throw new Error('node --expose-gc')
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

/** With its log, its history and every mark, as the worker keeps it. */
export const memoryOurs: Contender = {
  round: () =>
    weigh(() => {
      const run = new Run({ seed: 1, log })
      run.advance(HOUR_MS)
      return run
    }),
}

/** What it is at the end, and nothing of how it came to it. */
export const memoryWorld: Contender = {
  round: () =>
    weigh(() => {
      const engine = Engine.create(1)
      for (const command of log) engine.execute(command)
      engine.runUntil(HOUR_MS)
      return engine
    }),
}
