import type { Change } from '../model/world/change.ts'
import { decisionsOf, sizeOf } from '../model/world/toldBy.ts'
import type { Tables } from '../model/world/tables.ts'
import { TABLE_NAMES, type World } from '../model/world/world.ts'
import type { Branch } from './branch.ts'
import { HistoryCursor } from './historyCursor.ts'
import type { HistoryUpdate, WholeMessage } from './protocol.ts'

/** More changes than this are not worth keeping: a snapshot is smaller for any world that a page can draw. */
const CHANGES_MAX = 20_000

/** Tells the page of one shown branch: its changes as they are, or the whole world where that is less. */
export class BranchStream {
  readonly branch: Branch
  readonly #stream: number
  #changes: Change[] = []
  #changesCount = 0
  #sequence = 0
  #toldJumps = -1
  #toldRetellings: number
  #toldAt = ''
  #cursor = new HistoryCursor()
  #stopListening: () => void

  /** @param stream  a number higher than that of any stream before */
  constructor(branch: Branch, stream: number) {
    this.branch = branch
    this.#stream = stream
    this.#toldRetellings = branch.retellings
    this.#stopListening = branch.run.listen((change) => {
      this.#changesCount += sizeOf(change)
      if (this.#changesCount <= CHANGES_MAX) this.#changes.push(change)
    })
  }

  /** What the page does not know yet; `null` when it knows all. */
  next(): WholeMessage | null {
    const { branch } = this
    const { run } = branch
    const toldAt = `${String(run.nowMs)} ${String(run.headMs)} ${run.hash} ${String(branch.jumps)}`
    if (toldAt === this.#toldAt) return null
    const isJump = branch.jumps !== this.#toldJumps
    if (branch.retellings !== this.#toldRetellings) this.#cursor.reset()
    const base = {
      branchId: branch.id,
      stream: this.#stream,
      sequence: this.#sequence,
      atMs: run.nowMs,
      headMs: run.headMs,
      hash: run.hash,
      changesCount: this.#changesCount,
      piecesCount: 0,
    }
    const history = this.#cursor.update(run.history)
    const isLarger = this.#changesCount > Math.min(CHANGES_MAX, weightOf(run.world))
    const message: WholeMessage =
      isJump || isLarger
        ? { kind: 'snapshot', ...base, history, world: run.world }
        : { kind: 'changes', ...base, history: besideChanges(history, this.#changes), changes: this.#changes }
    this.#toldAt = toldAt
    this.#toldJumps = branch.jumps
    this.#toldRetellings = branch.retellings
    this.#sequence += 1
    this.#changes = []
    this.#changesCount = 0
    return message
  }

  end(): void {
    this.#stopListening()
  }
}

/** What the changes tell is not told twice. */
function besideChanges(update: HistoryUpdate, changes: readonly Change[]): HistoryUpdate {
  if (update.kind === 'whole' || update.tail.decisions === 'ofChanges') return update
  const { decisions } = update.tail
  const told = changes.flatMap(decisionsOf)
  if (told.length !== decisions.length || told.some((one, i) => one !== decisions[i])) return update
  return { kind: 'tail', tail: { ...update.tail, decisions: 'ofChanges' } }
}

/** Of rows that carry lists of their own: a service its events and deployments, a metric its datapoints. */
const LIST_ROWS = 10
const WITH_LISTS: ReadonlySet<keyof Tables> = new Set(['services', 'metrics'])

/** How many changes a snapshot weighs: about one for each row that it carries. */
function weightOf(world: World): number {
  return TABLE_NAMES.reduce((sum, name) => sum + world[name].size * (WITH_LISTS.has(name) ? LIST_ROWS : 1), 0)
}
