import { assert } from '../../base/assert.ts'
import type { Answer, Command, ErrorShape } from '../operations/command.ts'
import { historyUntil, newHistory, type History } from '../metrics/history.ts'
import { isVisible, Recorder } from '../metrics/recorder.ts'
import type { Change } from '../world/change.ts'
import type { World } from '../world/world.ts'
import { Engine, type ChangeListener, type Checkpoint } from './engine.ts'

/** A state to replay from: everything due at or before `atMs` and the first `commandsDone` commands are in it. */
interface Mark {
  readonly atMs: number
  readonly commandsDone: number
  readonly checkpoint: Checkpoint
}

export type RunStep = 'change' | 'decision'

/** A mark is set when so much work has been done since the last one: what a seek replays at most, nearly. */
const WORK_PER_MARK = 400
const MARKS_MAX = 400

/**
 * A seed, a log of commands, and every moment that follows from them: the world can be taken to any time, forward or
 * back, by replaying from the nearest mark (DET-4). What was once simulated stays in `history`.
 */
export class Run {
  readonly seed: number
  #log: Command[]
  #engine: Engine
  #recorder: Recorder
  #marks: Mark[]
  #commandsDone = 0
  #workSinceMark = 0
  #hasVisibleChange = false
  #refusals = new Map<number, ErrorShape>()
  #listeners = new Set<ChangeListener>()

  constructor(options: { readonly seed: number; readonly log?: readonly Command[] }) {
    this.seed = options.seed
    this.#log = [...(options.log ?? [])]
    this.#engine = Engine.create(options.seed)
    this.#recorder = new Recorder(newHistory(-1))
    this.#marks = [{ atMs: -1, commandsDone: 0, checkpoint: this.#engine.checkpoint() }]
    this.#attach()
    this.advance(0)
  }

  get log(): readonly Command[] {
    return this.#log
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

  /** Nothing is under way and no command of the log is left. */
  get isSettled(): boolean {
    return this.#engine.isSettled && this.#commandsDone === this.#log.length
  }

  /** Commands of the log that the world refused, as far as it was simulated. */
  get refusals(): readonly { readonly command: Command; readonly error: ErrorShape }[] {
    return [...this.#refusals].flatMap(([index, error]) => {
      const command = this.#log[index]
      return command === undefined ? [] : [{ command, error }]
    })
  }

