import type { Actor } from 'xstate'
import type { WorkerFailure } from '../worker/client.ts'
import type { LabInfo } from '../worker/protocol.ts'
import type { Connection } from './connection.ts'
import { presentMs, type LabStore } from './labStore.ts'
import type { playbackMachine } from './playbackMachine.ts'
import { commandsCount, fileOf, restoreStateOf, withoutLastCommand } from './recovery.ts'

/** Wall ms before a program that could not be fetched is asked for again; doubled each time. */
const FIRST_WAIT_MS = 1_000
const WAIT_MAX_MS = 30_000

export interface RebuildingOptions {
  readonly store: LabStore
  readonly playback: Actor<typeof playbackMachine>
  /** Of the lab that is on the screen now. */
  readonly connection: () => Connection
  readonly awaitNewWorker: () => void
  readonly setLab: (lab: LabInfo) => void
}

/** Replaces a worker that is gone and takes the lab to where it was: from the page's own copy of its log. */
export class Rebuilding {
  readonly #options: RebuildingOptions
  #underWay: Promise<void> = Promise.resolve()
  /** Why the worker before was given up, and whether the lab goes on without its last command. */
  #cause = { message: '', isStopped: false }
  #waits = 0
  /** Rises when the page is left: what was under way then is not gone on with. */
  #visit = 0
  #wake: (() => void) | null = null

  constructor(options: RebuildingOptions) {
    this.#options = options
  }

  /** Resolves when nothing is being rebuilt. */
  get isOver(): Promise<void> {
    return this.#underWay
  }

  onFailure(failure: WorkerFailure): void {
    this.#underWay = this.#rebuild(failure)
  }

  /** The page is left. */
  end(): void {
    this.#visit += 1
    this.#wake?.()
  }

  /** Asks for the program now, not only when its time has come. */
  tryNow(): void {
    this.#wake?.()
  }

  async #rebuild(failure: WorkerFailure): Promise<void> {
    const { store, connection, awaitNewWorker } = this.#options
    const current = connection()
    const visit = this.#visit
    if (failure.kind === 'unreachable') {
      this.#tellUnreachable()
      await this.#untilNextTry()
      // Another lab has come meanwhile, or the page was left and came back.
      if (current !== connection() || visit !== this.#visit) return
    } else if (!this.#isWorthRebuilding(failure)) return
    awaitNewWorker()
    current.start()
    const whole = restoreStateOf(store.getState())
    const { state, leftOut } = this.#cause.isStopped ? withoutLastCommand(whole) : { state: whole, leftOut: null }
    const hasLab = state.lab.branches.length > 0
    const opened = await current.try(async (host) => (hasLab ? (await host.restore(state)).lab : host.ping()))
    if (current !== connection()) return
    // It failed again: the next rebuilding has begun already.
    if (opened === null) return this.#underWay
    if (typeof opened !== 'number') this.#options.setLab(opened)
    this.#arrive(hasLab, { whole, leftOut })
  }

  #tellUnreachable(): void {
    const { store, playback } = this.#options
    playback.send({ type: 'unreachable' })
    const file = fileOf(store.getState().lab, store.getState().lab.activeBranchId)
    store.setState({ status: 'recovering', notice: { kind: 'unreachable', file } })
  }

  /** Counts the crash. One more after the lab was left without its last command is the end. */
  #isWorthRebuilding({ message }: WorkerFailure): boolean {
    const { store, playback } = this.#options
    const wasStopped = playback.getSnapshot().matches('stopped')
    playback.send({ type: 'crashed' })
    this.#cause = { message, isStopped: playback.getSnapshot().matches('stopped') }
    const { lab } = store.getState()
    if (wasStopped) {
      store.setState({ status: 'failed', notice: { kind: 'failed', message, file: fileOf(lab, lab.activeBranchId) } })
      return false
    }
    store.setState({ status: 'recovering' })
    return true
  }

  #arrive(
    hasLab: boolean,
    {
      whole,
      leftOut,
    }: Pick<ReturnType<typeof withoutLastCommand>, 'leftOut'> & {
      readonly whole: ReturnType<typeof restoreStateOf>
    },
  ): void {
    const { store, playback } = this.#options
    const { message, isStopped } = this.#cause
    this.#cause = { message: '', isStopped: false }
    this.#waits = 0
    const atMs = presentMs(store.getState())
    const recovered = { kind: 'recovered', commandsCount: commandsCount(whole.lab), atMs, message } as const
    const file = fileOf(whole.lab, whole.lab.activeBranchId)
    const notice = isStopped ? ({ kind: 'stopped', atMs, message, leftOut, file } as const) : recovered
    // Without a crash there is nothing to tell: the program was late.
    const isNews = hasLab && message !== ''
    store.setState({ status: hasLab ? 'ready' : 'starting', notice: isNews ? notice : null })
    playback.send({ type: 'restored' })
  }

  /** Sooner when the browser says that the network is back, or somebody asks. */
  #untilNextTry(): Promise<void> {
    const waitMs = Math.min(WAIT_MAX_MS, FIRST_WAIT_MS * 2 ** this.#waits)
    this.#waits += 1
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer)
        if (typeof window !== 'undefined') window.removeEventListener('online', wake)
        if (this.#wake === wake) this.#wake = null
        resolve()
      }
      const timer = setTimeout(wake, waitMs)
      if (typeof window !== 'undefined') window.addEventListener('online', wake)
      this.#wake = wake
    })
  }
}
