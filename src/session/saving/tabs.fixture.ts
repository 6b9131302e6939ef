import type { Command } from '../../model/api/command.ts'
import type { LabInfo } from '../../worker/protocol.ts'
import type { Aside, AsideResult, Wanted } from '../aside.ts'
import { createLabStore } from '../labStore.ts'
import { Opener } from '../opener.ts'
import { Keeping } from './keeping.ts'
import type { LabLock, LabLocks } from './labLocks.ts'
import type { MemoryShelf } from './memoryShelf.fixture.ts'
import type { LabRecords, NewVersion, Shelf } from './shelf.ts'

/** What befalls a tab at one of its next calls to the storage: before it was carried out, or after. */
export interface Fault {
  readonly afterCalls: number
  readonly kind: 'failsBefore' | 'failsAfter' | 'diesBefore' | 'diesAfter'
  readonly error: 'QuotaExceededError' | 'AbortError' | 'UnknownError'
}

/** How long a call to the storage takes, in the test's own time. */
const CALL_MS = 5

/** The locks of a browser with several tabs. */
export class FakeLocks {
  readonly #holders = new Map<string, Tab>()
  #waiting: { readonly labId: string; readonly tab: Tab; readonly give: (lock: LabLock) => void }[] = []

  of(tab: Tab): LabLocks {
    return {
      take: (labId) => Promise.resolve(this.#holders.has(labId) ? null : this.#give(labId, tab)),
      wait: (labId, signal) =>
        new Promise((give, reject) => {
          const waiting = { labId, tab, give }
          this.#waiting.push(waiting)
          signal.addEventListener('abort', () => {
            this.#waiting = this.#waiting.filter((one) => one !== waiting)
            reject(new DOMException('', 'AbortError'))
          })
          this.#pass(labId)
        }),
    }
  }

  /** As a browser does when a tab is gone. */
  free(tab: Tab): void {
    this.#waiting = this.#waiting.filter((one) => one.tab !== tab)
    for (const [labId, holder] of [...this.#holders]) if (holder === tab) this.#release(labId, tab)
  }

  #give(labId: string, tab: Tab): LabLock {
    this.#holders.set(labId, tab)
    return { release: () => this.#release(labId, tab) }
  }

  #release(labId: string, tab: Tab): void {
    if (this.#holders.get(labId) !== tab) return
    this.#holders.delete(labId)
    this.#pass(labId)
  }

  #pass(labId: string): void {
    const next = this.#waiting.find((one) => one.labId === labId)
    if (next === undefined || this.#holders.has(labId)) return
    this.#waiting = this.#waiting.filter((one) => one !== next)
    next.give(this.#give(labId, next.tab))
  }
}

/** A page with a lab, whose model is left out: a lab here is its log. All that saves and opens is the real thing. */
export class Tab {
  readonly lab = createLabStore()
  readonly keeping: Keeping
  readonly opener: Opener
  readonly shelf: Shelf
  readonly locks: LabLocks
  isDead = false
  fault: Fault | null = null
  readonly #locks: FakeLocks

  constructor(disk: MemoryShelf, locks: FakeLocks, hasLocks: boolean) {
    this.#locks = locks
    this.shelf = this.#shelfOver(disk)
    this.locks = hasLocks
      ? locks.of(this)
      : { take: () => Promise.resolve({ release: () => undefined }), wait: () => new Promise(() => undefined) }
    this.keeping = new Keeping(this.lab, {
      shelf: this.shelf,
      locks: this.locks,
      askToPersist: () => Promise.resolve(true),
      now: () => Date.now(),
    })
    this.opener = new Opener(
      {
        openAside: (wanted) => Promise.resolve(asideOf(wanted)),
        take: (aside) => this.#show(aside.opened.lab),
      },
      this.keeping,
      this.shelf,
    )
    this.keeping.start()
    this.#show(labOf([]))
  }

  get log(): readonly Command[] {
    return this.lab.getState().lab.branches[0]?.log ?? []
  }

  /** Creates a cluster of that name: what makes one act different from every other. */
  act(clusterName: string): void {
    const log = [...this.log, { atMs: 0, service: 'ecs', operation: 'CreateCluster', input: { clusterName } } as const]
    this.lab.setState({ lab: labOf(log) })
  }

  die(): void {
    this.isDead = true
    this.#locks.free(this)
  }

  #show(lab: LabInfo): void {
    this.lab.setState({ lab, opening: this.lab.getState().opening + 1, status: 'ready' })
  }

  #shelfOver(disk: MemoryShelf): Shelf {
    return {
      write: (labId: string, decide: (pointer: unknown) => NewVersion | null) =>
        this.#call(() => disk.write(labId, decide)),
      read: (labId: string): Promise<LabRecords> => this.#call(() => disk.read(labId)),
      list: () => this.#call(() => disk.list()),
      remove: (labId: string) => this.#call(() => disk.remove(labId)),
    }
  }

  async #call<T>(carryOut: () => Promise<T>): Promise<T> {
    const never = new Promise<never>(() => undefined)
    if (this.isDead) return never
    // Long enough for other tabs to come between two calls.
    await new Promise((resolve) => setTimeout(resolve, CALL_MS))
    if (this.isDead) return never
    const { fault } = this
    if (fault === null || fault.afterCalls > 0) {
      if (fault !== null) this.fault = { ...fault, afterCalls: fault.afterCalls - 1 }
      return carryOut()
    }
    this.fault = null
    if (fault.kind === 'failsAfter' || fault.kind === 'diesAfter') await carryOut()
    if (fault.kind === 'failsBefore' || fault.kind === 'failsAfter') throw new DOMException('', fault.error)
    this.die()
    return never
  }
}

function labOf(log: readonly Command[]): LabInfo {
  const main = { id: 'main', name: 'main', parentId: null, forkAtMs: 0, headMs: 0 }
  return {
    title: 'A lab',
    seed: 1,
    branches: [{ ...main, log, ownCount: log.length, redoable: [] }],
    activeBranchId: 'main',
    shownBranchIds: ['main'],
    canUndo: false,
    canRedo: false,
  }
}

function asideOf(wanted: Wanted): AsideResult {
  const lab = wanted.kind === 'state' ? wanted.state.lab : { ...labOf(wanted.file.commands), title: wanted.file.title }
  const aside = { opened: { lab, refusals: [] }, messages: [], discard: () => undefined }
  // What the fake session above takes of it.
  return { kind: 'opened', aside: aside as unknown as Aside }
}
