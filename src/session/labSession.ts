import { createActor, type Actor } from 'xstate'
import type { LabFile } from '../labfile/labFile.ts'
import type { Explanation } from '../model/world/explanation.ts'
import type { Act, Answer, ErrorShape } from '../model/api/command.ts'
import type { Trial, Tried } from '../model/api/trial.ts'
import { startLabClient, type MakeLabClient } from '../worker/client.ts'
import type { FailKind, LabHost, LabInfo, StepKind } from '../worker/protocol.ts'
import { openAside, type Aside, type AsideOptions, type AsideResult, type Wanted } from './aside.ts'
import { Asking, modelStopped } from './asking.ts'
import { Connection, type Ask, type ConnectionListener } from './connection.ts'
import { Forecasts } from './forecasts.ts'
import { heardFrom, Hearing } from './hearing.ts'
import { LabBranches } from './labBranches.ts'
import { createLabStore, type LabState, type LabStore } from './labStore.ts'
import { Lessons } from './lessons.ts'
import type { Frames } from './playback.ts'
import { playbackMachine, type Speed } from './playbackMachine.ts'
import { Rebuilding } from './rebuilding.ts'
import { fileOf, restoreStateOf } from './recovery.ts'
import { Travel, type Mark } from './travel.ts'

export interface LabSessionOptions {
  /** Replaced in tests, where there is no worker and no screen. */
  readonly makeClient?: MakeLabClient
  readonly frames?: Frames
}

export function createLabSession(options: LabSessionOptions = {}): LabSession {
  return new LabSession(options)
}

/**
 * The page's side of one lab: the worker, the mirror, the playback. Its methods are what buttons, keys and forms
 * call; what they change is read from `store` and `playback`. What takes more than a call stands in rooms of its own.
 */
export class LabSession {
  readonly store: LabStore = createLabStore()
  readonly playback: Actor<typeof playbackMachine> = createActor(playbackMachine).start()
  /** What is asked and graded: the worker makes it, whatever lab is open. */
  readonly lessons = new Lessons((ask) => {
    this.start()
    return this.#asking.ask(ask)
  })
  readonly branches: LabBranches
  readonly #makeClient: MakeLabClient
  readonly #listener: ConnectionListener
  readonly #asking: Asking
  readonly #travel: Travel
  readonly #forecasts: Forecasts
  readonly #hearing: Hearing
  readonly #rebuilding: Rebuilding
  #connection: Connection

