import type { WorkMeter, Work } from '../../base/work.ts'
import type { Command } from '../api/command.ts'
import type { Explanation } from '../world/explanation.ts'
import { CommandLog } from './commandLog.ts'
import { Engine } from './engine.ts'
import { nextInstantMs, playingInstant } from './instants.ts'
import { copyingWork, type Mark } from './marks.ts'

/** Where a decision is looked for: in the replay of a log from a mark on, as far as it is known. */
export interface ExplainingIn {
  readonly log: readonly Command[]
  readonly mark: Mark
  readonly untilMs: number
  readonly meter: WorkMeter
}

/** On what a decision was made, in full: by replaying to it with the explainer on (DET-9). */
export function* explaining(decisionId: number, { log, mark, untilMs, meter }: ExplainingIn): Work<Explanation | null> {
  const engine = Engine.restore(mark.checkpoint, meter)
  meter.spend(copyingWork(engine.world))
  const following = { engine, log: new CommandLog(log, mark.commandsDone), meter }
  let explanation: Explanation | null = null
  engine.explainer = (id, explain) => {
    if (id === decisionId) explanation = explain()
  }
  const isBefore = () => engine.world.counters.decisions < decisionId
  while (isBefore() && nextInstantMs(following) <= untilMs) {
    const instant = playingInstant(following)
    while (instant.next().done !== true && isBefore()) yield
  }
  return explanation
}
