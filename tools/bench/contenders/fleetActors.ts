import { timed, type Contender } from '../contender.ts'
import { ActorFleet } from '../rivals/actorPerTask.ts'
import { isPending, type ActorTask } from '../rivals/actorTask.ts'
import {
  CHECK_INTERVAL_MS,
  FLEET_STEADY_MS,
  FLEET_TASKS,
  MAXIMUM_PERCENT,
  MINIMUM_HEALTHY_PERCENT,
  ROLLING_AT_MS,
  timesText,
  type FleetCounts,
  type RevisionCounts,
} from './fleet.ts'

const STEADY_ROUND_MS = 600_000

function startFleet(): ActorFleet {
  const fleet = new ActorFleet({
    desiredCount: FLEET_TASKS,
    minimumHealthyPercent: MINIMUM_HEALTHY_PERCENT,
    maximumPercent: MAXIMUM_PERCENT,
    checkIntervalMs: CHECK_INTERVAL_MS,
  })
  fleet.deploy('web:1')
  return fleet
}

function countsOf(fleet: ActorFleet): FleetCounts {
  const tasks = [...fleet.tasks.values()]
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
    return { counts, times: timesText(fleet.tasks.values()) }
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
  fleet.runUntil(ROLLING_AT_MS)
  fleet.deploy('web:2')
  return fleet
}

export const rollingActors: Contender = {
  trace: () => {
    const fleet = rollingFleet()
    const counts: FleetCounts[] = []
    while (!fleet.isSteady) {
      fleet.runUntil(fleet.nowMs + 1_000)
      counts.push(countsOf(fleet))
    }
    return { counts, times: timesText(fleet.tasks.values()) }
  },
  round: () => {
    const fleet = rollingFleet()
    return timed(1, () => {
      while (!fleet.isSteady) fleet.runUntil(fleet.nextAtMs ?? Infinity)
      return { ...countsOf(fleet), times: timesText(fleet.tasks.values()) }
    })
  },
}
