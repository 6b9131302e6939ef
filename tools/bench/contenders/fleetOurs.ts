import { Engine, type Checkpoint } from '../../../src/model/engine/engine.ts'
import type { Deployment } from '../../../src/model/world/service/service.ts'
import type { World } from '../../../src/model/world/world.ts'
import { timed, type Contender } from '../contender.ts'
import {
  FLEET_STEADY_MS,
  fleetCommands,
  rollCommands,
  STEADY_ROUND_MS,
  timesText,
  type FleetCounts,
  type RevisionCounts,
} from './fleet.ts'

function startFleet(): Engine {
  const engine = Engine.create(1)
  for (const command of fleetCommands) engine.execute(command)
  return engine
}

export function countsOf(world: World): FleetCounts {
  const deployments = [...world.services.values()].flatMap((service) => service.deployments)
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
    steady = startFleet()
    steady.runUntil(FLEET_STEADY_MS)
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
    const engine = steady ?? startFleet()
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
    engine.runUntil(FLEET_STEADY_MS)
    beforeRolling = engine.checkpoint()
  }
  const engine = Engine.restore(beforeRolling)
  for (const command of rollCommands) engine.execute(command)
  return engine
}

export function isSteady(world: World): boolean {
  for (const service of world.services.values()) if (!service.isSteady) return false
  return true
}

/** One is over before the processor's memory is ours again after the rival's round. */
const DEPLOYMENTS_PER_ROUND = 5

export const rollingOurs: Contender = {
  prepare: () => void rollingFleet(),
  trace: () => {
    const engine = rollingFleet()
    const counts: FleetCounts[] = []
    while (!isSteady(engine.world)) {
      engine.runUntil(engine.world.nowMs + 1_000)
      counts.push(countsOf(engine.world))
    }
    return { counts, times: timesText(engine.world.tasks.values()) }
  },
  round: () => {
    let counts: FleetCounts | undefined
    let wallMs = 0
    for (let i = 0; i < DEPLOYMENTS_PER_ROUND; i++) {
      const engine = rollingFleet()
      const round = timed(1, () => {
        while (!isSteady(engine.world)) engine.runUntil(engine.nextAtMs ?? Infinity)
        counts = countsOf(engine.world)
      })
      wallMs += round.wallMs
    }
    return { wallMs, units: DEPLOYMENTS_PER_ROUND, outcome: counts }
  },
}
