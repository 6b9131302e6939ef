import { readFileSync, readdirSync } from 'node:fs'
import { parseLabFile } from '../../labfile/parse.ts'
import { Engine } from '../../model/engine/engine.ts'
import type { World } from '../../model/world/world.ts'
import { act, RandomCommands } from '../randomCommands.ts'

/** A lab to look at: it is the same world all along, so each moment has to be looked at before the next is asked for. */
export interface LabMoment {
  readonly name: string
  readonly world: World
}

const LABS = 'public/labs'

/** The labs that come with the page, at these times. */
export function* exampleMoments(timesMs: readonly number[]): Generator<LabMoment> {
  for (const file of readdirSync(LABS).filter((name) => name.endsWith('.json'))) {
    const reading = parseLabFile(readFileSync(`${LABS}/${file}`, 'utf8'))
    if ('error' in reading) throw new Error(`${file} is no lab`)
    const { seed, commands } = reading.file
    const engine = Engine.create(seed)
    let done = 0
    for (const atMs of timesMs) {
      for (let next = commands[done]; next !== undefined && next.atMs <= atMs; next = commands[done]) {
        done += 1
        engine.runUntil(next.atMs)
        engine.execute(next)
      }
      engine.runUntil(atMs)
      yield { name: `${file} at ${String(atMs)}`, world: engine.world }
    }
  }
}

/** A random life, looked at now and then. */
export function* randomMoments(seed: number, looks: number, commandsBetween: number): Generator<LabMoment> {
  const engine = Engine.create(seed)
  const draws = new RandomCommands(seed, engine.world)
  const give = (one: ReturnType<typeof act>): void => void engine.execute({ ...one, atMs: engine.world.nowMs })
  give(act('ecs', 'CreateCluster', { clusterName: 'yard' }))
  give(act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large', count: 3 }))
  give(act('ecs', 'RegisterTaskDefinition', { family: 'web', containerDefinitions: [CONTAINER] }))
  give(act('ecs', 'CreateService', { cluster: 'yard', serviceName: 'web', taskDefinition: 'web', desiredCount: 4 }))
  for (let look = 0; look < looks; look += 1) {
    for (let index = 0; index < commandsBetween; index += 1) {
      engine.runUntil(engine.world.nowMs + Math.min(60_000, draws.gapMs()))
      give(draws.next())
    }
    yield { name: `seed ${String(seed)}, look ${String(look)}`, world: engine.world }
  }
}

const CONTAINER = { name: 'main', image: 'main:1', cpu: 128, memory: 256 } as const
