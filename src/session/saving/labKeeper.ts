import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LabSession } from '../labSession.ts'
import { presentMs } from '../labStore.ts'
import { restoreStateOf } from '../recovery.ts'
import { takeLabLock, type LabLock } from './labLock.ts'
import { savedText } from './savedLab.ts'
import { NotSaved, saveText, type Shelf } from './slots.ts'

/** After the last change of a lab, wall ms. */
const AUTOSAVE_DELAY_MS = 2_000

export interface KeepingState {
  /**
   * unsaved: there is something to save, or nothing yet. saved: what is on the screen was read back.
   * failed: it stays in memory only, `message` says why. elsewhere: another tab saves this lab.
   */
  readonly status: 'unsaved' | 'saving' | 'saved' | 'failed' | 'elsewhere'
  /** Wall clock, ms since 1970. */
  readonly savedAt: number | null
  readonly message: string | null
  /** Whether the browser promised not to clear it; `null` until it was asked. */
  readonly isPersisted: boolean | null
}

export interface LabKeeperOptions {
  readonly session: LabSession
  readonly labId: string
  readonly shelf: Shelf
  /** Of the browser; replaced in tests. */
  readonly takeLock?: (labId: string) => Promise<LabLock | null>
  readonly askToPersist?: () => Promise<boolean>
}

/** Saves a lab by itself, soon after each change, and says truthfully whether it holds. */
export class LabKeeper {
  readonly state: StoreApi<KeepingState> = createStore(() => ({
    status: 'unsaved',
    savedAt: null,
    message: null,
    isPersisted: null,
  }))
  readonly #options: LabKeeperOptions
  #lock: LabLock | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #unsubscribe: (() => void) | null = null
  #saving: Promise<void> | null = null
  #isDirty = false
  /** The lab's present as it was saved last; `null` before that. */
  #savedMs: number | null = null

  constructor(options: LabKeeperOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    const { session, labId, takeLock = takeLabLock } = this.#options
    this.#lock = await takeLock(labId)
    if (this.#lock === null) {
      const message = 'This lab is open in another tab, which saves it. What you do here stays in memory.'
      this.state.setState({ status: 'elsewhere', message })
      return
    }
    this.#unsubscribe = session.store.subscribe(({ lab }, before) => {
      if (lab === before.lab) return
      this.#isDirty = true
      this.state.setState({ status: 'unsaved' })
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.save(), AUTOSAVE_DELAY_MS)
    })
  }

  /** Saves what is still unsaved and gives the lab free for other tabs. */
  async stop(): Promise<void> {
    this.#unsubscribe?.()
    this.#unsubscribe = null
    await this.saveAsLeft()
    this.#lock?.release()
    this.#lock = null
  }

  /** Saves what is unsaved, and where time stands: that alone follows from no command, and is worth no save as it passes. */
  async saveAsLeft(): Promise<void> {
    const hasMoved = this.#savedMs !== null && presentMs(this.#options.session.store.getState()) !== this.#savedMs
    if (this.#isDirty || hasMoved) await this.save()
  }

  /** Saves now. One save at a time: what changes meanwhile is saved by the next. */
  async save(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#saving !== null) await this.#saving
    if (this.#lock === null || this.#options.session.store.getState().lab.branches.length === 0) return
    this.#saving = this.#save()
    await this.#saving
    this.#saving = null
  }

  async #save(): Promise<void> {
    const { session, shelf, labId } = this.#options
    const state = session.store.getState()
    const { lab } = state
    const savedAt = Date.now()
    this.#isDirty = false
    this.state.setState({ status: 'saving' })
    try {
      await saveText(shelf, {
        labId,
        title: lab.title,
        savedAt,
        text: savedText(restoreStateOf(state)),
      })
      this.#savedMs = presentMs(state)
      const isCurrent = session.store.getState().lab === lab
      this.state.setState({ status: isCurrent ? 'saved' : 'unsaved', savedAt, message: null })
      await this.#persistOnce()
    } catch (error) {
      this.#isDirty = true
      this.state.setState({ status: 'failed', message: sentenceOf(error) })
    }
  }

  /** Asked after the first real save: before that a browser has no reason to say yes. */
  async #persistOnce(): Promise<void> {
    if (this.state.getState().isPersisted !== null) return
    const { askToPersist = persist } = this.#options
    this.state.setState({ isPersisted: await askToPersist().catch(() => false) })
  }
}

async function persist(): Promise<boolean> {
  return 'storage' in navigator && (await navigator.storage.persist())
}

function sentenceOf(error: unknown): string {
  const keep = 'The lab goes on in memory: save it as a file.'
  if (error instanceof NotSaved) return `The browser did not keep what it was given. ${keep}`
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') return `The browser has no room left for this page. ${keep}`
  if (name === 'VersionError') return `A newer Taskyard has saved labs here: reload the page to save. ${keep}`
  if (name === 'TimeoutError') return `Another tab holds the saved labs: close it to save. ${keep}`
  return `The browser keeps nothing for this page. ${keep}`
}
