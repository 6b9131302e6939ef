import { Engine, type Checkpoint } from '../../../src/model/engine/engine.ts'
import type { World } from '../../../src/model/world/world.ts'
import type { Deployment } from '../../../src/model/service/service.ts'
import { timed, type Contender } from '../contender.ts'
import {
  FLEET_SERVICE_KEY,
  FLEET_STEADY_MS,
  fleetCommands,
  ROLLING_AT_MS,
  rollCommand,
  timesText,
  type FleetCounts,
  type RevisionCounts,
} from './fleet.ts'

/** Simulated time of one round. */
const STEADY_ROUND_MS = 600_000

function startFleet(): Engine {
  const engine = Engine.create(1)
  for (const command of fleetCommands) engine.execute(command)
  return engine
}

function steadyFleet(): Engine {
  const engine = startFleet()
  engine.runUntil(FLEET_STEADY_MS)
  return engine
}

function countsOf(world: World): FleetCounts {
  const deployments = world.services.get(FLEET_SERVICE_KEY)?.deployments ?? []
  const of = (key: string): RevisionCounts => sum(deployments.filter((one) => one.definitionKey === key))
  return { atMs: world.nowMs, older: of('web:1'), newer: of('web:2') }
}

function sum(deployments: readonly Deployment[]): RevisionCounts {
  const add = (pick: (one: Deployment) => number) => deployments.reduce((total, one) => total + pick(one), 0)
  return {
    running: add((one) => one.runningCount),
    pending: add((one) => one.pendingCount),
    healthy: add((one) => one.healthyCount),
  }
}

let steady: Engine | undefined

export const steadyOurs: Contender = {
  prepare: () => {
    steady = steadyFleet()
  },
  trace: () => {
    const engine = startFleet()
    const counts: FleetCounts[] = []
    for (let atMs = 0; atMs <= FLEET_STEADY_MS; atMs += 1_000) {
      engine.runUntil(atMs)
      counts.push(countsOf(engine.world))
    }
    return { counts, times: timesText(engine.world.tasks.values()) }
  },
  round: () => {
    const engine = steady ?? steadyFleet()
    return timed(STEADY_ROUND_MS / 1_000, () => {
      engine.runUntil(engine.world.nowMs + STEADY_ROUND_MS)
      return countsOf(engine.world)
    })
  },
}

let beforeRolling: Checkpoint | undefined

function rollingFleet(): Engine {
  if (beforeRolling === undefined) {
    const engine = startFleet()
    engine.runUntil(ROLLING_AT_MS)
    beforeRolling = engine.checkpoint()
  }
  const engine = Engine.restore(beforeRolling)
  engine.execute(rollCommand)
  return engine
}

function isOver({ world }: Engine): boolean {
  return world.services.get(FLEET_SERVICE_KEY)?.isSteady === true
}

export const rollingOurs: Contender = {
  prepare: () => void rollingFleet(),
  trace: () => {
    const engine = rollingFleet()
    const counts: FleetCounts[] = []
    while (!isOver(engine)) {
      engine.runUntil(engine.world.nowMs + 1_000)
      counts.push(countsOf(engine.world))
    }
    return { counts, times: timesText(engine.world.tasks.values()) }
  },
  round: () => {
    const engine = rollingFleet()
    return timed(1, () => {
      while (!isOver(engine)) engine.runUntil(engine.nextAtMs ?? Infinity)
      return { ...countsOf(engine.world), times: timesText(engine.world.tasks.values()) }
    })
  },
}
