import type { Work } from '../base/work.ts'
import type { Run } from '../model/engine/run.ts'
import type { Sliced } from './callQueue.ts'
import type { Act, Answer } from '../model/api/command.ts'
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

  /** Makes `atMs` the present. Forward it simulates; where a mark may be nearer than the present, it seeks. */
  *bring(atMs: number): Sliced<void> {
    const { run } = this
    const isJump = atMs < run.nowMs || (atMs <= run.headMs && atMs - run.nowMs > SHORT_WAY_MS)
    if (isJump) this.jumps += 1
    const work = isJump ? run.seeking(atMs) : run.advancing(atMs)
    // A seek begins at a mark, which is known after its first slice.
    let start: Way | null = null
    while (work.next().done !== true) {
      start ??= this.#wayTo(atMs)
      yield shareOf(start, this.#wayTo(atMs))
    }
  }

  #wayTo(atMs: number): Way {
    const { nowMs, log, commandsDone } = this.run
    const commands = log.slice(commandsDone).filter((command) => command.atMs <= atMs).length
    return { simulatedMs: Math.max(0, atMs - nowMs), commands }
  }

  /** The page must hear everything anew: the world and the whole history. */
  retell(): void {
    this.jumps += 1
    this.retellings += 1
  }

  /** Gives a command at the present, which must be past all that is known. */
  *acting(act: Act): Work<Answer> {
    const { run } = this
    const { length } = run.log
    const isRewrite = run.headMs > run.nowMs
    const answer = yield* run.acting(act)
    if ('error' in answer) {
      // A refusal is answered and forgotten: undo, files and links are about what happened.
      if (run.log.length > length) {
        yield* run.droppingLastCommand()
        this.retell()
      }
      return answer
    }
    if (isRewrite) this.retell()
    this.ownCount += 1
    this.redoable = []
    return answer
  }

  /** Takes the last acts back as if they had never been given; what could be redone before them can be again. */
  *takingBack(count: number, redoable: readonly Undone[]): Work<void> {
    for (let taken = 0; taken < count; taken++) yield* this.run.droppingLastCommand()
    this.ownCount -= count
    this.redoable = redoable
    this.retell()
  }

  info(): BranchInfo {
    const { id, name, parentId, forkAtMs, ownCount, redoable, run } = this
    return { id, name, parentId, forkAtMs, headMs: run.headMs, log: run.log.slice(), ownCount, redoable }
  }
}

const SHORT_WAY_MS = 60_000

/** What is left of the way to a time. */
interface Way {
  readonly simulatedMs: number
  readonly commands: number
}

/** By simulated time and by commands alike: much may happen at one instant, and nothing for an hour. */
function shareOf(start: Way, left: Way): number {
  const shares = [
    ...(start.simulatedMs > 0 ? [1 - left.simulatedMs / start.simulatedMs] : []),
    ...(start.commands > 0 ? [1 - left.commands / start.commands] : []),
  ]
  return shares.length === 0 ? 0 : shares.reduce((sum, one) => sum + one, 0) / shares.length
}
