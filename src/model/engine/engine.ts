import { assert, must } from '../../base/assert.ts'
import { EventQueue, TIME_MAX_MS, type EventQueueState } from '../../base/eventQueue.ts'
import { HASH_START, hashText, RunningHash, type Hash, type Hashable } from '../../base/hash.ts'
import { Random, type RandomState } from '../../base/random.ts'
import { finish, WorkMeter, type Work } from '../../base/work.ts'
import { type Accepted, type Act, type Answer, ApiError, type Command, type ErrorShape } from '../api/command.ts'
import { isRead } from '../api/operations.ts'
import { runningOperation, runQuery } from './door.ts'
import { nextDecisionId, type Decision } from '../world/decision.ts'
import type { Explanation } from '../world/explanation.ts'
import { DUE_MAX } from '../world/labLimits.ts'
import { apply } from '../world/apply.ts'
import type { Change } from '../world/change.ts'
import { sizeOf } from '../world/toldBy.ts'
import { copyWorld, newWorld, type WritableWorld, type World } from '../world/world.ts'
import type { Context, Explain, ModelEvent } from '../world/context.ts'
import { dueRow } from './due.ts'
import { react } from './reactions.ts'

/** Everything that decides the future, as plain data that shares what nobody changes. */
export interface Checkpoint {
  readonly world: World
  readonly queue: EventQueueState<ModelEvent>
  /** When what is due once under a name comes. */
  readonly wakes: ReadonlyMap<string, number>
  readonly random: RandomState
  readonly hash: Hash
  /** How much of what is queued is under way. */
  readonly underWay: number
}

export type ChangeListener = (change: Change) => void

/** Told of each decision before it is emitted; asks for its explanation if it wants it. */
export type Explainer = (decisionId: number, explain: () => Explanation) => void

/**
 * One world and its future. Commands come in by `execute`, time moves by `runUntil`, and every change passes
 * `emit`: it is applied, folded into the hash, and told to the listener. Same seed and same
 * commands at the same times give the same hash in every engine (DET-3).
 *
 * What may take long is told in slices by methods of another form: `running`, `executing`. Between two slices the
 * world may be in the middle of an instant, so nobody may look at it then.
 */
export class Engine {
  readonly world: World
  readonly #owned: WritableWorld
  readonly #meter: WorkMeter
  /** Told of each change after it was applied. */
  listener: ChangeListener | null = null
  /** On while somebody wants whole explanations: the world's history is the same with and without (DET-9). */
  explainer: Explainer | null = null
  #queue: EventQueue<ModelEvent>
  #wakes: Map<string, number>
  #random: Random
  readonly #hash: RunningHash
  #emitted = 0
  /** Of what is queued, what is under way: not the datapoints and the forgetting, which go on for ever. */
  #underWay: number
  #context: Context
  /** By phase, what was asked for last since the last event or command began: what is like it may join it. */
  readonly #asked = new Map<number, Asked>()

  private constructor(checkpoint: Checkpoint, meter: WorkMeter) {
    this.#meter = meter
    this.#owned = copyWorld(checkpoint.world)
    this.world = this.#owned
    this.#queue = new EventQueue(checkpoint.queue)
    this.#wakes = new Map(checkpoint.wakes)
    this.#random = new Random(checkpoint.random)
    this.#hash = new RunningHash(checkpoint.hash)
    this.#underWay = checkpoint.underWay
    this.#context = this.#makeContext()
  }

  /** @param seed  whole, 0 to 2^32 − 1 */
  static create(seed: number, meter = new WorkMeter()): Engine {
    const checkpoint = {
      world: newWorld(seed),
      queue: new EventQueue<ModelEvent>().save(),
      wakes: new Map<string, number>(),
      random: Random.fromSeed(seed).state,
      hash: HASH_START,
      underWay: 0,
    }
    return new Engine(checkpoint, meter)
  }

  static restore(checkpoint: Checkpoint, meter = new WorkMeter()): Engine {
    return new Engine(checkpoint, meter)
  }