  /** Told of every change while the world moves forward. @returns ends it */
  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Moves forward to a time and makes it the present. */
  advance(toMs: number): void {
    while (this.#nextInstantMs() <= toMs) this.#playInstant()
    this.#arriveAt(toMs)
  }

  /**
   * Moves to the next instant at which something changed or was decided, at most to `limitMs`.
   *
   * @returns whether there was one
   */
  advanceToNext(kind: RunStep, limitMs: number): boolean {
    while (this.#nextInstantMs() <= limitMs) {
      const decisionsBefore = this.world.counters.decisions
      this.#playInstant()
      if (kind === 'decision' ? this.world.counters.decisions > decisionsBefore : this.#hasVisibleChange) return true
    }
    this.#arriveAt(limitMs)
    return false
  }

  /** To any time, forward or back: from the nearest mark before it, unless now is nearer. */
  seek(atMs: number): void {
    const mark = this.#marks.findLast((one) => one.atMs <= atMs)
    assert(mark !== undefined, 'DET-4: there is a mark before every time')
    if (atMs < this.nowMs || mark.atMs > this.nowMs) {
      this.#engine = Engine.restore(mark.checkpoint)
      this.#commandsDone = mark.commandsDone
      this.#workSinceMark = 0
      this.#attach()
    }
    this.advance(atMs)
  }

  /** When the change or decision before now was; `undefined` at the beginning. */
  previous(kind: RunStep): number | undefined {
    const before = (atMs: number) => atMs < this.nowMs
    return kind === 'change'
      ? this.history.changeTimesMs.findLast(before)
      : this.history.decisions.findLast((one) => before(one.atMs))?.atMs
  }

  /** Acts now, on a run whose log has nothing later. What had been simulated past now is forgotten. */
  act(act: Omit<Command, 'atMs'>): Answer {
    assert(this.#commandsDone === this.#log.length, 'an act comes after every command of the log')
    this.#forgetAfter(this.nowMs)
    const command = { atMs: this.nowMs, ...act }
    this.#log.push(command)
    const answer = this.#carryOut(command)
    this.#recorder.flush(this.world)
    return answer
  }

  /** Another run with the same past, the same present, and no commands after it. */
  fork(): Run {
    const fork = new Run({ seed: this.seed })
    fork.#log = this.#log.slice(0, this.#commandsDone)
    fork.#commandsDone = this.#commandsDone
    fork.#engine = Engine.restore(this.#engine.checkpoint())
    fork.#recorder = new Recorder(historyUntil(this.history, this.nowMs))
    fork.#marks = this.#marks.filter((mark) => mark.atMs <= this.nowMs && mark.commandsDone <= this.#commandsDone)
    fork.#refusals = new Map([...this.#refusals].filter(([index]) => index < this.#commandsDone))
    fork.#attach()
    return fork
  }

  /** Takes the last command out of the log and goes to where it was given. */
  dropLastCommand(): Command | undefined {
    const command = this.#log.pop()
    if (command === undefined) return undefined
    this.#refusals.delete(this.#log.length)
    const commands = this.#log.length
    this.#marks = this.#marks.filter((mark) => mark.commandsDone <= commands && mark.atMs < command.atMs)
    this.#recorder = new Recorder(historyUntil(this.history, Math.min(this.headMs, command.atMs - 1)))
    // Back before the instant of the command, so that the instant is written anew without it.
    const nowMs = this.nowMs
    this.#engine = Engine.restore((this.#marks.at(-1) ?? this.#firstMark()).checkpoint)
    this.#commandsDone = this.#marks.at(-1)?.commandsDone ?? 0
    this.#attach()
    this.advance(Math.min(nowMs, command.atMs))
    return command
  }

  /** What happens from now on if nobody acts: until nothing is under way, at most `aheadMs`. */
  forecast(aheadMs: number): History {
    const ahead = this.fork()
    ahead.#recorder = new Recorder(newHistory(ahead.nowMs))
    ahead.#recorder.flush(ahead.world)
    const endMs = this.nowMs + aheadMs
    while (!ahead.isSettled && ahead.#nextInstantMs() <= endMs) ahead.#playInstant()
    return ahead.history
  }

  query(act: Omit<Command, 'atMs'>): Answer {
    return this.#engine.query(act)
  }

  #firstMark(): Mark {
    return { atMs: -1, commandsDone: 0, checkpoint: Engine.create(this.seed).checkpoint() }
  }

  #nextInstantMs(): number {
    return Math.min(this.#engine.nextAtMs ?? Infinity, this.#log[this.#commandsDone]?.atMs ?? Infinity)
  }

  /** Everything that happens at the next instant: what is due, then the commands given then. */
  #playInstant(): void {
    const atMs = this.#nextInstantMs()
    this.#hasVisibleChange = false
    if (this.#workSinceMark >= WORK_PER_MARK) this.#setMark()
    this.#engine.runUntil(atMs)
    for (;;) {
      const command = this.#log[this.#commandsDone]
      if (command === undefined || command.atMs !== atMs) break
      this.#carryOut(command)
    }
    if (atMs > this.history.untilMs) this.#recorder.flush(this.world)
    else this.#recorder.skip()
  }

  #carryOut(command: Command): Answer {
    const index = this.#commandsDone
    this.#commandsDone += 1
    const answer = this.#engine.execute(command)
    if ('error' in answer) this.#refusals.set(index, answer.error)
    return answer
  }

  #arriveAt(atMs: number): void {
    if (atMs > this.nowMs) this.#engine.runUntil(atMs)
    if (atMs > this.history.untilMs) this.history.untilMs = atMs
  }

  #setMark(): void {
    this.#workSinceMark = 0
    const last = this.#marks.at(-1)
    if (last !== undefined && last.atMs >= this.nowMs) return
    this.#marks.push({ atMs: this.nowMs, commandsDone: this.#commandsDone, checkpoint: this.#engine.checkpoint() })
    if (this.#marks.length > MARKS_MAX) this.#marks = this.#marks.filter((_, index) => index % 2 === 0)
  }

  #forgetAfter(atMs: number): void {
    if (this.history.untilMs <= atMs) return
    this.#recorder = new Recorder(historyUntil(this.history, atMs))
    this.#marks = this.#marks.filter((mark) => mark.atMs <= atMs)
  }

  #attach(): void {
    this.#engine.listener = (change) => {
      this.#recorder.note(change)
      this.#workSinceMark += workOf(change)
      if (isVisible(change)) this.#hasVisibleChange = true
      for (const listener of this.#listeners) listener(change)
    }
  }
}

/** In changes of a task: a placement weighs every candidate that it tells. */
function workOf(change: Change): number {
  if (change.kind !== 'decided' || change.decision.kind !== 'placement') return 1
  return 1 + change.decision.candidates.length / 2
}
