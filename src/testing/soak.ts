import { Engine } from '../model/engine/engine.ts'
import { Run } from '../model/engine/run.ts'
import type { Act, Answer, Command } from '../model/api/command.ts'
import { isRead } from '../model/api/operations.ts'
import type { Decision } from '../model/world/decision.ts'
import { isMeasurement } from '../model/world/measurement.ts'
import type { Task } from '../model/world/task/task.ts'
import { ActionChecker } from './actionChecker.ts'
import { checkInvariants } from './invariants.ts'
import { RandomCommands } from './randomCommands.ts'
import { randomCodeDeployAct } from './randomCodeDeploy.ts'
import { FaultWitness, mendedFaults, RandomFaults, stormEndMs, type RandomFault } from './randomFaults.ts'
import { RandomImages } from './randomImages.ts'
import { mendedPulls, RandomPulls } from './randomPulls.ts'
import { firstActs } from './soakBeginning.ts'
import { CLOSE, type Pace } from './soakPace.ts'
import { restActs, restProblems } from './soakRest.ts'
import { SaidWhy, STEADY_WITHIN_MS, whyUnsteady } from './steadyOrWhy.ts'
import { checkFlows } from './trafficInvariants.ts'
import { worldText } from '../model/world/worldText.ts'
import { differenceOf } from './differenceOf.ts'
import { decisionsOf } from '../model/world/toldBy.ts'

/** Of so many lives one begins with acts on CodeDeploy, after which it has all that it needs. */
const DEPLOYED_EVERY = 4
const CODE_DEPLOY_ACTS = 9

export interface Soaked {
  readonly log: readonly Command[]
  readonly refused: number
  /** The faults that it could suffer, and those of all that came to something. */
  readonly faults: readonly RandomFault[]
  readonly fired: ReadonlySet<RandomFault>
  /** Changes and decisions by kind, and operations by name with what came of them. */
  readonly counts: ReadonlyMap<string, number>
}

