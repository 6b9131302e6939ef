import { createActor, fromPromise, type Actor } from 'xstate'
import { fileOf, type Course, type Step } from '../lessons/course.ts'
import {
  askedOf,
  playerMachine,
  stepOf,
  tellOf,
  timesOf,
  type Beginning,
  type CourseWanted,
  type PlayerContext,
} from '../lessons/playerMachine.ts'
import type { Question } from '../lessons/questions/kinds.ts'
import type { Scenario } from '../lessons/scenario.ts'
import type { ErrorShape } from '../model/api/command.ts'
import type { LabSession } from './labSession.ts'
import { activeView, presentMs } from './labStore.ts'
import { takeBegun, type AddressedRun } from './openRun.ts'
import type { Speed } from './playbackMachine.ts'

/** Simulated ms for each wall ms while the learner observes. */
const OBSERVE_SPEED: Speed = 4
/** Playing ends by a frame, not by a millisecond: the last of the way is a seek, so that time stands where it should. */
const CLOSE_MS = 250

export interface ScenarioPlayerOptions {
  readonly session: LabSession
  readonly scenario: Scenario
  readonly beginning: Beginning
  /** Asked anew each time: then time jumps where it would play. */
  readonly isMotionReduced: () => boolean
  /** After each answer, so that a closed page loses none. */
  readonly onAnswered: (context: PlayerContext) => void
  readonly onRefused: (error: ErrorShape) => void
}

/** The lab of a scenario that is introduced: nothing of its story has happened. */
export function introRun(scenario: Scenario): AddressedRun {
  const { fromMs } = scenario
  return { file: fileOf(scenario, { commands: [] }), originMs: fromMs, atMs: fromMs, otherActs: null, forecastMs: null }
}

/** Plays a scenario on a lab: the machine says what is asked, this moves the lab's time and carries out the acts. */
export class ScenarioPlayer {
  readonly actor: Actor<typeof playerMachine>
  readonly #options: ScenarioPlayerOptions
  /** Rises when something else is to be done than what is under way. */
  #turn = 0
  #state: string
  #records: unknown
  /** Commands of the story and of the learner that the lab's log has. */
  #actsDone = 0
  #isLabOpen = false
  /** Ends the play that is under way where it is. */
  #cutShort: (() => void) | null = null

  constructor(options: ScenarioPlayerOptions) {
    this.#options = options
    const { session, scenario, beginning } = options
    const makeCourse = fromPromise<Course, CourseWanted>(({ input }) => session.lessons.course(input))
    const machine = playerMachine.provide({ actors: { makeCourse } })
    this.actor = createActor(machine, { input: { scenario, beginning } })
    this.actor.start()
    this.#state = String(this.actor.getSnapshot().value)
    this.#records = this.#context.records
    this.actor.subscribe(({ value, context }) => this.#hear(String(value), context))
  }

  /** Opens the lab and goes to where the machine is. */
  async start(): Promise<void> {
    await this.#open(++this.#turn)
  }

  stop(): void {
    this.#turn += 1
    this.#isLabOpen = false
    this.#cutShort?.()
  }

  /** Straight to the end of what is being observed. */
  jump(): void {
    this.#cutShort?.()
  }

  get #context(): PlayerContext {
    return this.actor.getSnapshot().context
  }

  #hear(state: string, context: PlayerContext): void {
    if (context.records !== this.#records) {
      this.#records = context.records
      this.#options.onAnswered(context)
    }
    if (state === this.#state) return
    this.#state = state
    if (this.#isLabOpen) this.#follow()
  }

  #follow(): void {
    const turn = ++this.#turn
    this.#cutShort?.()
    switch (this.#state) {
      case 'intro':
        return void this.#open(turn)
      case 'telling':
        return void this.#tell(turn)
      case 'asking':
        return void this.#ask(turn)
      case 'observing':
        return void this.#observe(turn)
      case 'finishing':
        return void this.#finish(turn)
      case 'left':
        return this.#options.session.pause()
    }
  }

