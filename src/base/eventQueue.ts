import { assert } from './assert.ts'
import { EventHeap, keyOf, PRIORITIES, type EventHeapState, type Queued } from './eventHeap.ts'
import { lowestBit, SlotSet } from './slotSet.ts'

export interface EventQueueState<T> {
  readonly nowMs: number
  readonly areFew: boolean
  /** In the order in which they are due: those in the wheel, or all where they are few. */
  readonly near: readonly Omit<Queued<T>, 'sequence'>[]
  readonly far: EventHeapState<T>
}

/** One simulated year: no lab needs more, and (time, priority) stays exact in one double. */
export const TIME_MAX_MS = 365 * 24 * 3_600_000
export const QUEUE_MAX = 2_000_000

/** A power of two. Nearly every step of a task ends within these 16 s. */
const SPAN_MS = 16_384
const SLOT_MASK = SPAN_MS - 1

/** So few are quicker in one sorted row. Between the two numbers it stays as it is, so that it does not go to and fro. */
const FEW_MAX = 32
const FEW_AGAIN = 8

/**
 * What is due, ordered by (time, priority, who was first): a timing wheel with a slot for each of the next ms, and a
 * heap for what is later, which moves to the wheel as its time comes near. A slot is a ring for each priority, linked
 * through `#next`; what is added goes last, so nothing is ever compared. While few wait, all are in one row
 * instead, sorted, the first at its end.
 *
 * Its own time is when the first was last taken out; nothing can be added before that.
 */
export class EventQueue<T> {
  #nowMs: number
  #nextAtMs = Infinity
  #areFew: boolean
  #fewCount = 0
  #nearCount = 0
  #farCount = 0
  /** Time and priority of the few in one exact double each, and what they are. */
  readonly #fewKeys = new Float64Array(FEW_MAX + 1)
  readonly #few: (T | undefined)[] = []
  readonly #far: EventHeap<T>
  /** Per priority, made when first needed: the last node of each slot's ring, 0 when there is none. */
  readonly #lasts: (Int32Array | undefined)[] = new Array<Int32Array | undefined>(PRIORITIES).fill(undefined)
  /** Per slot a bit for each priority that has a ring. */
  readonly #priorities = new Uint16Array(SPAN_MS)
  readonly #slots = new SlotSet(SPAN_MS)
  /** Nodes from 1 on: the next in the ring, or the next of those that are free. */
  #next = new Int32Array(256)
  #payloads: (T | undefined)[] = [undefined]
  #free = 0

  constructor(state?: EventQueueState<T>) {
    this.#nowMs = state?.nowMs ?? 0
    this.#far = new EventHeap(state?.far)
    this.#farCount = state?.far.items.length ?? 0
    this.#areFew = state?.areFew ?? true
    for (const { atMs, priority, payload } of state?.near ?? []) {
      if (this.#areFew) this.#addFew(atMs, priority, payload)
      else this.#addNear(atMs, priority, payload)
    }
    this.#nextAtMs = this.#findNext()
  }

  get size(): number {
    return this.#fewCount + this.#nearCount + this.#farCount
  }

  /** When the first is due; `undefined` when nothing is. */
  get nextAtMs(): number | undefined {
    return this.#nextAtMs === Infinity ? undefined : this.#nextAtMs
  }

  /** @throws AssertionError  past the queue's limit or the world's time: commands are limited before that */
  push(atMs: number, priority: number, payload: T): void {
    assert(Number.isInteger(atMs) && atMs >= this.#nowMs && atMs <= TIME_MAX_MS, 'DET-1: a time is whole and not past')
    assert(priority >= 0 && priority < PRIORITIES, 'DET-2: a known priority')
    assert(this.size < QUEUE_MAX, 'DET-8: the event queue has a limit')
    if (!this.#areFew) this.#addOfMany(atMs, priority, payload)
    else {
      this.#addFew(atMs, priority, payload)
      if (this.#fewCount > FEW_MAX) this.#becomeMany()
    }
    if (atMs < this.#nextAtMs) this.#nextAtMs = atMs
  }

  /** Takes out the first, which was due at `nextAtMs`. */
  pop(): T | undefined {
    if (this.#nextAtMs === Infinity) return undefined
    if (this.#areFew) return this.#popOfFew()
    if (this.#nextAtMs !== this.#nowMs) this.#moveTo(this.#nextAtMs)
    const payload = this.#popNear()
    if (this.#nearCount === 0 && this.#farCount <= FEW_AGAIN) this.#becomeFew()
    return payload
  }

  /** Before all that is due later, and after all that is due at the same time. */
  #addFew(atMs: number, priority: number, payload: T): void {
    const keys = this.#fewKeys
    const few = this.#few
    const key = keyOf(atMs, priority)
    let place = this.#fewCount
    for (; place > 0 && (keys[place - 1] as number) <= key; place--) {
      keys[place] = keys[place - 1] as number
      few[place] = few[place - 1]
    }
    keys[place] = key
    few[place] = payload
    this.#fewCount += 1
  }

  #popOfFew(): T | undefined {
    const place = this.#fewCount - 1
    const payload = this.#few[place]
    this.#few[place] = undefined
    this.#fewCount = place
    this.#nowMs = this.#nextAtMs
    this.#nextAtMs = this.#findNext()
    return payload
  }

  #addOfMany(atMs: number, priority: number, payload: T): void {
    if (atMs - this.#nowMs < SPAN_MS) return this.#addNear(atMs, priority, payload)
    this.#far.push(atMs, priority, payload)
    this.#farCount += 1
  }

  #becomeMany(): void {
    const few = this.#fewInOrder()
    this.#areFew = false
    this.#fewCount = 0
    this.#few.fill(undefined)
    for (const { atMs, priority, payload } of few) this.#addOfMany(atMs, priority, payload)
  }

  #becomeFew(): void {
    this.#areFew = true
    for (let due = this.#far.pop(); due !== undefined; due = this.#far.pop()) {
      this.#addFew(due.atMs, due.priority, due.payload)
    }
    this.#farCount = 0
  }

  #fewInOrder(): Omit<Queued<T>, 'sequence'>[] {
    return Array.from({ length: this.#fewCount }, (_, index) => {
      const place = this.#fewCount - 1 - index
      const key = this.#fewKeys[place] as number
      return { atMs: timeOfKey(key), priority: key % PRIORITIES, payload: this.#few[place] as T }
    })
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

  /** A copy that shares only the payloads, which nobody changes. */
  save(): EventQueueState<T> {
    const near = this.#fewInOrder()
    if (this.#areFew) return { nowMs: this.#nowMs, areFew: true, near, far: this.#far.save() }
    let slot = this.#nowMs & SLOT_MASK
    while (near.length < this.#nearCount) {
      slot = this.#slots.nextFrom(slot)
      for (let waiting = this.#priorities[slot] as number; waiting !== 0; waiting &= waiting - 1) {
        this.#saveRing(near, slot, lowestBit(waiting))
      }
      slot = (slot + 1) & SLOT_MASK
    }
    return { nowMs: this.#nowMs, areFew: false, near, far: this.#far.save() }
  }

  #saveRing(near: Omit<Queued<T>, 'sequence'>[], slot: number, priority: number): void {
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
    if (this.#areFew) return this.#fewCount === 0 ? Infinity : timeOfKey(this.#fewKeys[this.#fewCount - 1] as number)
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

function timeOfKey(key: number): number {
  return Math.floor(key / PRIORITIES)
}
