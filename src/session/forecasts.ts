import type { Ask } from './connection.ts'
import type { LabStore } from './labStore.ts'

/** Keeps the forecasts of the shown branches up to date: one after the other, the newest state of things only. */
export class Forecasts {
  readonly #store: LabStore
  readonly #call: Ask
  #aheadMs: number | null = null
  #isRunning = false
  #isStale = false

  constructor(store: LabStore, call: Ask) {
    this.#store = store
    this.#call = call
  }

  watch(aheadMs: number | null): void {
    this.#aheadMs = aheadMs
    this.refresh()
  }

  /** After each act and each move that is not plain playing: playing on changes nothing about the future. */
  refresh(): void {
    this.#isStale = true
    if (!this.#isRunning) void this.#run()
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    while (this.#isStale && this.#aheadMs !== null) {
      this.#isStale = false
      for (const branchId of this.#store.getState().lab.shownBranchIds) await this.#forecast(branchId, this.#aheadMs)
    }
    this.#isRunning = false
  }

  async #forecast(branchId: string, aheadMs: number): Promise<void> {
    const forecast = await this.#call((host) => host.forecast(branchId, aheadMs))
    const { views } = this.#store.getState()
    const view = views[branchId]
    if (forecast === null || view === undefined) return
    this.#store.setState({ views: { ...views, [branchId]: { ...view, forecast } } })
  }
}