/** One random life of a world under all checks. @throws Error  with the seed, the moment and what broke */
export function soak(seed: number, pace: Pace = CLOSE): Soaked {
  const life = new Life(seed, pace)
  try {
    life.begin()
    for (let i = 0; i < pace.commands; i++) life.step()
    life.comeToRest()
    if (pace.replays(seed)) life.replay()
  } catch (error) {
    const last = life.log.at(-1)
    const where = `seed ${String(seed)}, command ${String(life.log.length)} ${JSON.stringify(last)}, at ${String(life.nowMs)} ms`
    throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  const { log, refused, witness, faults } = life
  const counts = new Map([...life.checker.counts, ...life.answers])
  return { log, refused, counts, faults: faults.on, fired: witness.fired }
}

class Life {
  readonly log: Command[] = []
  refused = 0
  readonly answers = new Map<string, number>()
  readonly checker: ActionChecker
  readonly faults: RandomFaults
  readonly witness = new FaultWitness()
  readonly #pulls: RandomPulls
  readonly #images: RandomImages
  #seed: number
  #pace: Pace
  readonly #said = new SaidWhy()
  #engine: Engine
  #draws: RandomCommands
  /** Times and the hashes that the world had then, for a replay to meet again. */
  #known = new WeakSet<Task | Decision>()
  #changes = 0
  #unseen = 0
  /** Requests went on, which happens every few seconds: nothing else of the world is another for it. */
  #hasFlowed = false
  #moments: { readonly atMs: number; readonly hash: string }[] = []

  constructor(seed: number, pace: Pace) {
    this.#seed = seed
    this.#pace = pace
    this.#engine = Engine.create(seed)
    this.#draws = new RandomCommands(seed, this.#engine.world)
    this.faults = new RandomFaults(seed)
    this.#pulls = new RandomPulls(seed)
    this.#images = new RandomImages(seed)
    this.checker = new ActionChecker(this.#engine.world)
    this.#engine.listener = (change) => {
      this.checker.see(change, this.#engine.world.nowMs)
      this.witness.hear(change, this.#engine.world)
      for (const decision of decisionsOf(change)) this.#said.hear(decision)
      if (change.kind === 'requestsFlowed') this.#hasFlowed = true
      else if (!isMeasurement(change)) this.#changes += 1
    }
  }

  get nowMs(): number {
    return this.#engine.world.nowMs
  }

  /** A small yard, so that commands meet something. */
  begin(): void {
    for (const one of firstActs(this.#seed, this.#engine.world)) this.#give(one)
    for (const one of [...this.faults.setUp(), ...this.#pulls.setUp(), ...this.#images.setUp()]) this.#give(one)
    if (this.#seed % DEPLOYED_EVERY !== 2) return
    for (let i = 0; i < CODE_DEPLOY_ACTS; i++) this.#give(randomCodeDeployAct(this.#draws, this.#engine.world))
  }

  /** Some time, then a command. */
  step(): void {
    const gapMs = this.#pace.gapMs(this.#draws)
    // Half of the way first: not only commands look at a world.
    this.#goTo(this.nowMs + Math.floor(gapMs / 2))
    this.#moments.push({ atMs: this.nowMs, hash: this.#engine.hash })
    this.#goTo(this.nowMs + Math.ceil(gapMs / 2))
    this.#give(this.#draws.next())
    const fault = this.faults.next(this.#engine.world)
    if (fault !== null) this.#give(fault)
    const pull = this.#pulls.next(this.#engine.world)
    if (pull !== null) this.#give(pull)
    const image = this.#images.next(this.#engine.world)
    if (image !== null) this.#give(image)
  }

  /**
   * DEP-6: faults end, and each service comes to its steady state or says why it cannot. Then what stands in the way of
   * any is moved as well, and all of it ends.
   */
  comeToRest(): void {
    this.#goTo(stormEndMs(this.#engine.world))
    for (const one of mendedFaults(this.#engine.world)) this.#give(one)
    for (const one of mendedPulls(this.#engine.world)) this.#give(one)
    if (this.#pace.leavesAlone(this.#seed)) {
      this.#goTo(this.nowMs + STEADY_WITHIN_MS)
      const { unsteady, problems } = whyUnsteady(this.#engine.world, this.#said)
      this.#fail(problems)
      for (const why of unsteady) this.#count(`unsteady by ${why}`)
    }
    for (const one of restActs(this.#engine.world)) this.#give(one)
    this.#goTo(this.nowMs + STEADY_WITHIN_MS)
    this.#lookAtWorld()
    this.#fail(restProblems(this.#engine))
    this.checker.finish()
    this.#fail(this.checker.problems)
    const difference = differenceOf(this.checker.mirror, this.#engine.world)
    if (difference !== null) throw new Error(`a mirror differs in ${difference}`)
  }

  /** DET-3, DET-4: the log alone leads to the same world, from any mark to any time. */
  replay(): void {
    const run = new Run({ seed: this.#seed, log: this.log })
    run.advance(this.nowMs)
    if (run.hash !== this.#engine.hash) throw new Error('DET-4 the replay is another world')
    // A tenth is enough to see that the hash tells worlds apart.
    const isSame = this.#seed % 10 !== 0 || worldText(run.world) === worldText(this.#engine.world)
    if (!isSame) throw new Error('DET-4 same hash, another world')
    if (run.refusals.length !== this.refused) throw new Error('DET-4 the replay refuses other commands')
    for (let i = 0; i < 2; i++) this.#seek(run)
  }

  #seek(run: Run): void {
    const { atMs } = this.#draws.pick(this.#moments)
    // At a time with commands the last moment is before them: the first command after it tells.
    const isBusy = this.log.some((one) => one.atMs === atMs)
    run.seek(atMs)
    const moment = this.#moments.findLast((one) => one.atMs === atMs)
    if (!isBusy && run.hash !== moment?.hash) throw new Error(`DET-4 a seek to ${String(atMs)} is another world`)
  }

  #goTo(toMs: number): void {
    this.checker.during(null)
    for (;;) {
      const next = this.#engine.nextAtMs
      if (next === undefined || next > toMs) break
      this.#engine.runUntil(next)
      this.#check()
    }
    this.#engine.runUntil(toMs)
    this.checker.mirror.nowMs = toMs
  }

  #give(given: Act): void {
    const engine = this.#engine
    const command = { atMs: this.nowMs, ...given }
    this.log.push(command)
    const hash = engine.hash
    this.checker.during(given)
    const answer = engine.execute(command)
    this.witness.answered(given, answer)
    this.#check()
    const name = `${given.operation} ${'error' in answer ? 'refused' : 'done'}`
    this.#count(name)
    if ('error' in answer) this.#checkRefusal(answer)
    const mayChange = !('error' in answer) && !isRead(given.service, given.operation)
    if (!mayChange && engine.hash !== hash) throw new Error('DET-5, DET-7 a refused command or a read left a trace')
    // FLT-6: what the page itself reads goes on.
    const isThrottled = 'error' in answer && answer.error.name === 'ThrottlingException'
    if (isRead(given.service, given.operation) && !isThrottled) this.#checkRead(given, answer)
  }

  #checkRefusal(answer: Extract<Answer, { error: unknown }>): void {
    this.refused += 1
    const { name, message } = answer.error
    if (name === '' || message === '') throw new Error('a refusal has a name and a message')
  }

  #checkRead(given: Act, answer: Answer): void {
    if (JSON.stringify(this.#engine.query(given)) !== JSON.stringify(answer))
      throw new Error('DET-7 a query answers else')
  }

  #count(name: string): void {
    this.answers.set(name, (this.answers.get(name) ?? 0) + 1)
  }

  #check(): void {
    this.#fail(this.checker.problems)
    if (this.#hasFlowed) this.#fail(checkFlows(this.#engine.world))
    this.#hasFlowed = false
    // Nothing but a datapoint: the world is the one that was checked before.
    if (this.#changes === 0) return
    this.#changes = 0
    this.#unseen += 1
    if (this.#unseen >= this.#pace.lookEvery) this.#lookAtWorld()
  }

  #lookAtWorld(): void {
    this.#unseen = 0
    this.#fail(checkInvariants(this.#engine.world, this.#engine.wakes, this.#known))
  }

  #fail(problems: readonly string[]): void {
    if (problems.length > 0) throw new Error(problems.slice(0, 5).join('\n'))
  }
}
