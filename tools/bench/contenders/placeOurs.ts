import { Random } from '../../../src/base/random.ts'
import { needsOf } from '../../../src/testing/instances.ts'
import type { Context } from '../../../src/model/world/context.ts'
import { Placer } from '../../../src/model/placement/place.ts'
import { SPREAD_ZONES } from '../../../src/model/placement/strategies.ts'
import { TaskCounts } from '../../../src/model/placement/taskCounts.ts'
import { newWorld, type WritableWorld } from '../../../src/model/world/world.ts'
import { timed, type Contender, type Round } from '../contender.ts'
import { PLACED_TASKS, TASK, withTask, yardInstances } from './place.ts'

/** A single run is over before a busy machine has had time for it. */
const RUNS = 30
const owner = { clusterName: 'yard', serviceName: 'web', group: 'service:web' }

function newYard(): WritableWorld {
  const world = newWorld(1)
  for (const one of yardInstances) world.instances.set(one.id, one)
  return world
}

/** As a context is to a pass, but that nothing is written down of what is decided. */
function contextOf(world: WritableWorld): Context {
  return {
    world,
    nowMs: 0,
    random: Random.fromSeed(1),
    emit: () => undefined,
    schedule: () => undefined,
    decide: () => undefined,
    explain: () => undefined,
    spend: () => undefined,
    endsSlice: () => false,
  }
}

function placeAll(world: WritableWorld): readonly string[] {
  const counts = new TaskCounts(world, owner)
  const placer = new Placer(contextOf(world), {
    ...owner,
    definitionKey: 'web:1',
    needs: needsOf(TASK),
    strategies: [SPREAD_ZONES, { type: 'binpack', field: 'memory' }],
    constraints: [],
    network: null,
    counts,
  })
  const chosen: string[] = []
  for (let i = 0; i < PLACED_TASKS; i++) {
    const { instance } = placer.place(String(i))
    if (instance === null) break
    world.instances.set(instance.id, withTask(instance))
    counts.add({ instanceId: instance.id, availabilityZone: instance.availabilityZone })
    chosen.push(instance.id)
  }
  return chosen
}

/** The model's own placer, with its checks and its decisions. */
export const placeOurs: Contender = {
  round: () => {
    const rounds: Round[] = []
    for (let run = 0; run < RUNS; run++) {
      const world = newYard()
      rounds.push(timed(PLACED_TASKS, () => placeAll(world)))
    }
    const wallMs = rounds.reduce((sum, one) => sum + one.wallMs, 0)
    return { wallMs, units: RUNS * PLACED_TASKS, outcome: rounds.at(-1)?.outcome }
  },
}
