import { must } from '../base/assert.ts'
import { cutText } from '../base/foreignText.ts'
import type { Work } from '../base/work.ts'
import { Branch } from './branch.ts'
import { BRANCH_NAME_MAX, BRANCHES_MAX } from './protocol.ts'

const SHOWN_MAX = 2

/** The branches of a lab, which of them are shown, and which of those one acts on. There is always one. */
export class Branches {
  #byId = new Map<string, Branch>()
  #shownIds: readonly string[]
  #activeId: string

  constructor(first: Branch, others: readonly Branch[] = []) {
    for (const branch of [first, ...others]) this.#byId.set(branch.id, branch)
    this.#shownIds = [first.id]
    this.#activeId = first.id
  }

  get all(): readonly Branch[] {
    return [...this.#byId.values()]
  }

  get shown(): readonly Branch[] {
    return this.#shownIds.map((id) => must(this.#byId.get(id), id))
  }

  get active(): Branch {
    return must(this.#byId.get(this.#activeId), this.#activeId)
  }

  get isFull(): boolean {
    return this.#byId.size >= BRANCHES_MAX
  }

  get(id: string | null): Branch | undefined {
    return id === null ? undefined : this.#byId.get(id)
  }

  /** One or two. Ids that no longer exist are passed over. */
  show(ids: readonly string[], activeId: string): void {
    const known = [...new Set(ids)].filter((id) => this.#byId.has(id)).slice(0, SHOWN_MAX)
    this.#shownIds = known.length > 0 ? known : [this.#activeId]
    this.#activeId = this.#shownIds.find((id) => id === activeId) ?? must(this.#shownIds[0], 'a shown branch')
  }

  /** A branch that begins where `parent` is now. It does not count until it is added. */
  *forking(parent: Branch, name: string): Work<Branch> {
    const id = this.#freeId()
    const run = yield* parent.run.forking()
    return new Branch(run, {
      id,
      name: cutName(name) || id.replace('-', ' '),
      parentId: parent.id,
      forkAtMs: run.nowMs,
    })
  }

  add(branch: Branch): void {
    this.#byId.set(branch.id, branch)
  }

  /** Where one was shown and acted on, the other now is. */
  replaceShown(one: Branch, other: Branch): void {
    const ids = this.#shownIds.map((id) => (id === one.id ? other.id : id))
    this.#shownIds = [...new Set(ids)]
    if (this.#activeId === one.id) this.#activeId = other.id
  }

  /** What was forked from it becomes its parent's. The last branch stays. */
  remove(branch: Branch): void {
    const successor = this.get(branch.parentId) ?? this.all.find((one) => one !== branch)
    if (successor === undefined) return
    this.replaceShown(branch, successor)
    this.#byId.delete(branch.id)
    for (const child of this.#byId.values()) if (child.parentId === branch.id) child.parentId = branch.parentId
  }

  rename(id: string, name: string): void {
    const branch = this.#byId.get(id)
    if (branch !== undefined) branch.name = cutName(name) || branch.name
  }

  #freeId(): string {
    let number = 2
    while (this.#byId.has(`branch-${String(number)}`)) number += 1
    return `branch-${String(number)}`
  }
}

function cutName(name: string): string {
  return cutText(name.trim(), BRANCH_NAME_MAX)
}
