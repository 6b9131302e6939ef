import { describe, expect, it } from 'vitest'
import type { Command } from '../model/api/command.ts'
import { Engine } from '../model/engine/engine.ts'
import { Run } from '../model/engine/run.ts'
import type { Explanation } from '../model/world/explanation.ts'
import type { Act } from '../model/api/command.ts'
import { act, RandomCommands } from './randomCommands.ts'

const SEEDS = 200
const COMMANDS = 9

interface Lived {
  readonly engine: Engine
  readonly log: readonly Command[]
  readonly told: ReadonlyMap<number, Explanation>
}

/** A random life with the explainer on: every decision is explained while it happens. */
function lived(seed: number): Lived {
  const engine = Engine.create(seed)
  const draws = new RandomCommands(seed, engine.world)
  const told = new Map<number, Explanation>()
  engine.explainer = (id, explain) => told.set(id, explain())
  const log: Command[] = []
  const give = (one: Act, gapMs: number): void => {
    const command = { atMs: engine.world.nowMs + gapMs, ...one }
    log.push(command)
    engine.execute(command)
  }
  give(act('ecs', 'CreateCluster', { clusterName: 'yard' }), 0)
  give(act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large', count: 3 }), 0)
  const containerDefinitions = [{ name: 'main', image: 'main:1', cpu: 128, memory: 256 }]
  give(act('ecs', 'RegisterTaskDefinition', { family: 'web', containerDefinitions }), 0)
  give(act('ecs', 'CreateService', { cluster: 'yard', serviceName: 'web', taskDefinition: 'web', desiredCount: 4 }), 0)
  for (let i = 0; i < COMMANDS; i++) give(draws.next(), Math.min(draws.gapMs(), 60_000))
  engine.runUntil(engine.world.nowMs + 60_000)
  return { engine, log, told }
}

describe(`DET-9 over ${String(SEEDS)} random lives`, () => {
  it('whoever asks for explanations changes neither draws, order nor hash', () => {
    let explained = 0
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { engine, log, told } = lived(seed)
      const plain = Engine.create(seed)
      for (const command of log) plain.execute(command)
      plain.runUntil(engine.world.nowMs)
      const [with_, without] = [engine.checkpoint(), plain.checkpoint()]
      expect([seed, without.hash, without.random, without.queue]).toEqual([seed, with_.hash, with_.random, with_.queue])
      explained += told.size
    }
    expect(explained).toBeGreaterThan(SEEDS * 4)
  })

  it('what a replay explains is what was known live', () => {
    for (let seed = 1; seed <= SEEDS; seed += 10) {
      const { engine, log, told } = lived(seed)
      const run = new Run({ seed, log })
      run.advance(engine.world.nowMs)
      expect(run.hash).toBe(engine.hash)
      const ids = [...told.keys()].filter((_, index) => index % 7 === 0)
      for (const id of ids) expect([seed, id, run.explain(id)]).toEqual([seed, id, told.get(id)])
    }
  })
})
