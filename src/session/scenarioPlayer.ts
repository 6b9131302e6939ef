import { createActor, fromPromise, type Actor } from 'xstate'
import { commandOf, type Course } from '../lessons/course.ts'
import {
  playerMachine,
  stepOf,
  timesOf,
  type Beginning,
  type CourseWanted,
  type PlayerContext,
} from '../lessons/playerMachine.ts'
import type { Scenario } from '../lessons/scenario.ts'
import type { ErrorShape } from '../model/api/command.ts'
import type { LabSession } from './labSession.ts'
import { activeView, presentMs } from './labStore.ts'
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

/** Plays a scenario on a lab: the machine says what is asked, this moves the lab's time and carries out the acts. */
export class ScenarioPlayer {
  readonly actor: Actor<typeof playerMachine>
  readonly #options: ScenarioPlayerOptions
  /** Rises when something else is to be done than what is under way. */
  #turn = 0
  #state: string
  #records: unknown
  /** Changes that the lab's log has. */
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
    const { course, changes } = this.#context
    const refused = await session.open(course.file)
    if (turn !== this.#turn) return
    if (refused !== null) return onRefused(refused)
    this.#isLabOpen = true
    this.#actsDone = changes.length
    const step = stepOf(this.#context)
    await session.seek(
      this.#state === 'intro' ? scenario.fromMs : step === undefined ? course.endMs : timesOf(step).askAtMs,
    )
    if (turn === this.#turn && this.#state !== 'intro') this.#resume()
  }

  /** The page was left and came back in the middle of an observation. */
  #resume(): void {
    if (this.#state === 'observing' || this.#state === 'finishing') this.#follow()
  }

  async #observe(turn: number): Promise<void> {
    const step = stepOf(this.#context)
    if (step === undefined) return
    await this.#goTo(timesOf(step).observeFromMs)
    if (turn !== this.#turn) return
    if (!(await this.#actChanges())) return
    await this.#runTo(timesOf(step).observeToMs, turn)
    if (turn === this.#turn) this.actor.send({ type: 'arrived' })
  }

  async #finish(turn: number): Promise<void> {
    await this.#runTo(this.#context.course.endMs, turn)
    if (turn === this.#turn) this.actor.send({ type: 'arrived' })
  }

  /** The percents that the learner has set and the lab does not have yet. */
  async #actChanges(): Promise<boolean> {
    const { session, scenario, onRefused } = this.#options
    for (const change of this.#context.changes.slice(this.#actsDone)) {
      const { service, operation, input } = commandOf(scenario, change)
      const answer = await session.act({ service, operation, input })
      if ('error' in answer) {
        onRefused(answer.error)
        return false
      }
      this.#actsDone += 1
    }
    return true
  }

  async #goTo(atMs: number): Promise<void> {
    const { session } = this.#options
    if (presentMs(session.store.getState()) !== atMs) await session.seek(atMs)
  }

  async #runTo(toMs: number, turn: number): Promise<void> {
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
