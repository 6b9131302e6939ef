import type { Pointer, Shelf, Slot } from './slots.ts'

/** A database that a test can damage, and that can fail at any call. */
export class MemoryShelf implements Shelf {
  readonly slots = new Map<string, unknown>()
  readonly pointers = new Map<string, unknown>()
  /** How many calls succeed before one fails; every later one succeeds again. */
  failAfter = Infinity
  failure: () => Error = () => new DOMException('full', 'QuotaExceededError')
  /** Acknowledges a write and does not keep it. */
  isForgetful = false

  async write({ slot, pointer, dropped }: { slot: Slot; pointer: Pointer; dropped: readonly string[] }): Promise<void> {
    await this.#call()
    if (this.isForgetful) return
    this.slots.set(slot.id, structuredClone(slot))
    this.pointers.set(pointer.labId, structuredClone(pointer))
    for (const id of dropped) this.slots.delete(id)
  }

  async readPointer(labId: string): Promise<unknown> {
    await this.#call()
    return structuredClone(this.pointers.get(labId))
  }

  async readSlot(id: string): Promise<unknown> {
    await this.#call()
    return structuredClone(this.slots.get(id))
  }

  async readPointers(): Promise<readonly unknown[]> {
    await this.#call()
    return [...this.pointers.values()]
  }

  #call(): Promise<void> {
    this.failAfter -= 1
    if (this.failAfter !== -1) return Promise.resolve()
    this.failAfter = Infinity
    return Promise.reject(this.failure())
  }
}
