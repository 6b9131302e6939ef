import { assert } from './assert.ts'
import { EventHeap, PRIORITIES, type Due, type EventHeapState } from './eventHeap.ts'
import { lowestBit, SlotSet } from './slotSet.ts'

export interface TimingWheelState<T> {
  readonly nowMs: number
  /** In the order in which they are due: those in the wheel. */
  readonly near: readonly Due<T>[]
  readonly far: EventHeapState<T>
}

/** A power of two. Nearly every step of a task ends within these 16 s. */
const SPAN_MS = 16_384
const SLOT_MASK = SPAN_MS - 1

/**
 * Many that are due: a timing wheel with a slot for each of the next ms, and a heap for what is later, which moves to
 * the wheel as its time comes near. A slot is a ring for each priority, linked through `#next`; what is added goes
 * last, so nothing is ever compared.
 */
export class TimingWheel<T> {
  #nowMs: number
  #nextAtMs: number
  #nearCount = 0
  #farCount: number
  #far: EventHeap<T>
  /** Per priority, made when first needed: the last node of each slot's ring, 0 when there is none. */
  readonly #lasts: (Int32Array | undefined)[] = new Array<Int32Array | undefined>(PRIORITIES).fill(undefined)
  /** Per slot a bit for each priority that has a ring. */
  readonly #priorities = new Uint16Array(SPAN_MS)
  readonly #slots = new SlotSet(SPAN_MS)
  /** Nodes from 1 on: the next in the ring, or the next of those that are free. */
  #next = new Int32Array(256)
  #payloads: (T | undefined)[] = [undefined]
  #free = 0

  constructor(state?: TimingWheelState<T>) {
    this.#nowMs = state?.nowMs ?? 0
    this.#far = new EventHeap(state?.far)
    this.#farCount = state?.far.items.length ?? 0
    for (const { atMs, priority, payload } of state?.near ?? []) this.#addNear(atMs, priority, payload)
    this.#nextAtMs = this.#findNext()
  }

  /** When the first was last taken out. */
  get nowMs(): number {
    return this.#nowMs
  }

  get size(): number {
    return this.#nearCount + this.#farCount
  }

  /** The wheel is empty, that is. */
  get areAllLate(): boolean {
    return this.#nearCount === 0
  }

  /** When the first is due; `undefined` when nothing is. */
  get nextAtMs(): number | undefined {
    return this.#nextAtMs === Infinity ? undefined : this.#nextAtMs
  }

  push(atMs: number, priority: number, payload: T): void {
    assert(atMs >= this.#nowMs, 'DET-1: what is due is not past')
    if (atMs - this.#nowMs < SPAN_MS) this.#addNear(atMs, priority, payload)
    else {
      this.#far.push(atMs, priority, payload)
      this.#farCount += 1
    }
    if (atMs < this.#nextAtMs) this.#nextAtMs = atMs
  }

  /** Takes out the first, which was due at `nextAtMs`. */
  pop(): T | undefined {
    if (this.#nextAtMs === Infinity) return undefined
    if (this.#nextAtMs !== this.#nowMs) this.#moveTo(this.#nextAtMs)
    return this.#popNear()
  }

  /** Begins anew, empty, at another time. */
  restart(nowMs: number): void {
    assert(this.size === 0, 'nothing is due in a wheel that begins anew')
    this.#nowMs = nowMs
    this.#far = new EventHeap()
  }

  /** Takes out all, in order, of a wheel that is empty. */
  takeLate(): Due<T>[] {
    const late: Due<T>[] = []
    for (let due = this.#far.pop(); due !== undefined; due = this.#far.pop()) late.push(due)
    this.#farCount = 0
    this.#nextAtMs = Infinity
    return late
  }

  /** A copy that shares only the payloads, which nobody changes. */
  save(): TimingWheelState<T> {
    const near: Due<T>[] = []
    let slot = this.#nowMs & SLOT_MASK
    while (near.length < this.#nearCount) {
      slot = this.#slots.nextFrom(slot)
      for (let waiting = this.#priorities[slot] as number; waiting !== 0; waiting &= waiting - 1) {
        this.#saveRing(near, slot, lowestBit(waiting))
      }
      slot = (slot + 1) & SLOT_MASK
    }
    return { nowMs: this.#nowMs, near, far: this.#far.save() }
  }

  #saveRing(near: Due<T>[], slot: number, priority: number): void {
    const atMs = this.#timeOf(slot)
    const last = this.#lastsOf(priority)[slot] as number
    let node = last
    do {
      node = this.#next[node] as number
      near.push({ atMs, priority, payload: this.#payloads[node] as T })
    } while (node !== last)
  }

  /** The time that a slot stands for now. */
  #timeOf(slot: number): number {
    return this.#nowMs + ((slot - this.#nowMs) & SLOT_MASK)
  }

  /** The first of the wheel, due now. */
  #popNear(): T | undefined {
    const slot = this.#nowMs & SLOT_MASK
    const waiting = this.#priorities[slot] as number
    const lasts = this.#lastsOf(lowestBit(waiting))
    const last = lasts[slot] as number
    const first = this.#next[last] as number
    if (first !== last) this.#next[last] = this.#next[first] as number
    else {
      lasts[slot] = 0
      const left = waiting & (waiting - 1)
      this.#priorities[slot] = left
      if (left === 0) this.#slots.delete(slot)
    }
    this.#nearCount -= 1
    if ((this.#priorities[slot] as number) === 0) this.#nextAtMs = this.#findNext()
    return this.#release(first)
  }

  /** What was far and is near now goes to the wheel before anything else can be added at its time: it was first. */
  #moveTo(atMs: number): void {
    this.#nowMs = atMs
    while (this.#far.nextAtMs - atMs < SPAN_MS) {
      const due = this.#far.pop()
      if (due === undefined) return
      this.#farCount -= 1
      this.#addNear(due.atMs, due.priority, due.payload)
    }
  }

  #addNear(atMs: number, priority: number, payload: T): void {
    const slot = atMs & SLOT_MASK
    const lasts = this.#lastsOf(priority)
    const last = lasts[slot] as number
    const node = this.#take(payload)
    if (last !== 0) {
      this.#next[node] = this.#next[last] as number
      this.#next[last] = node
    } else {
      this.#next[node] = node
      const waiting = this.#priorities[slot] as number
      this.#priorities[slot] = waiting | (1 << priority)
      if (waiting === 0) this.#slots.add(slot)
    }
    lasts[slot] = node
    this.#nearCount += 1
  }

  #findNext(): number {
    return this.#nearCount === 0 ? this.#far.nextAtMs : this.#timeOf(this.#slots.nextFrom(this.#nowMs & SLOT_MASK))
  }

  #lastsOf(priority: number): Int32Array {
    return (this.#lasts[priority] ??= new Int32Array(SPAN_MS))
  }

  /** A node that holds the payload. */
  #take(payload: T): number {
    const free = this.#free
    if (free !== 0) {
      this.#free = this.#next[free] as number
      this.#payloads[free] = payload
      return free
    }
    const node = this.#payloads.length
    if (node === this.#next.length) {
      const longer = new Int32Array(2 * node)
      longer.set(this.#next)
      this.#next = longer
    }
    this.#payloads.push(payload)
    return node
  }

  #release(node: number): T | undefined {
    const payload = this.#payloads[node]
    this.#payloads[node] = undefined
    this.#next[node] = this.#free
    this.#free = node
    return payload
  }
}
