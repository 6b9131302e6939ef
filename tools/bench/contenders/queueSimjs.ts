import { timed, type Contender } from '../contender.ts'
import { loadSimjs } from '../rivals/simjs.ts'
import { arrivalDelays, CUSTOMERS, CYCLE, HOLD_EVENTS, HOLD_WAITING, holdDelays, serviceDelays } from './delays.ts'
import { repeat, RUNS } from './queueModels.ts'

const { Entity, Facility, Sim } = await loadSimjs()

const FOREVER_MS = 1e15

function runHold(): number {
  const sim = new Sim()
  let drawn = 0
  const delay = () => holdDelays[drawn++ & (CYCLE - 1)] as number
  class Holder extends Entity {
    start(): void {
      this.setTimer(delay()).done(() => this.start())
    }
  }
  for (let i = 0; i < HOLD_WAITING; i++) sim.addEntity(Holder, 'holder')
  sim.simulate(FOREVER_MS, HOLD_EVENTS)
  return sim.time()
}

function runSingleServer(): number {
  const sim = new Sim()
  const server = new Facility('server')
  let arrived = 0
  let waitedMs = 0
  class Street extends Entity {
    start(): void {
      if (arrived === CUSTOMERS) return
      const delayMs = arrivalDelays[arrived & (CYCLE - 1)] as number
      this.setTimer(delayMs).done(() => this.arrive())
    }

    arrive(): void {
      const arrivedMs = this.time()
      const serviceMs = serviceDelays[arrived & (CYCLE - 1)] as number
      arrived += 1
      this.useFacility(server, serviceMs).done(() => {
        waitedMs += this.time() - arrivedMs - serviceMs
      })
      this.start()
    }
  }
  sim.addEntity(Street, 'street')
  sim.simulate(FOREVER_MS, FOREVER_MS)
  return waitedMs
}

export const holdSimjs: Contender = { round: () => timed(RUNS * HOLD_EVENTS, () => repeat(runHold)) }

export const singleServerSimjs: Contender = { round: () => timed(RUNS * 2 * CUSTOMERS, () => repeat(runSingleServer)) }