  async #open(turn: number): Promise<void> {
    const { session, onRefused, scenario } = this.#options
    this.#isLabOpen = false
    const { course } = this.#context
    const step = stepOf(this.#context)
    this.#actsDone = this.#state === 'intro' ? 0 : (step?.commandsBefore ?? course.commands.length)
    const isBegun = this.#state === 'intro' && (await takeBegun(session, introRun(scenario))) === true
    if (turn !== this.#turn) return
    const commands = course.commands.slice(0, this.#actsDone)
    const refused = isBegun ? null : await session.open(fileOf(scenario, { commands }))
    if (turn !== this.#turn) return
    if (refused !== null) return onRefused(refused)
    this.#isLabOpen = true
    await this.#goTo(this.#state === 'intro' ? scenario.fromMs : this.#beginsMs())
    if (turn === this.#turn && this.#state !== 'intro') this.#resume()
  }

  /** The page was left and came back in the middle of an observation. */
  #resume(): void {
    if (this.#state !== 'asking' && this.#state !== 'making') this.#follow()
  }

  /** When what is told or asked begins; after the last of it, the end. */
  #beginsMs(): number {
    const tell = tellOf(this.#context)
    const asked = askedOf(this.#context)
    if (tell !== null) return tell.fromMs
    return asked === null ? this.#context.course.endMs : timesOf(asked).askAtMs
  }

  async #tell(turn: number): Promise<void> {
    const tell = tellOf(this.#context)
    if (tell === null) return
    await this.#actUpTo(this.#commandsBefore(0), turn)
    if (turn === this.#turn) await this.#goTo(tell.fromMs)
    if (turn === this.#turn) await this.#runTo(tell.toMs, turn)
  }

  /** Whoever read on before what was told had come to its end is taken there. */
  async #ask(turn: number): Promise<void> {
    const asked = askedOf(this.#context)
    // Who tries once more in the lab itself goes on from where it is.
    if (asked === null || (asked.kind === 'fix' && asked.attempts.length > 0)) return
    await this.#actUpTo(this.#commandsBefore(0), turn)
    if (turn === this.#turn) await this.#goTo(timesOf(asked).askAtMs)
  }

  async #observe(turn: number): Promise<void> {
    const asked = askedOf(this.#context)
    if (asked === null) return
    const { observeFromMs, observeToMs } = timesOf(asked)
    const { isSkipped } = this.#context
    // What the learner did in the lab itself is there already; a try that was written is run from the question on.
    const isDone = asked.kind === 'fix' && !isSkipped
    if (asked.kind === 'fix' || asked.kind === 'field') {
      const done = isDone ? (asked.attempts.at(-1)?.commands.length ?? 0) : 0
      this.#actsDone = asked.commandsBefore + done
    }
    if (!isDone) await this.#forgetOwn(asked)
    if (turn !== this.#turn) return
    // Watched again, what was done is there from its beginning.
    const isSeen = presentMs(this.#options.session.store.getState()) === observeToMs
    if (!isDone || isSeen) await this.#goTo(observeFromMs)
    if (turn !== this.#turn) return
    await this.#runTo(observeToMs, turn)
    if (turn === this.#turn) this.actor.send({ type: 'arrived' })
  }

  /** What was tried at the moment of the question itself stays in the log when time goes back to it. */
  async #forgetOwn(asked: Step & Question): Promise<void> {
    if (asked.kind !== 'fix' && asked.kind !== 'field') return
    const { session, scenario, onRefused } = this.#options
    const { commandsBefore } = asked
    if (session.toFile().commands.length <= scenario.lab.commands.length + commandsBefore) return
    const commands = this.#context.course.commands.slice(0, commandsBefore)
    const refused = await session.open(fileOf(scenario, { commands }))
    if (refused !== null) onRefused(refused)
  }

  async #finish(turn: number): Promise<void> {
    await this.#runTo(this.#context.course.endMs, turn)
    if (turn === this.#turn) this.actor.send({ type: 'arrived' })
  }

  /** How many commands of the story stand before the step that is told or asked, or before one after it. */
  #commandsBefore(ahead: number): number {
    const { course, stepIndex } = this.#context
    return course.steps[stepIndex + ahead]?.commandsBefore ?? course.commands.length
  }

  /**
   * What the story and the learner do up to there and the lab's log does not have yet, each at its own time. What ECS
   * refuses is part of the story.
   */
  async #actUpTo(count: number, turn: number): Promise<void> {
    const { session } = this.#options
    while (turn === this.#turn && this.#actsDone < count) {
      const command = this.#context.course.commands[this.#actsDone]
      if (command === undefined) return
      await this.#playTo(command.atMs, turn)
      if (turn !== this.#turn) return
      const { atMs: _, ...act } = command
      this.#actsDone += 1
      await session.act(act)
    }
  }

  async #goTo(atMs: number): Promise<void> {
    const { session } = this.#options
    if (presentMs(session.store.getState()) !== atMs) await session.seek(atMs)
  }

  /** Runs to a time and acts on the way. */
  async #runTo(toMs: number, turn: number): Promise<void> {
    await this.#actUpTo(this.#commandsBefore(1), turn)
    if (turn === this.#turn) await this.#playTo(toMs, turn)
  }

  async #playTo(toMs: number, turn: number): Promise<void> {
    const { session, isMotionReduced } = this.#options
    if (!isMotionReduced() && presentMs(session.store.getState()) < toMs - CLOSE_MS) {
      session.setSpeed(OBSERVE_SPEED)
      session.play()
      await this.#untilNear(toMs)
      if (turn !== this.#turn) return
      session.pause()
    }
    await this.#goTo(toMs)
  }

  /** Until time has nearly come to `toMs`, or is cut short. */
  #untilNear(toMs: number): Promise<void> {
    const { store } = this.#options.session
    return new Promise((resolve) => {
      const end = (): void => {
        stop()
        this.#cutShort = null
        resolve()
      }
      const stop = store.subscribe((state) => {
        if ((activeView(state)?.nowMs ?? 0) >= toMs - CLOSE_MS) end()
      })
      this.#cutShort = end
    })
  }
}
