import type { Run } from '../model/engine/run.ts'
import type { BranchInfo, Undone } from './protocol.ts'

/** One line of history and the run that lives it. */
export class Branch {
  readonly id: string
  readonly forkAtMs: number
  readonly run: Run
  parentId: string | null
  name: string
  /** @see BranchInfo.ownCount */
  ownCount = 0
  redoable: readonly Undone[] = []
  /** Rises when the run came to its present other than by going forward: changes alone no longer tell the page. */
  jumps = 0
  /** Rises when history that was told may have been taken back. */
  retellings = 0

  constructor(run: Run, origin: Pick<BranchInfo, 'id' | 'name' | 'parentId' | 'forkAtMs'>) {
    this.run = run
    this.id = origin.id
    this.name = origin.name
    this.parentId = origin.parentId
    this.forkAtMs = origin.forkAtMs
  }

  /** A command here would come before something that is already known, so it belongs on a branch of its own. */
  get isPast(): boolean {
    return this.run.nowMs < Math.max(this.run.headMs, this.run.log.at(-1)?.atMs ?? 0)
  }

  /**
   * Makes `atMs` the present. Forward it simulates, in slices; where a checkpoint may be nearer than the present,
   * it seeks.
   */
  *bring(atMs: number): Generator<void, void> {
    const { run } = this
    if (atMs < run.nowMs || (atMs <= run.headMs && atMs - run.nowMs > SHORT_WAY_MS)) {
      run.seek(atMs)
      this.jumps += 1
    }
    while (run.nowMs < atMs) {
      run.advance(Math.min(atMs, run.nowMs + SLICE_MS))
      yield
    }
  }

  /** The page must hear everything anew: the world and the whole history. */
  retell(): void {
    this.jumps += 1
    this.retellings += 1
  }

  info(): BranchInfo {
    const { id, name, parentId, forkAtMs, ownCount, redoable, run } = this
    return { id, name, parentId, forkAtMs, headMs: run.headMs, log: run.log.slice(), ownCount, redoable }
  }
}

/** Simulated time between two chances to answer something else. */
export const SLICE_MS = 60_000
const SHORT_WAY_MS = 60_000
