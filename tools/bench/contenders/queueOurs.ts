import { EventQueue } from '../../../src/base/eventQueue.ts'
import { timed, type Contender } from '../contender.ts'
import { CUSTOMERS, HOLD_EVENTS } from './delays.ts'
import { runHold, runSingleServer } from './queueModels.ts'

export const holdOurs: Contender = { round: () => timed(HOLD_EVENTS, () => runHold(new EventQueue())) }

export const singleServerOurs: Contender = {
  round: () => timed(2 * CUSTOMERS, () => runSingleServer(new EventQueue())),
}
