import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventQueue, TIME_MAX_MS, type Queued } from './eventQueue.ts'

/** The oracle: a list, sorted anew each time. */
class SortedList {
  #items: Queued<number>[] = []
  #next = 0

  push(atMs: number, priority: number, payload: number): void {
    this.#items.push({ atMs, priority, sequence: this.#next, payload })
    this.#next += 1
    this.#items.sort(
      (one, other) => one.atMs - other.atMs || one.priority - other.priority || one.sequence - other.sequence,
    )
  }

  pop(): Queued<number> | undefined {
    return this.#items.shift()
  }

  get nextAtMs(): number | undefined {
    return this.#items[0]?.atMs
  }

  get size(): number {
    return this.#items.length
  }
}

// Few times and priorities, so that ties are common; now and then a time that only a double holds.
const push = fc.record({
  atMs: fc.oneof(fc.nat(20), fc.integer({ min: TIME_MAX_MS - 5, max: TIME_MAX_MS })),
  priority: fc.nat(7),
})
const steps = fc.array(
  fc.oneof({ weight: 3, arbitrary: push }, { weight: 2, arbitrary: fc.constant('pop' as const) }),
  {
    maxLength: 200,
  },
)

describe('DET-2 what is due goes by time, then priority, then who was first', () => {
  it('as a sorted list goes, whatever is put in and taken out, through any number of saves', () => {
    fc.assert(
      fc.property(steps, fc.nat(9), (all, saveEvery) => {
        let queue = new EventQueue<number>()
        const oracle = new SortedList()
        all.forEach((step, index) => {
          if (index % 10 === saveEvery) queue = new EventQueue(queue.save())
          if (step === 'pop') expect(queue.pop()).toEqual(oracle.pop())
          else {
            queue.push(step.atMs, step.priority, index)
            oracle.push(step.atMs, step.priority, index)
          }
          expect([queue.size, queue.nextAtMs]).toEqual([oracle.size, oracle.nextAtMs])
        })
        while (oracle.size > 0) expect(queue.pop()).toEqual(oracle.pop())
        expect(queue.pop()).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the order of a thousand equals', () => {
    const queue = new EventQueue<number>()
    for (let i = 0; i < 1_000; i++) queue.push(5, 3, i)
    expect(Array.from({ length: 1_000 }, () => queue.pop()?.payload)).toEqual(
      Array.from({ length: 1_000 }, (_, i) => i),
    )
  })

  it('gives a number once, also to what comes after a save', () => {
    const queue = new EventQueue<string>()
    queue.push(1, 0, 'first')
    queue.pop()
    const again = new EventQueue(queue.save())
    again.push(1, 0, 'second')
    expect(again.pop()?.sequence).toBe(1)
  })

  it('a save is a copy: what goes on does not touch it', () => {
    const queue = new EventQueue<string>()
    queue.push(2, 0, 'later')
    queue.push(1, 0, 'sooner')
    const saved = queue.save()
    const text = JSON.stringify(saved)
    queue.pop()
    queue.push(0, 0, 'soonest')
    expect(JSON.stringify(saved)).toBe(text)
    const one = new EventQueue(saved)
    const other = new EventQueue(saved)
    one.pop()
    expect(other.pop()?.payload).toBe('sooner')
  })
})

describe('DET-1, DET-8 what a queue does not take', () => {
  const queue = new EventQueue<null>()

  it.each([-1, 0.5, NaN, TIME_MAX_MS + 1])('the time %s', (atMs) => {
    expect(() => queue.push(atMs, 0, null)).toThrow('DET-1')
  })

  it.each([-1, 8])('the priority %s', (priority) => {
    expect(() => queue.push(0, priority, null)).toThrow('DET-2')
  })

  it('more than a million events', () => {
    const item = { atMs: 0, priority: 0, sequence: 0, payload: null }
    const full = new EventQueue<null>({ nextSequence: 1_000_000, items: new Array(1_000_000).fill(item) })
    expect(() => full.push(0, 0, null)).toThrow('DET-8')
    full.pop()
    expect(() => full.push(0, 0, null)).not.toThrow()
  })
})
