import type { Act, ErrorShape } from '../model/api/command.ts'
import type { LabHost, LabInfo } from '../worker/protocol.ts'
import { modelStopped } from './asking.ts'
import type { Ask } from './connection.ts'
import type { LabStore } from './labStore.ts'

export interface LabBranchesOptions {
  readonly store: LabStore
  readonly ask: Ask
  /** The same for what moves time as well, so that playing ends first. */
  readonly rearrange: (ask: (host: LabHost) => Promise<LabInfo>) => Promise<void>
  readonly setLab: (lab: LabInfo) => void
}

/** A branch was made or was not. */
export type Made = { readonly branchId: string } | { readonly error: ErrorShape }

/** Which branches a lab has, which of them are on the screen, and to which of those acts go. */
export class LabBranches {
  readonly #options: LabBranchesOptions

  constructor(options: LabBranchesOptions) {
    this.#options = options
  }

  get activeId(): string {
    return this.#options.store.getState().lab.activeBranchId
  }

  /** Makes a branch that differs by these acts from the active one, and shows the two side by side. */
  async compare(acts: readonly Act[], name: string): Promise<Made> {
    const fromId = this.activeId
    const forked = await this.#options.ask((host) => host.fork(fromId, name, acts))
    if (forked === null) return { error: modelStopped('while it made the branch') }
    if ('error' in forked.answer) return { error: forked.answer.error }
    await this.#show([fromId, forked.branchId], fromId)
    return { branchId: forked.branchId }
  }

  /** Shows the active branch alone. The other is kept. */
  async closeCompare(): Promise<void> {
    await this.#show([this.activeId], this.activeId)
  }

  /** Acts go to that branch from now on. When it is not shown it takes the place of the active one. */
  async switchTo(branchId: string): Promise<void> {
    const { shownBranchIds, activeBranchId } = this.#options.store.getState().lab
    const isShown = shownBranchIds.includes(branchId)
    const shown = isShown ? shownBranchIds : shownBranchIds.map((id) => (id === activeBranchId ? branchId : id))
    await this.#show(shown, branchId)
  }

  /** Two branches that exist, side by side. */
  async showBoth(branchId: string, otherId: string): Promise<void> {
    await this.#show([branchId, otherId], branchId)
  }

  async rename(branchId: string, name: string): Promise<void> {
    await this.#change((host) => host.renameBranch(branchId, name))
  }

  async remove(branchId: string): Promise<void> {
    await this.#options.rearrange((host) => host.removeBranch(branchId))
  }

  #show(branchIds: readonly string[], activeBranchId: string): Promise<void> {
    return this.#change((host) => host.show(branchIds, activeBranchId))
  }

  async #change(ask: (host: LabHost) => Promise<LabInfo>): Promise<void> {
    const lab = await this.#options.ask(ask)
    if (lab !== null) this.#options.setLab(lab)
  }
}
