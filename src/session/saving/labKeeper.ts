import { createStore, type StoreApi } from 'zustand/vanilla'
import { presentMs, type LabStore } from '../labStore.ts'
import { restoreStateOf } from '../recovery.ts'
import type { LabLock, LabLocks } from './labLocks.ts'
import { readSaved, savedText } from './savedLab.ts'
import { newLabId, randomHex } from './savedLabs.ts'
import type { Shelf } from './shelf.ts'
import { storageTrouble, type Trouble } from './trouble.ts'
import { newestSlotId, OvertakenSave, saveVersion } from './versions.ts'

/** After the last change of a lab, wall ms. */
const AUTOSAVE_DELAY_MS = 2_000
/** After a save that did not hold: there may be room again, or the other tab may be gone. */
const RETRY_DELAY_MS = 30_000
/** A save older than so many is not looked for any more: what it wrote is then kept beside. */
const DOUBTFUL_MAX = 50

export interface KeepingState {
  /**
   * none: there is nothing of one's own to save. unsaved: there is, and it is not saved yet. saved: what is on the
   * screen was read back. failed: it stays in memory only. elsewhere: another tab saves this lab.
   */
  readonly status: 'none' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'elsewhere'
  /** Wall clock, ms since 1970. */
  readonly savedAt: number | null
  /** Why it is not saved as one would think; `null` when there is nothing to say. */
  readonly trouble: Trouble | null
  /** Whether the browser promised not to clear it; `null` until it was asked. */
  readonly isPersisted: boolean | null
}

/** What saving needs of the browser; replaced in tests. */
export interface KeepingTools {
  readonly shelf: Shelf
  readonly locks: LabLocks
  readonly askToPersist: () => Promise<boolean>
  /** Wall clock, ms since 1970. */
  readonly now: () => number
}

export interface LabKeeperOptions {
  /** The page's lab. Of what it shows after another lab was opened nothing is saved here. */
  readonly lab: LabStore
  readonly labId: string
  /** The version that the lab on the screen is; `null` for a lab that has none yet. */
  readonly base: string | null
  readonly tools: KeepingTools
}

/**
 * Saves one lab by itself, soon after each change, and says truthfully whether it holds. A version that somebody else
 * has saved is never written over: the lab then goes on as a lab of its own.
 */
export class LabKeeper {
  readonly state: StoreApi<KeepingState> = createStore(() => NOTHING_KEPT)
  readonly #lab: LabStore
  readonly #tools: KeepingTools
  readonly #opening: number
  readonly #waiting = new AbortController()
  readonly #unsubscribe: () => void
  #labId: string
  #base: string | null
  #lock: LabLock | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #starting: Promise<void> = Promise.resolve()
  #saving: Promise<void> | null = null
  #isWanted = false
  #isDirty: boolean
  #isOver = false
  /** The lab's present as it was saved last; `null` before that. */
  #savedMs: number | null
  /** Saves since the last that held: any of them may have been written all the same. */
  #doubtful: readonly string[] = []

