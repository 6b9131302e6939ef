import { assert } from '../../base/assert.ts'
import { finish, WorkMeter, type Work } from '../../base/work.ts'
import type { Act, Answer, Command } from '../api/command.ts'
import type { Explanation } from '../world/explanation.ts'
import { historyUntil, newHistory, type History } from '../world/history.ts'
import { CommandLog } from './commandLog.ts'
import { isVisible, Recorder } from './recorder.ts'
import type { World } from '../world/world.ts'
import { Engine, type ChangeListener } from './engine.ts'
import { explaining } from './explaining.ts'
import { nextInstantMs, playingInstant } from './instants.ts'
import { copyingWork, Marks, type Mark } from './marks.ts'

export type RunStep = 'change' | 'decision'

export interface RunOptions {
  readonly seed: number
  readonly log?: readonly Command[]
  /** Cuts the work into slices. */
  readonly meter?: WorkMeter
}

/**
 * A seed, a log of commands, and every moment that follows from them: the world can be taken to any time, forward or
 * back, by replaying from the nearest mark (DET-4). What was once simulated stays in `history`.
 *
 * Each method that may take long has a form in slices, `advancing` beside `advance`. Between two slices the run may be
 * in the middle of an instant: nothing else may be asked of it then.
 */
export class Run {
  readonly seed: number
  readonly #meter: WorkMeter
  #log: CommandLog
  #engine: Engine
  #recorder: Recorder
  #marks: Marks
  #hasVisibleChange = false
  #listeners = new Set<ChangeListener>()

  /** At time 0, whose commands are done; unplayed, they are still to come and `advancing(0)` begins with them. */
  constructor(options: RunOptions & { readonly isUnplayed?: boolean }) {
    this.seed = options.seed
    this.#meter = options.meter ?? new WorkMeter()
    this.#log = new CommandLog(options.log ?? [])
    this.#engine = Engine.create(options.seed, this.#meter)
    this.#recorder = new Recorder(newHistory(-1))
    this.#marks = new Marks({ atMs: -1, commandsDone: 0, checkpoint: this.#engine.checkpoint() })
    this.#attach()
    if (options.isUnplayed !== true) this.advance(0)
  }

  get log(): readonly Command[] {
    return this.#log.commands
  }

  get world(): World {
    return this.#engine.world
  }

  get nowMs(): number {
    return this.#engine.world.nowMs
  }

  get hash(): string {
    return this.#engine.hash
  }

  /** How far it has been simulated. */
  get headMs(): number {
    return this.history.untilMs
  }

  get history(): History {
    return this.#recorder.history
  }

  /** How much was done so far, in steps of a task, by whichever way it was gone. */
  get workDone(): number {
    return this.#meter.done
  }

  /** How far the log has been carried out. */
  get commandsDone(): number {
    return this.#log.doneCount
  }

  /** Nothing is under way and no command of the log is left. */
  get isSettled(): boolean {
    return this.#engine.isSettled && this.#log.isDone
  }

  /** Commands of the log that the world refused, as far as it was simulated. */
  get refusals(): CommandLog['refusals'] {
    return this.#log.refusals
  }

  /** Told of every change while the world moves forward. @returns ends it */
  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Moves forward to a time and makes it the present. */
  advance(toMs: number): void {
    finish(this.advancing(toMs))
  }

