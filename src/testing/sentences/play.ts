import type { Act, Answer, Command } from '../../model/api/command.ts'
import { Engine } from '../../model/engine/engine.ts'
import { nextDecisionId } from '../../model/world/decision.ts'
import type { World } from '../../model/world/world.ts'
import { act, RandomCommands } from '../randomCommands.ts'
import type { Court } from './claim.ts'
import { Listener } from './listener.ts'
import type { Mouth } from './mouth.ts'

/** A seed and a log: a lab file is one. */
export interface Log {
  readonly seed: number
  readonly commands: readonly Command[]
}

/** After the last command; longer than the longest protection that is drawn. */
const AFTER_MS = 130 * 60_000
/** What fails again and again decides without an end, and says the same: `npm run soak` hears all of it. */
const AFTER_DECISIONS = import.meta.env.MODE === 'soak' ? Infinity : 100

/** Lives a world through, instant by instant, and listens. */
class Life {
  readonly engine: Engine
  readonly #listener: Listener

  constructor(seed: number, mouth: Mouth, court: Court) {
    this.engine = Engine.create(seed)
    this.#listener = new Listener(this.engine, mouth, court)
  }

  /** @param decisions  so many at most: the life ends early where it decides more */
  goTo(toMs: number, decisions = Infinity): void {
    this.#listener.during(null)
    const lastId = nextDecisionId(this.engine.world) + decisions
    while (nextDecisionId(this.engine.world) < lastId) {
      const next = this.engine.nextAtMs
      if (next === undefined || next > toMs) break
      this.engine.runUntil(next)
      this.#listener.look()
    }
    if (nextDecisionId(this.engine.world) < lastId) this.engine.runUntil(toMs)
  }

  /** Lets it live on, until nothing new is to come of it. */
  end(restMs = AFTER_MS): void {
    this.goTo(this.engine.world.nowMs + restMs, AFTER_DECISIONS)
  }

  give(given: Act): Answer {
    this.#listener.during(given)
    const answer = this.engine.execute({ atMs: this.engine.world.nowMs, ...given })
    this.#listener.look()
    return answer
  }
}

/** When, and what is asked for; of what is only known then, by the world at that time. */
export type TimedAct = readonly [atMs: number, act: Act | ((world: World) => Act)]

/** Plays a log and past its end. */
export function playLog({ seed, commands }: Log, mouth: Mouth, court: Court): void {
  playActs(
    seed,
    commands.map(({ atMs, ...given }): TimedAct => [atMs, given]),
    { mouth, court },
  )
}

interface Playing {
  readonly mouth: Mouth
  readonly court: Court
  /** How long it lives on; until nothing new is to come of it, where that is not told. */
  readonly restMs?: number | undefined
}

/** @throws Error  when one of the acts is refused: the lab is not the one that it is meant to be */
export function playActs(seed: number, acts: readonly TimedAct[], { mouth, court, restMs }: Playing): void {
  const life = new Life(seed, mouth, court)
  for (const [atMs, given] of acts) {
    life.goTo(atMs)
    const answer = life.give(typeof given === 'function' ? given(life.engine.world) : given)
    if ('error' in answer) throw new Error(answer.error.message)
  }
  life.end(restMs)
}

/** Of a random life: the longer ones come to more that is rare. */
const COMMANDS = import.meta.env.MODE === 'soak' ? 60 : 24

/** Plays a random life: a small yard with two services, then commands that fit it or do not. */
export function playRandom(seed: number, mouth: Mouth, court: Court): void {
  const life = new Life(seed, mouth, court)
  const draws = new RandomCommands(seed, life.engine.world)
  const containerDefinitions = [{ name: 'main', image: 'main:1', cpu: 128, memory: 256 }]
  for (const given of [
    act('ecs', 'CreateCluster', { clusterName: 'yard' }),
    act('ecs', 'CreateCluster', { clusterName: 'annex' }),
    act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large', count: 3 }),
    act('ecs', 'RegisterTaskDefinition', { family: 'web', containerDefinitions }),
    act('ecs', 'RegisterTaskDefinition', { family: 'api', containerDefinitions }),
    act('ecs', 'CreateService', { cluster: 'yard', serviceName: 'web', taskDefinition: 'web', desiredCount: 4 }),
  ]) {
    life.give(given)
  }
  for (let i = 0; i < COMMANDS; i++) {
    life.goTo(life.engine.world.nowMs + draws.gapMs())
    life.give(draws.next())
  }
  life.end()
}