  constructor({ makeClient = startLabClient, frames }: LabSessionOptions) {
    this.#makeClient = makeClient
    this.#listener = {
      onMessage: (message) => this.#hearing.hear(message),
      onProgress: (share) => this.store.setState({ progress: share }),
      onFailure: (failure) => this.#rebuilding.onFailure(failure),
    }
    this.#connection = new Connection(makeClient, this.#listener)
    this.#asking = new Asking({
      store: this.store,
      connection: () => this.#connection,
      rebuilt: () => this.#rebuilding.isOver,
    })
    const call: Ask = (ask) => this.#asking.once(ask)
    this.branches = new LabBranches({
      store: this.store,
      ask: (ask) => this.#asking.ask(ask),
      rearrange: (ask) => this.#rearrange(ask),
      setLab: (lab) => this.#setLab(lab),
    })
    this.#hearing = new Hearing({
      store: this.store,
      onHeard: ({ changesCount }) => this.playback.send({ type: 'lived', eventsCount: changesCount }),
      askForAll: () => call((host) => host.retell()),
    })
    this.#rebuilding = new Rebuilding({
      store: this.store,
      playback: this.playback,
      connection: () => this.#connection,
      awaitNewWorker: () => this.#hearing.awaitNewWorker(),
      setLab: (lab) => this.#setLab(lab),
    })
    this.#forecasts = new Forecasts(this.store, call)
    this.#travel = new Travel({
      store: this.store,
      playback: this.playback,
      call,
      onArrived: () => this.#forecasts.refresh(),
      ...(frames === undefined ? {} : { frames }),
    })
  }

  /** Starts the worker before it is needed. A lab that was open when the session ended is there again. */
  start(): void {
    if (this.#connection.isStarted) return
    this.#connection.start()
    this.#hearing.awaitNewWorker()
    const state = restoreStateOf(this.store.getState())
    if (state.lab.branches.length > 0) void this.#asking.once((host) => host.restore(state))
  }

  /** Ends the worker. `start` or `open` begins anew. */
  end(): void {
    this.pause()
    this.#rebuilding.end()
    this.#connection.end()
  }

  /**
   * Replaces the lab by that of a file of the page's own, in the same worker, paused at its last command. What comes
   * from elsewhere, or may take long, is opened by `openAside`.
   */
  async open(file: LabFile): Promise<ErrorShape | null> {
    this.pause()
    this.start()
    const opened = await this.#asking.ask((host) => host.open(file))
    if (opened === null) return modelStopped('while it opened this lab')
    this.store.setState(this.#begun(opened.refusals))
    this.#setLab(opened.lab)
    return null
  }

  /** Opens a lab in a worker of its own; the one on the screen goes on until `take`. */
  openAside(wanted: Wanted, options: Omit<AsideOptions, 'makeClient'>): Promise<AsideResult> {
    return openAside(wanted, { ...options, makeClient: this.#makeClient })
  }

  /** Puts a lab that was opened aside in the place of the one on the screen, whose worker ends. */
  take({ connection, opened, messages }: Aside): void {
    this.pause()
    const left = this.#connection
    this.#connection = connection
    connection.listener = this.#listener
    left.end()
    this.#travel.forget()
    this.playback.send({ type: 'replaced' })
    // A gap there was is healed by the next message: it says that something is missing.
    const views = heardFrom(messages)
    this.store.setState({ lab: opened.lab, views, notice: null, progress: null, ...this.#begun(opened.refusals) })
    this.#forecasts.refresh()
    // Its worker broke while the question stood whether it may come.
    if (!connection.isStarted) this.#rebuilding.onFailure({ kind: 'crashed', message: 'It stopped while it waited' })
  }

  /** Acts at the present, all of the acts or none: in the past of the branch's head, on a new branch. */
  async act(acts: Act | readonly Act[], branchId = this.activeBranchId): Promise<Answer> {
    const acted = await this.#asking.ask((host) => host.act(branchId, acts))
    const names = ('operation' in acts ? [acts] : acts).map(({ operation }) => operation).join(', ')
    if (acted === null) return { error: modelStopped(`at this ${names}, so it was left out`) }
    this.#setLab(acted.lab)
    return acted.answer
  }

  async undo(): Promise<void> {
    await this.#rearrange((host) => host.undo())
  }

  async redo(): Promise<void> {
    await this.#rearrange((host) => host.redo())
  }

  /** What would come of these acts; `null` where one is refused, or the model does not say. The lab stays as it is. */
  tryOut(trial: Trial, branchId: string): Promise<Tried | null> {
    return this.#asking.once((host) => host.tryOut(branchId, trial))
  }

  /** Another title for the lab; its time and its branches stay. */
  async retitle(title: string): Promise<void> {
    const lab = await this.#asking.ask((host) => host.retitle(title))
    if (lab !== null) this.#setLab(lab)
  }

  /** A read of a branch's present. */
  async query(act: Act, branchId = this.activeBranchId): Promise<Answer> {
    return (
      (await this.#asking.ask((host) => host.query(branchId, act))) ?? { error: modelStopped('before it answered') }
    )
  }

  /** On what a decision of a branch was made, in full; `null` too when the model stopped before it answered. */
  explain(decisionId: number, branchId: string): Promise<Explanation | null> {
    return this.#asking.ask((host) => host.explain(branchId, decisionId))
  }

  /** Keeps forecasts of the shown branches in their views; `null` ends it. */
  watchForecasts(aheadMs: number | null): void {
    this.#forecasts.watch(aheadMs)
  }

  /** The log of a branch as a file. It comes from the page's own copy, so it can be had from a broken lab too. */
  toFile(branchId = this.activeBranchId): LabFile {
    return fileOf(this.store.getState().lab, branchId)
  }

  /** Asks once more, now, for a program that could not be fetched. */
  fetchModelNow(): void {
    this.#rebuilding.tryNow()
  }

  dismissNotice(): void {
    this.playback.send({ type: 'goOn' })
    this.store.setState({ notice: null })
  }

  play(): void {
    this.playback.send({ type: 'play' })
  }

  pause(): void {
    this.playback.send({ type: 'pause' })
  }

  toggle(): void {
    this.playback.send({ type: 'toggle' })
  }

  setSpeed(speed: Speed): void {
    this.playback.send({ type: 'speedSet', speed })
  }

  setStopsAtDecisions(stopsAtDecisions: boolean): void {
    this.playback.send({ type: 'stopsAtDecisionsSet', stopsAtDecisions })
  }

  /** @returns whether there was anything to step to */
  stepForward(kind: StepKind): Promise<boolean> {
    return this.#travel.stepForward(kind)
  }

  stepBack(kind: StepKind): Promise<boolean> {
    return this.#travel.stepBack(kind)
  }

  seek(atMs: number): Promise<void> {
    return this.#travel.seek(atMs)
  }

  jumpToMark(mark: Mark): Promise<void> {
    return this.#travel.jumpToMark(mark)
  }

  /** For the tests of recovery (`?probe`). */
  failWorker(kind: FailKind): void {
    // It never answers: recovery is what follows.
    this.#connection.call((host) => host.fail(kind)).catch(() => undefined)
  }

  get activeBranchId(): string {
    return this.branches.activeId
  }

  #begun(refusals: LabState['refusals']): Pick<LabState, 'status' | 'refusals' | 'opening'> {
    return { status: 'ready', refusals, opening: this.store.getState().opening + 1 }
  }

  /** Time moves with it, so playing ends first. */
  async #rearrange(ask: (host: LabHost) => Promise<LabInfo>): Promise<void> {
    this.pause()
    const lab = await this.#asking.ask(ask)
    if (lab !== null) this.#setLab(lab)
  }

  #setLab(lab: LabInfo): void {
    const { views } = this.store.getState()
    const kept = lab.branches.flatMap(({ id }) => (views[id] === undefined ? [] : [[id, views[id]] as const]))
    this.store.setState({ lab, views: Object.fromEntries(kept) })
    this.#forecasts.refresh()
  }
}
