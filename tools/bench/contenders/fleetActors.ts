import { timed, type Contender } from '../contender.ts'
import { ActorFleet } from '../rivals/actorPerTask.ts'
import { isPending, type ActorTask } from '../rivals/actorTask.ts'
import {
  CHECK_INTERVAL_MS,
  FLEET_SERVICES,
  FLEET_STEADY_MS,
  MAXIMUM_PERCENT,
  MINIMUM_HEALTHY_PERCENT,
  STEADY_ROUND_MS,
  TASKS_PER_SERVICE,
  timesText,
  type FleetCounts,
  type RevisionCounts,
} from './fleet.ts'

function startFleet(): ActorFleet {
  const fleet = new ActorFleet(CHECK_INTERVAL_MS)
  for (let i = 0; i < FLEET_SERVICES; i++) {
    fleet.addService({
      desiredCount: TASKS_PER_SERVICE,
      minimumHealthyPercent: MINIMUM_HEALTHY_PERCENT,
      maximumPercent: MAXIMUM_PERCENT,
    })
  }
  deploy(fleet, 'web:1')
  return fleet
}

function deploy(fleet: ActorFleet, definitionKey: string): void {
  for (const service of fleet.services) service.deploy(definitionKey)
}

function tasksOf(fleet: ActorFleet): readonly ActorTask[] {
  return fleet.services.flatMap((service) => [...service.tasks.values()])
}

function countsOf(fleet: ActorFleet): FleetCounts {
  const tasks = tasksOf(fleet)
  const of = (key: string) => countOf(tasks.filter((task) => task.definitionKey === key))
  return { atMs: fleet.nowMs, older: of('web:1'), newer: of('web:2') }
}

function countOf(tasks: readonly ActorTask[]): RevisionCounts {
  return {
    running: tasks.filter((task) => task.step === 'running').length,
    pending: tasks.filter(isPending).length,
    healthy: tasks.filter((task) => task.isHealthy).length,
  }
}

let steady: ActorFleet | undefined

export const steadyActors: Contender = {
  prepare: () => {
    steady = startFleet()
    steady.runUntil(FLEET_STEADY_MS)
  },
  trace: () => {
    const fleet = startFleet()
    const counts: FleetCounts[] = []
    for (let atMs = 0; atMs <= FLEET_STEADY_MS; atMs += 1_000) {
      fleet.runUntil(atMs)
      counts.push(countsOf(fleet))
    }
    return { counts, times: timesText(tasksOf(fleet)) }
  },
  round: () => {
    const fleet = steady ?? startFleet()
    return timed(STEADY_ROUND_MS / 1_000, () => {
      fleet.runUntil(fleet.nowMs + STEADY_ROUND_MS)
      return countsOf(fleet)
    })
  },
}

/** Actors cannot be copied, so each round lives through the time before. */
function rollingFleet(): ActorFleet {
  const fleet = startFleet()
  fleet.runUntil(FLEET_STEADY_MS)
  deploy(fleet, 'web:2')
  return fleet
}

function isSteady(fleet: ActorFleet): boolean {
  return fleet.services.every((service) => service.isSteady)
}

export const rollingActors: Contender = {
  trace: () => {
    const fleet = rollingFleet()
    const counts: FleetCounts[] = []
    while (!isSteady(fleet)) {
      fleet.runUntil(fleet.nowMs + 1_000)
      counts.push(countsOf(fleet))
    }
    return { counts, times: timesText(tasksOf(fleet)) }
  },
  round: () => {
    const fleet = rollingFleet()
    return timed(1, () => {
      while (!isSteady(fleet)) fleet.runUntil(fleet.nextAtMs ?? Infinity)
      return countsOf(fleet)
    })
  },
}
