import type { Act, Answer } from '../../model/api/command.ts'
import { Engine } from '../../model/engine/engine.ts'
import { goodActs } from '../badInput/goodActs.fixture.ts'
import { prepared } from '../badInput/preparedLab.fixture.ts'
import { EXAMPLES, answerTo } from './examples.ts'
import { FULL_ACTS, allReads } from './fullActs.ts'
import { membersIn } from './members.ts'

/** How long after its acts a lab is asked: while tasks start, run, stop, and when they have stopped. */
const ASKED_AT_MS = [0, 5_000, 60_000, 120_000] as const

/**
 * Every member that answers of the lab are seen to have: of a good act of each operation, of AWS's examples, and of all
 * reads of a lab with all that definitions and services may have, through the life of its tasks.
 */
export function seenMembers(): ReadonlySet<string> {
  const seen = new Set<string>()
  const note = (act: Pick<Act, 'service' | 'operation'>, answer: Answer): void => {
    if ('error' in answer) throw new Error(`${act.operation}: ${answer.error.message}`)
    for (const one of membersIn(act.service, act.operation, answer.output)) seen.add(one)
  }
  for (const act of goodActs(prepared.world)) {
    const engine = Engine.restore(prepared)
    note(act, engine.execute({ atMs: engine.world.nowMs, ...act }))
  }
  for (const example of EXAMPLES) {
    const answer = answerTo(example)
    if ('output' in answer) note({ service: 'ecs', operation: example.operation }, answer)
  }
  const engine = Engine.restore(prepared)
  const give = (act: Act): void => note(act, engine.execute({ atMs: engine.world.nowMs, ...act }))
  for (const act of FULL_ACTS) give(act)
  const look = (): void => {
    const { nowMs } = engine.world
    for (const afterMs of ASKED_AT_MS) {
      engine.runUntil(nowMs + afterMs)
      for (const act of allReads(engine.world)) give(act)
    }
  }
  look()
  for (const service of ['full', 'cloud', 'web']) {
    give({ service: 'ecs', operation: 'DeleteService', input: { cluster: 'yard', service, force: true } })
  }
  look()
  return seen
}
