import { EventQueue } from '../../../src/base/eventQueue.ts'
import { timed, type Contender } from '../contender.ts'
import { CUSTOMERS, HOLD_EVENTS } from './delays.ts'
import { repeat, runHold, runSingleServer, RUNS } from './queueModels.ts'

export const holdOurs: Contender = {
  round: () => timed(RUNS * HOLD_EVENTS, () => repeat(() => runHold(new EventQueue()))),
}

export const singleServerOurs: Contender = {
  round: () => timed(RUNS * 2 * CUSTOMERS, () => repeat(() => runSingleServer(new EventQueue()))),
}