  constructor({ lab, labId, base, tools }: LabKeeperOptions) {
    this.#lab = lab
    this.#tools = tools
    this.#labId = labId
    this.#base = base
    this.#isDirty = base === null
    this.#savedMs = base === null ? null : presentMs(lab.getState())
    this.#opening = lab.getState().opening
    this.state.setState({ status: base === null ? 'unsaved' : 'saved' })
    this.#unsubscribe = lab.subscribe((state, before) => {
      if (state.lab !== before.lab && state.opening === this.#opening) this.#noteChange()
    })
  }

  get labId(): string {
    return this.#labId
  }

  /** Whether there is something that only this page's memory has. */
  get isAtRisk(): boolean {
    return this.#isDirty
  }

  /** Takes the lock, or waits for the tab that has it. What is not saved yet is saved. */
  start(): Promise<void> {
    this.#starting = this.#start()
    return this.#starting
  }

  async #start(): Promise<void> {
    const lock = await this.#tools.locks.take(this.#labId)
    this.#lock = lock
    if (lock !== null) return this.#saveUnsaved()
    this.state.setState({ status: 'elsewhere', trouble: { kind: 'elsewhere' } })
    this.#tools.locks.wait(this.#labId, this.#waiting.signal).then(
      (given) => this.#takeOver(given),
      // The page has left the lab.
      () => undefined,
    )
  }

  /** Saves what is still unsaved and gives the lab free for other tabs. */
  async stop(): Promise<void> {
    await this.saveAsLeft()
    this.#isOver = true
    clearTimeout(this.#timer)
    this.#unsubscribe()
    this.#waiting.abort()
    this.#lock?.release()
    this.#lock = null
  }

  /** Saves what is unsaved, and where time stands: that alone follows from no command, and is worth no save as it passes. */
  async saveAsLeft(): Promise<void> {
    await this.#starting
    await this.#saveUnsaved()
  }

  async #saveUnsaved(): Promise<void> {
    if (this.#saving !== null) {
      await this.#saving
      // What has just failed is not tried again in the same breath.
      if (this.state.getState().status === 'failed') return
    }
    const hasMoved = this.#savedMs !== null && presentMs(this.#lab.getState()) !== this.#savedMs
    if (this.#isDirty || hasMoved) await this.save()
  }

  /** Saves now. One save at a time: what changes meanwhile is saved by the next. */
  save(): Promise<void> {
    clearTimeout(this.#timer)
    this.#isWanted = true
    this.#saving ??= this.#saveWanted().finally(() => {
      this.#saving = null
    })
    return this.#saving
  }

  /** What the page was told is read; it is not told again until something else is. */
  dismiss(): void {
    this.state.setState({ trouble: null })
  }

  #noteChange(): void {
    this.#isDirty = true
    if (this.#lock === null) return
    this.state.setState({ status: 'unsaved' })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.save(), AUTOSAVE_DELAY_MS)
  }

  async #saveWanted(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false
      await this.#saveOnce()
    }
  }

  async #saveOnce(): Promise<void> {
    const state = this.#lab.getState()
    if (this.#lock === null || state.opening !== this.#opening || state.lab.branches.length === 0) return
    const { lab } = state
    const savedAt = this.#tools.now()
    this.state.setState({ status: 'saving' })
    try {
      const text = savedText(restoreStateOf(state))
      const reading = readSaved(text)
      // By the reader that will open it: what it would refuse is not written at all.
      if ('error' in reading) return this.#fail({ kind: 'unreadable', message: reading.error.message })
      const saveId = randomHex()
      const version = { labId: this.#labId, title: lab.title, savedAt, text, base: this.#base, saveId }
      const doubtful = this.#doubtful
      this.#doubtful = [...doubtful, saveId].slice(-DOUBTFUL_MAX)
      this.#base = await saveVersion(this.#tools.shelf, { ...version, doubtful })
      this.#doubtful = []
      this.#savedMs = presentMs(state)
      const isCurrent = this.#lab.getState().lab === lab
      this.#isDirty = !isCurrent
      const trouble = isPassing(this.state.getState().trouble) ? null : this.state.getState().trouble
      this.state.setState({ status: isCurrent ? 'saved' : 'unsaved', savedAt, trouble })
      void this.#persistOnce()
    } catch (error) {
      if (error instanceof OvertakenSave) await this.#goOnAsCopy()
      else this.#fail(storageTrouble(error))
    }
  }

  #fail(trouble: Trouble): void {
    this.#isDirty = true
    this.state.setState({ status: 'failed', trouble })
    clearTimeout(this.#timer)
    if (!this.#isOver && trouble.kind === 'storage') this.#timer = setTimeout(() => void this.save(), RETRY_DELAY_MS)
  }

  /** The tab that had the lab is gone. What it saved last may be more than what is on this screen. */
  async #takeOver(lock: LabLock): Promise<void> {
    if (this.#isOver) return lock.release()
    this.#lock = lock
    this.state.setState({ trouble: { kind: 'takenOver' } })
    if (this.#isDirty) return this.save()
    const newest = await newestSlotId(this.#tools.shelf, this.#labId).catch(() => this.#base)
    const isBehind = newest !== this.#base
    // Where time stands here is no reason to make a lab of its own.
    if (isBehind) this.#savedMs = null
    this.state.setState({ status: 'saved', trouble: { kind: isBehind ? 'behind' : 'takenOver' } })
  }

  /** Somebody else has saved this lab, or its record is gone: both are kept. */
  async #goOnAsCopy(): Promise<void> {
    this.#lock?.release()
    this.#labId = newLabId()
    this.#base = null
    this.#doubtful = []
    this.#isDirty = true
    this.#lock = await this.#tools.locks.take(this.#labId)
    this.state.setState({ trouble: { kind: 'copied' } })
    this.#isWanted = true
  }

  /** Asked after the first real save: before that a browser has no reason to say yes. */
  async #persistOnce(): Promise<void> {
    if (this.state.getState().isPersisted !== null) return
    this.state.setState({ isPersisted: await this.#tools.askToPersist().catch(() => false) })
  }
}

export const NOTHING_KEPT: KeepingState = { status: 'none', savedAt: null, trouble: null, isPersisted: null }

/** Trouble that a save which holds has ended; the other kinds are news that somebody must read. */
function isPassing(trouble: Trouble | null): boolean {
  return trouble === null || trouble.kind === 'storage' || trouble.kind === 'unreadable'
}