  *advancing(toMs: number): Work<void> {
    while (this.#nextInstantMs() <= toMs) yield* this.#playingInstant()
    yield* this.#arrivingAt(toMs)
  }

  /**
   * Moves to the next instant at which something changed or was decided, at most to `limitMs`.
   *
   * @returns whether there was one
   */
  advanceToNext(kind: RunStep, limitMs: number): boolean {
    return finish(this.advancingToNext(kind, limitMs))
  }

  *advancingToNext(kind: RunStep, limitMs: number): Work<boolean> {
    while (this.#nextInstantMs() <= limitMs) {
      const decisionsBefore = this.world.counters.decisions
      yield* this.#playingInstant()
      if (kind === 'decision' ? this.world.counters.decisions > decisionsBefore : this.#hasVisibleChange) return true
    }
    yield* this.#arrivingAt(limitMs)
    return false
  }

  /** To any time, forward or back: from the nearest mark before it, unless now is nearer. */
  seek(atMs: number): void {
    finish(this.seeking(atMs))
  }

  *seeking(atMs: number): Work<void> {
    const mark = this.#marks.before(atMs)
    if (atMs < this.nowMs || mark.atMs > this.nowMs) {
      this.#goTo(mark)
      if (this.#meter.endsSlice()) yield
    }
    yield* this.advancing(atMs)
  }

  /** When the change or decision before now was; `undefined` at the beginning. */
  previous(kind: RunStep): number | undefined {
    const before = (atMs: number) => atMs < this.nowMs
    return kind === 'change'
      ? this.history.changeTimesMs.findLast(before)
      : this.history.decisions.findLast((one) => before(one.atMs))?.atMs
  }

  /** Acts now, on a run whose log has nothing later. What had been simulated past now is forgotten. */
  act(act: Act): Answer {
    return finish(this.acting(act))
  }

  *acting(act: Act): Work<Answer> {
    assert(this.#log.isDone, 'an act comes after every command of the log')
    this.#forgetAfter(this.nowMs)
    const command = { atMs: this.nowMs, ...act }
    this.#log.add(command)
    const answer = yield* this.#engine.executing(command)
    this.#log.noteDone('error' in answer ? answer.error : null)
    this.#recorder.flush(this.world)
    return answer
  }

  /** Another run with the same past, the same present, and no commands after it. */
  fork(): Run {
    return finish(this.forking())
  }

  *forking(): Work<Run> {
    const fork = new Run({ seed: this.seed, meter: this.#meter.another(), isUnplayed: true })
    const checkpoint = this.#engine.checkpoint()
    // A large world is copied twice: into the checkpoint and out of it.
    yield
    fork.#log = this.#log.past()
    fork.#engine = Engine.restore(checkpoint, fork.#meter)
    fork.#recorder = new Recorder(historyUntil(this.history, this.nowMs))
    fork.#marks = this.#marks.kept((mark) => mark.atMs <= this.nowMs && mark.commandsDone <= this.commandsDone)
    fork.#attach()
    return fork
  }

  /** Takes the last command out of the log and goes to where it was given. */
  dropLastCommand(): Command | undefined {
    return finish(this.droppingLastCommand())
  }

  *droppingLastCommand(): Work<Command | undefined> {
    const command = this.#log.dropLast()
    if (command === undefined) return undefined
    const { length } = this.log
    this.#marks.keep((mark) => mark.commandsDone <= length && mark.atMs < command.atMs)
    this.#recorder = new Recorder(historyUntil(this.history, Math.min(this.headMs, command.atMs - 1)))
    // Back before the instant of the command, so that the instant is written anew without it.
    const nowMs = this.nowMs
    this.#goTo(this.#marks.last)
    yield* this.advancing(Math.min(nowMs, command.atMs))
    return command
  }

  /**
   * What happens from now on if nobody acts, at most `aheadMs`: until nothing is under way, unless a metric or the clock
   * alone may set something going.
   */
  forecast(aheadMs: number): History {
    return finish(this.goingAhead(aheadMs)).history
  }

  /** The run that has gone there, whose history begins now. */
  *goingAhead(aheadMs: number): Work<Run> {
    const ahead = yield* this.forking()
    yield* ahead.leaping(aheadMs)
    return ahead
  }

  /** Goes there itself, and keeps of its history what comes from now on: of a run that is only tried. */
  *leaping(aheadMs: number): Work<void> {
    this.#recorder = new Recorder(newHistory(this.nowMs))
    this.#recorder.flush(this.world)
    const endMs = this.nowMs + aheadMs
    while ((!this.isSettled || mayScale(this.world)) && this.#nextInstantMs() <= endMs) yield* this.#playingInstant()
  }

  /** On what a decision of this run was made, in full; `null` for one that it has not come to or that says all itself. */
  explain(decisionId: number): Explanation | null {
    return finish(this.explaining(decisionId))
  }

  *explaining(decisionId: number): Work<Explanation | null> {
    if (!(decisionId >= 1)) return null
    const mark = this.#marks.beforeDecision(decisionId)
    return yield* explaining(decisionId, { log: this.log, mark, untilMs: this.headMs, meter: this.#meter.another() })
  }

  query(act: Act): Answer {
    return this.#engine.query(act)
  }

  #nextInstantMs(): number {
    return nextInstantMs({ engine: this.#engine, log: this.#log })
  }

  *#playingInstant(): Work<void> {
    const atMs = this.#nextInstantMs()
    this.#hasVisibleChange = false
    if (this.#marks.isDue(this.#meter.done, this.world)) {
      this.#setMark()
      if (this.#meter.endsSlice()) yield
    }
    yield* playingInstant({ engine: this.#engine, log: this.#log, meter: this.#meter })
    if (atMs > this.history.untilMs) this.#recorder.flush(this.world)
    else this.#recorder.skip()
  }

  *#arrivingAt(atMs: number): Work<void> {
    if (atMs > this.nowMs) yield* this.#engine.running(atMs)
    if (atMs > this.history.untilMs) this.history.untilMs = atMs
  }

  #setMark(): void {
    this.#marks.add({ atMs: this.nowMs, commandsDone: this.commandsDone, checkpoint: this.#engine.checkpoint() })
    this.#countCopy()
  }

  #goTo({ checkpoint, commandsDone }: Mark): void {
    this.#engine = Engine.restore(checkpoint, this.#meter)
    this.#log.goTo(commandsDone)
    this.#attach()
    this.#countCopy()
  }

  #countCopy(): void {
    this.#meter.spend(copyingWork(this.world))
    this.#marks.countFrom(this.#meter.done)
  }

  #forgetAfter(atMs: number): void {
    if (this.history.untilMs <= atMs) return
    this.#recorder = new Recorder(historyUntil(this.history, atMs))
    this.#marks.keep((mark) => mark.atMs <= atMs)
  }

  #attach(): void {
    this.#engine.listener = (change) => {
      this.#recorder.note(change)
      if (isVisible(change)) this.#hasVisibleChange = true
      for (const listener of this.#listeners) listener(change)
    }
  }
}

function mayScale({ scalingPolicies, scheduledActions }: World): boolean {
  return scalingPolicies.size + scheduledActions.size > 0
}
