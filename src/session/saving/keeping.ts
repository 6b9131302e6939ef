import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LabStore } from '../labStore.ts'
import { LabKeeper, NOTHING_KEPT, type KeepingState, type KeepingTools } from './labKeeper.ts'
import { listSavedLabs, newLabId, SAVED_LABS_MAX } from './savedLabs.ts'

/** Where a lab was saved before: under which id, and which version it is. */
export interface SavedUnder {
  readonly labId: string
  readonly base: string
}

/** From when on a lab is kept: as it is opened, from the first act in it, or where it was saved before. */
export type KeepFrom = 'opening' | 'firstAct' | SavedUnder

/**
 * The saving of whatever lab is on the page: one keeper at a time. A lab that nobody has acted in has none, so that
 * looking around leaves nothing behind.
 */
export class Keeping {
  /** Of the current keeper. */
  readonly state: StoreApi<KeepingState> = createStore(() => NOTHING_KEPT)
  readonly #lab: LabStore
  readonly #tools: KeepingTools
  #unsubscribe: (() => void) | null = null
  #keeper: LabKeeper | null = null
  #isSwapping = false
  /** Of the current keeper; resolves when it has its lock, or waits for it, and has saved what was unsaved. */
  #starting: Promise<void> = Promise.resolve()
  /** Of the keeper before: until it is through its lock is not free. */
  #leaving: Promise<void> = Promise.resolve()

  constructor(lab: LabStore, tools: KeepingTools) {
    this.#lab = lab
    this.#tools = tools
  }

  /** From now on the first act in a lab begins to keep it. */
  start(): void {
    this.#unsubscribe ??= this.#lab.subscribe((state) => {
      if (this.#keeper !== null || this.#isSwapping) return
      if (state.lab.branches.some(({ ownCount }) => ownCount > 0)) this.#begin(null)
    })
  }

  /** The lab on the page is saved under this id. */
  get labId(): string | null {
    return this.#keeper?.labId ?? null
  }

  /** Whether there is something of the lab on the page that only this page's memory has. */
  get isAtRisk(): boolean {
    return this.#keeper?.isAtRisk ?? false
  }

  /** Before another lab takes this one's place: saves what is not saved yet. */
  async secure(): Promise<void> {
    await this.#starting
    await this.#keeper?.saveAsLeft()
  }

  /**
   * Puts another lab on the page and says who keeps it, in one step, so that no keeper ever sees another's lab. What
   * the lab before had unsaved is left to `secure`.
   *
   * @param change  has the page show the other lab
   */
  swap(change: () => void, keep: KeepFrom): void {
    this.#leave()
    this.#isSwapping = true
    try {
      change()
    } finally {
      this.#isSwapping = false
    }
    if (keep === 'firstAct') this.state.setState(NOTHING_KEPT)
    else this.#begin(keep === 'opening' ? null : keep)
  }

  /** Saves now, as a person asks. */
  async save(): Promise<void> {
    const keeper = this.#keeper
    if (keeper === null) return
    const starting = this.#starting
    await starting
    // Asked for twice: it has begun anew already.
    if (starting !== this.#starting) return this.#starting
    if (this.state.getState().trouble?.kind !== 'tooMany') return keeper.save()
    this.#starting = this.#start(keeper, true)
    await this.#starting
  }

  dismiss(): void {
    this.#keeper?.dismiss()
  }

  /** The page is left. */
  end(): void {
    this.#unsubscribe?.()
    this.#unsubscribe = null
    this.#leave()
  }

  #begin(from: SavedUnder | null): void {
    const keeper = new LabKeeper({
      lab: this.#lab,
      labId: from?.labId ?? newLabId(),
      base: from?.base ?? null,
      tools: this.#tools,
    })
    this.#keeper = keeper
    const mirror = (): void => {
      if (this.#keeper === keeper) this.state.setState(keeper.state.getState())
    }
    keeper.state.subscribe(mirror)
    mirror()
    this.#starting = this.#start(keeper, from === null)
  }

  #leave(): void {
    const keeper = this.#keeper
    this.#keeper = null
    if (keeper !== null) this.#leaving = this.#starting.then(() => keeper.stop())
  }

  async #start(keeper: LabKeeper, isNew: boolean): Promise<void> {
    await this.#leaving
    const isTooMany = isNew && (await this.#hasTooMany())
    if (isTooMany && this.#keeper === keeper) this.state.setState({ status: 'failed', trouble: { kind: 'tooMany' } })
    else await keeper.start()
  }

  async #hasTooMany(): Promise<boolean> {
    try {
      return (await listSavedLabs(this.#tools.shelf)).length >= SAVED_LABS_MAX
    } catch {
      // What is wrong with the storage is for the save to say.
      return false
    }
  }
}
