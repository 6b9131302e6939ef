import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LabLock, LabLocks } from '../saving/labLocks.ts'

/** The one exam of a browser has one lock. No lab is called so: their ids are hexadecimal. */
const LOCK_ID = 'challenge-exam'
const GIVE = 'give'

export interface ExamTabState {
  /** asking: not known yet. here: this tab has the exam. elsewhere: another has it. taking: that one was asked for it. */
  readonly place: 'asking' | 'here' | 'elsewhere' | 'taking'
}

export interface ExamTabTools {
  readonly locks: LabLocks
  /** To the other tabs; `null` where the browser has none: an exam is then taken over by closing the other tab. */
  readonly others: Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'removeEventListener'> | null
}

/**
 * In which tab the exam goes on. Two that answer it at once would write over each other, so the second waits until it
 * is asked to take over; the first then keeps what it has and gives it free.
 */
export class ExamTab {
  readonly state: StoreApi<ExamTabState> = createStore(() => ({ place: 'asking' }))
  readonly #tools: ExamTabTools
  readonly #waiting = new AbortController()
  #lock: LabLock | null = null

  constructor(tools: ExamTabTools) {
    this.#tools = tools
  }

  /** Takes the exam where no other tab has it; else hears when it comes free. */
  async start(): Promise<void> {
    const { locks, others } = this.#tools
    others?.addEventListener('message', this.#hear)
    const lock = await locks.take(LOCK_ID)
    if (lock !== null) return this.#have(lock)
    await this.#wait()
  }

  /** Asks the tab that has it. */
  takeOver(): void {
    if (this.state.getState().place !== 'elsewhere') return
    this.state.setState({ place: 'taking' })
    this.#tools.others?.postMessage(GIVE)
  }

  /** After what this tab shows was kept: it may have the exam again when the other is done. */
  async giveFree(): Promise<void> {
    this.#release()
    await this.#wait()
  }

  /** This tab needs it no longer. */
  stop(): void {
    this.#tools.others?.removeEventListener('message', this.#hear)
    this.#waiting.abort()
    this.#release()
  }

  /** Only says so: whoever shows the exam keeps it first, and then calls `giveFree`. */
  readonly #hear = (event: MessageEvent): void => {
    if (event.data === GIVE && this.state.getState().place === 'here') this.state.setState({ place: 'elsewhere' })
  }

  #release(): void {
    this.#lock?.release()
    this.#lock = null
  }

  async #wait(): Promise<void> {
    if (this.state.getState().place !== 'taking') this.state.setState({ place: 'elsewhere' })
    try {
      this.#have(await this.#tools.locks.wait(LOCK_ID, this.#waiting.signal))
    } catch {
      // The page has left the exam.
    }
  }

  #have(lock: LabLock): void {
    if (this.#waiting.signal.aborted) return lock.release()
    this.#lock = lock
    this.state.setState({ place: 'here' })
  }
}
