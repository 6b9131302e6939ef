import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorShape } from '../model/api/command.ts'
import type { Wanted } from './aside.ts'
import type { LabSession } from './labSession.ts'
import type { Keeping, KeepFrom } from './saving/keeping.ts'
import { loadLab, type DamagedVersion, type LoadedLab } from './saving/loadLab.ts'
import type { Shelf } from './saving/shelf.ts'

/** Where an opening stands, for the page to show. */
export type OpeningState =
  | { readonly kind: 'idle' }
  /** `share`: 0 to 1, `null` before anything is known. The lab on the screen goes on. */
  | { readonly kind: 'opening'; readonly title: string; readonly share: number | null }
  /** It stands ready, and the lab on the screen could not be saved: somebody must say whether it may go. */
  | { readonly kind: 'atRisk'; readonly title: string }

export type Outcome =
  /** `saved`: what was found when it was a saved lab. */
  | { readonly kind: 'opened'; readonly saved: LoadedLab | null }
  | { readonly kind: 'refused'; readonly error: ErrorShape; readonly damaged: readonly DamagedVersion[] }
  /** Somebody stopped it, or opened something else. */
  | { readonly kind: 'cancelled' }

/** What an opening needs of a session. */
export type OpeningSession = Pick<LabSession, 'openAside' | 'take'>

/**
 * Puts one lab in the place of another. The new one is opened in a worker of its own; only when it stands, and the
 * lab on the screen is saved, does it take the page. Until then nothing about the lab on the screen has changed.
 */
export class Opener {
  readonly state: StoreApi<OpeningState> = createStore<OpeningState>(() => ({ kind: 'idle' }))
  readonly #session: OpeningSession
  readonly #keeping: Keeping
  readonly #shelf: Shelf
  #current = new AbortController()
  #onAnswer: ((mayReplace: boolean) => void) | null = null

  constructor(session: OpeningSession, keeping: Keeping, shelf: Shelf) {
    this.#session = session
    this.#keeping = keeping
    this.#shelf = shelf
  }

  async open(wanted: Wanted, keepFrom: KeepFrom): Promise<Outcome> {
    const { signal } = this.#begin(titleOf(wanted))
    return this.#bring(wanted, signal, keepFrom)
  }

  /** Goes on with a saved lab where it was left. Beside anything damaged it goes on as a lab of its own. */
  async openSaved(labId: string, title: string): Promise<Outcome> {
    const { signal } = this.#begin(title)
    const loading = await loadLab(this.#shelf, labId)
    if (signal.aborted) return { kind: 'cancelled' }
    if ('error' in loading) {
      this.#end(signal)
      return { kind: 'refused', ...loading }
    }
    const { lab } = loading
    const keepFrom = lab.isWhole ? { labId, base: lab.slotId } : 'opening'
    const outcome = await this.#bring({ kind: 'state', state: lab.state }, signal, keepFrom)
    return outcome.kind === 'opened' ? { kind: 'opened', saved: lab } : outcome
  }

  /** Stops what is being opened. */
  cancel(): void {
    this.#current.abort()
    this.#onAnswer?.(false)
    this.state.setState({ kind: 'idle' }, true)
  }

  /** The lab on the screen may go although it is not saved, or may not. */
  answer(mayReplace: boolean): void {
    this.#onAnswer?.(mayReplace)
  }

  #begin(title: string): AbortController {
    this.cancel()
    this.#current = new AbortController()
    this.state.setState({ kind: 'opening', title, share: null }, true)
    return this.#current
  }

  async #bring(wanted: Wanted, signal: AbortSignal, keepFrom: KeepFrom): Promise<Outcome> {
    const title = titleOf(wanted)
    const onProgress = (share: number): void => {
      if (!signal.aborted) this.state.setState({ kind: 'opening', title, share }, true)
    }
    const result = await this.#session.openAside(wanted, { signal, onProgress })
    if (result.kind === 'cancelled') return result
    if (result.kind === 'refused') {
      this.#end(signal)
      return { kind: 'refused', error: result.error, damaged: [] }
    }
    if (!(await this.#mayReplace(title, signal))) {
      result.aside.discard()
      this.#end(signal)
      return { kind: 'cancelled' }
    }
    this.#keeping.swap(() => this.#session.take(result.aside), keepFrom)
    this.#end(signal)
    return { kind: 'opened', saved: null }
  }

  async #mayReplace(title: string, signal: AbortSignal): Promise<boolean> {
    await this.#keeping.secure()
    if (signal.aborted) return false
    if (!this.#keeping.isAtRisk) return true
    this.state.setState({ kind: 'atRisk', title }, true)
    const answer = await new Promise<boolean>((resolve) => {
      this.#onAnswer = resolve
    })
    this.#onAnswer = null
    return answer && !signal.aborted
  }

  /** Unless something else is being opened by now. */
  #end(signal: AbortSignal): void {
    if (!signal.aborted) this.state.setState({ kind: 'idle' }, true)
  }
}

function titleOf(wanted: Wanted): string {
  return wanted.kind === 'file' ? wanted.file.title : wanted.state.lab.title
}
