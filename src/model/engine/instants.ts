import type { WorkMeter, Work } from '../../base/work.ts'
import type { CommandLog } from './commandLog.ts'
import type { Engine } from './engine.ts'

/** An engine and the log that it follows. */
interface Following {
  readonly engine: Engine
  readonly log: CommandLog
  readonly meter: WorkMeter
}

/** When something happens next: something is due, or a command is given. */
export function nextInstantMs({ engine, log }: Pick<Following, 'engine' | 'log'>): number {
  return Math.min(engine.nextAtMs ?? Infinity, log.next?.atMs ?? Infinity)
}

/** Everything that happens at the next instant: what is due, then the commands given then. */
export function* playingInstant({ engine, log, meter }: Following): Work<void> {
  const atMs = nextInstantMs({ engine, log })
  yield* engine.running(atMs)
  for (;;) {
    const command = log.next
    if (command === undefined || command.atMs !== atMs) return
    log.noteDone(yield* engine.replaying(command))
    if (meter.endsSlice()) yield
  }
}