  checkpoint(): Checkpoint {
    return {
      world: copyWorld(this.world),
      queue: this.#queue.save(),
      wakes: new Map(this.#wakes),
      random: this.#random.state,
      hash: this.#hash.state,
      underWay: this.#underWay,
    }
  }

  /** Names all changes so far: sixteen hexadecimal digits. */
  get hash(): string {
    return hashText(this.#hash.state)
  }

  /** When what is due once under a name comes: the next look at a service, by `passName`. */
  get wakes(): ReadonlyMap<string, number> {
    return this.#wakes
  }

  /** When something is due next; `undefined` when nothing ever is. */
  get nextAtMs(): number | undefined {
    return this.#queue.nextAtMs
  }

  /**
   * Nothing is under way: without a command nothing will change but measurements. A look at what is gone by then is under
   * way until its time, and finds nothing.
   */
  get isSettled(): boolean {
    return this.#underWay === 0
  }

  /** Handles everything due up to and at `toMs`, and makes that the present. */
  runUntil(toMs: number): void {
    finish(this.running(toMs))
  }

  *running(toMs: number): Work<void> {
    assert(toMs >= this.world.nowMs && toMs <= TIME_MAX_MS, 'DET-1: time never goes back')
    for (;;) {
      const next = this.#queue.nextAtMs
      if (next === undefined || next > toMs) break
      const rest = this.#handleFirst(next)
      if (rest !== undefined) yield* rest
      if (this.#meter.endsSlice()) yield
    }
    this.#owned.nowMs = toMs
  }

  /**
   * Carries a command out at its time. What is due before or at that time comes first, so a command given live and
   * the same command replayed meet the same world (DET-4). A refusal changes nothing.
   */
  execute(command: Command): Answer {
    return finish(this.executing(command))
  }

  *executing(command: Command): Work<Answer> {
    let accepted: Accepted = { output: {} }
    const error = yield* this.#carryingOut(command, (answer) => (accepted = answer()))
    return error === null ? accepted : { error }
  }

  /** The same where nobody wants the answer, only whether it is refused. */
  replaying(command: Command): Work<ErrorShape | null> {
    return this.#carryingOut(command, () => undefined)
  }

  *#carryingOut(command: Command, onDone: (answer: () => Accepted) => void): Work<ErrorShape | null> {
    yield* this.running(command.atMs)
    const emittedBefore = this.#emitted
    this.#asked.clear()
    try {
      this.#refuseWhenBusy(command)
      onDone(yield* runningOperation(this.#context, command))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      assert(this.#emitted === emittedBefore, `DET-5: a refused ${command.operation} changed nothing`)
      return error.shape
    }
    // A command is work too, if only of reading it.
    this.#meter.spend(1)
    yield* this.running(command.atMs)
    return null
  }

  /** Answers a read. It changes nothing, not even the hash (DET-7). */
  query(act: Act): Answer {
    try {
      return runQuery(this.world, act)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      return { error: error.shape }
    }
  }

  /** DET-8: what acts is refused before the queue could run over. @throws ApiError  LimitExceededException */
  #refuseWhenBusy({ service, operation }: Command): void {
    if (this.#queue.size <= DUE_MAX || isRead(service, operation)) return
    throw new ApiError(
      'LimitExceededException',
      `More than ${String(DUE_MAX)} things are due in the lab: let some time pass before the next act.`,
    )
  }

  #handleFirst(atMs: number): Work<void> | undefined {
    assert(atMs >= this.world.nowMs, 'DET-1: time never goes back')
    const event = must(this.#queue.pop(), 'the first event')
    this.#owned.nowMs = atMs
    this.#asked.clear()
    const { once, isEndless = false, run } = dueRow(event)
    this.#meter.spend(EVENT_UNITS)
    if (once !== undefined) {
      const name = once(event)
      // An earlier one came in its place.
      if (this.#wakes.get(name) !== atMs) return undefined
      this.#wakes.delete(name)
    }
    if (!isEndless) this.#underWay -= 1
    return run(this.#context, event)
  }

  #makeContext(): Context {
    const { world } = this
    return {
      world,
      random: this.#random,
      get nowMs() {
        return world.nowMs
      },
      emit: (change) => this.#emit(change),
      schedule: (atMs, event) => this.#schedule(atMs, event),
      decide: (decision, explain) => this.#decide(decision, explain),
      explain: (decisions, explain) => this.#explain(decisions, explain),
      spend: (units) => this.#meter.spend(units),
      endsSlice: () => this.#meter.endsSlice(),
    }
  }

  #schedule(atMs: number, event: ModelEvent): void {
    // A lab ends there: what would come later never comes.
    if (atMs > TIME_MAX_MS) return
    const { once, isEndless = false, priority, join } = dueRow(event)
    const last = this.#asked.get(priority)
    if (join !== undefined && last?.atMs === atMs && last.event.kind === event.kind && join(last.event, event)) return
    let replaces = false
    if (once !== undefined) {
      const name = once(event)
      const beforeMs = this.#wakes.get(name)
      if (beforeMs !== undefined && beforeMs <= atMs) return
      replaces = beforeMs !== undefined
      this.#wakes.set(name, atMs)
    }
    // What an earlier one takes the place of stays in the queue, and is under way no more.
    if (!isEndless && !replaces) this.#underWay += 1
    this.#asked.set(priority, { atMs, event })
    this.#queue.push(atMs, priority, event)
  }

  #emit(change: Change): void {
    apply(this.#owned, change)
    this.#hash.addPair(this.world.nowMs, change as Hashable)
    this.#emitted += 1
    this.#meter.spend(sizeOf(change))
    this.listener?.(change)
    react(this.#context, change)
  }

  #decide(decision: Decision, explain?: Explain): void {
    const { id } = decision
    assert(id === nextDecisionId(this.world), 'DET-6: decisions are numbered without a gap')
    if (explain !== undefined) this.#explain({ from: id, count: 1 }, explain)
    this.#emit({ kind: 'decided', decision })
  }

  #explain({ from, count }: { readonly from: number; readonly count: number }, explain: Explain): void {
    const { explainer } = this
    if (explainer === null) return
    for (let id = from; id < from + count; id++) explainer(id, () => explain(id))
  }
}

interface Asked {
  readonly atMs: number
  readonly event: ModelEvent
}

/** An event that came too late to do anything is work as well. */
const EVENT_UNITS = 0.25
