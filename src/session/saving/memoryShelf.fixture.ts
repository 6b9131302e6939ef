import type { LabRecords, NewVersion, Shelf } from './shelf.ts'

/** A database that a test can damage, and that can fail at any call, before it was carried out or after. */
export class MemoryShelf implements Shelf {
  readonly slots = new Map<string, unknown>()
  readonly pointers = new Map<string, unknown>()
  /** How many calls succeed before one fails; every later one succeeds again. */
  failAfter = Infinity
  failure: () => Error = () => new DOMException('full', 'QuotaExceededError')
  /** Acknowledges a write and does not keep it. */
  isForgetful = false

  async write(labId: string, decide: (pointer: unknown) => NewVersion | null): Promise<boolean> {
    await this.#call()
    const version = decide(structuredClone(this.pointers.get(labId)))
    if (version === null) return false
    if (this.isForgetful) return true
    this.slots.set(version.slot.id, structuredClone(version.slot))
    this.pointers.set(labId, structuredClone(version.pointer))
    for (const id of version.dropped) this.slots.delete(id)
    return true
  }

  async read(labId: string): Promise<LabRecords> {
    await this.#call()
    const own = [...this.slots].filter(([id]) => new RegExp(`^${labId}/\\d`).test(id))
    return structuredClone({ pointer: this.pointers.get(labId), slots: new Map(own) })
  }

  async list(): Promise<{ readonly pointers: readonly unknown[]; readonly slotIds: readonly string[] }> {
    await this.#call()
    return { pointers: structuredClone([...this.pointers.values()]), slotIds: [...this.slots.keys()] }
  }

  async remove(labId: string): Promise<void> {
    await this.#call()
    this.pointers.delete(labId)
    for (const id of this.slots.keys()) if (id.startsWith(`${labId}/`)) this.slots.delete(id)
  }

  #call(): Promise<void> {
    this.failAfter -= 1
    if (this.failAfter !== -1) return Promise.resolve()
    this.failAfter = Infinity
    return Promise.reject(this.failure())
  }
}

/** @returns how many writes were under way at once, at most */
export function watchWrites(shelf: MemoryShelf): () => number {
  const write = shelf.write.bind(shelf)
  let underWay = 0
  let most = 0
  shelf.write = async (...args) => {
    most = Math.max(most, (underWay += 1))
    try {
      return await write(...args)
    } finally {
      underWay -= 1
    }
  }
  return () => most
}
