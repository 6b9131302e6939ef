import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventHeap, type Queued } from './eventHeap.ts'
import { EventQueue, QUEUE_MAX, TIME_MAX_MS } from './eventQueue.ts'
import { Random } from './random.ts'

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

/** How much later than what was last taken out. Few times, so that ties are common; the rest round the wheel's end. */
const afterMs = fc.oneof(
  { weight: 4, arbitrary: fc.nat(20) },
  { weight: 2, arbitrary: fc.integer({ min: 16_370, max: 16_400 }) },
  { weight: 1, arbitrary: fc.constantFrom(1_024, 8_191, 32_768, 60_000, 3_600_000, TIME_MAX_MS) },
)
const push = fc.record({ afterMs, priority: fc.nat(7) })
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
        let nowMs = 0
        all.forEach((step, index) => {
          if (index % 10 === saveEvery) queue = new EventQueue(queue.save())
          if (step === 'pop') {
            nowMs = oracle.nextAtMs ?? nowMs
            expect(queue.pop()).toBe(oracle.pop()?.payload)
          } else {
            const atMs = Math.min(nowMs + step.afterMs, TIME_MAX_MS)
            queue.push(atMs, step.priority, index)
            oracle.push(atMs, step.priority, index)
          }
          expect([queue.size, queue.nextAtMs]).toEqual([oracle.size, oracle.nextAtMs])
        })
        while (oracle.size > 0) {
          expect(queue.nextAtMs).toBe(oracle.nextAtMs)
          expect(queue.pop()).toBe(oracle.pop()?.payload)
        }
        expect(queue.pop()).toBeUndefined()
      }),
      { numRuns: 1_000 },
    )
  })

  it('as a heap goes, with thousands waiting and the clock going round the wheel', () => {
    const random = Random.fromSeed(3)
    const queue = new EventQueue<number>()
    const oracle = new EventHeap<number>()
    const both = (atMs: number, index: number) => {
      const priority = random.between(0, 7)
      queue.push(atMs, priority, index)
      oracle.push(atMs, priority, index)
    }
    for (let index = 0; index < 3_000; index++) both(random.between(0, 20_000), index)
    for (let index = 3_000; index < 30_000; index++) {
      const due = oracle.pop()
      expect([queue.nextAtMs, queue.pop()]).toEqual([due?.atMs, due?.payload])
      both((due?.atMs ?? 0) + random.between(0, index % 7 === 0 ? 60_000 : 9_000), index)
    }
  })

  it('as a sorted list goes, from few to many and back again', () => {
    const queue = new EventQueue<number>()
    const oracle = new SortedList()
    const wereFew: boolean[] = []
    let nowMs = 0
    const look = () => {
      const { areFew } = queue.save()
      if (wereFew.at(-1) !== areFew) wereFew.push(areFew)
      expect([queue.size, queue.nextAtMs]).toEqual([oracle.size, oracle.nextAtMs])
    }
    const pop = () => {
      nowMs = oracle.nextAtMs ?? nowMs
      expect(queue.pop()).toBe(oracle.pop()?.payload)
      look()
    }
    for (let index = 0; index < 300; index++) {
      // Five of a hundred are late, and are the few that are left.
      const atMs = nowMs + (index % 20 === 0 ? 50_000 : 3 + (index % 7))
      queue.push(atMs, index % 3, index)
      oracle.push(atMs, index % 3, index)
      look()
      while (index % 100 === 99 && oracle.size > 3) pop()
    }
    while (oracle.size > 0) pop()
    expect(wereFew).toEqual([true, false, true, false, true, false, true])
    expect(new EventQueue(queue.save()).save()).toEqual(queue.save())
  })

  it('keeps the order of a thousand equals', () => {
    const queue = new EventQueue<number>()
    for (let i = 0; i < 1_000; i++) queue.push(5, 3, i)
    expect(Array.from({ length: 1_000 }, () => queue.pop())).toEqual(Array.from({ length: 1_000 }, (_, i) => i))
  })

  it('keeps the order also of what comes after a save, near and far', () => {
    for (const atMs of [1, 100_000]) {
      const queue = new EventQueue<string>()
      queue.push(atMs, 0, 'first')
      queue.push(atMs, 0, 'second')
      const again = new EventQueue(queue.save())
      again.push(atMs, 0, 'third')
      expect([again.pop(), again.pop(), again.pop()]).toEqual(['first', 'second', 'third'])
    }
  })

  it('a save is a copy: what goes on does not touch it', () => {
    const queue = new EventQueue<string>()
    queue.push(200_000, 0, 'later')
    queue.push(1, 0, 'sooner')
    const saved = queue.save()
    const text = JSON.stringify(saved)
    queue.pop()
    queue.push(1, 0, 'again')
    expect(JSON.stringify(saved)).toBe(text)
    const one = new EventQueue(saved)
    const other = new EventQueue(saved)
    one.pop()
    expect(other.pop()).toBe('sooner')
  })
})

describe('DET-1, DET-8 what a queue does not take', () => {
  const queue = new EventQueue<null>()

  it.each([-1, 0.5, NaN, TIME_MAX_MS + 1])('the time %s', (atMs) => {
    expect(() => queue.push(atMs, 0, null)).toThrow('DET-1')
  })

  it.each([-1, 16])('the priority %s', (priority) => {
    expect(() => queue.push(0, priority, null)).toThrow('DET-2')
  })

  it('a time before what was taken out last', () => {
    const late = new EventQueue<null>()
    late.push(5, 0, null)
    late.pop()
    expect(() => late.push(4, 0, null)).toThrow('DET-1')
    expect(() => late.push(5, 0, null)).not.toThrow()
  })

  it('DET-8 more events than its limit', () => {
    const full = new EventQueue<null>()
    for (let i = 0; i < QUEUE_MAX; i++) full.push(i % 100_000, 0, null)
    expect(() => full.push(0, 0, null)).toThrow('DET-8')
    full.pop()
    expect(() => full.push(0, 0, null)).not.toThrow()
  })
})
