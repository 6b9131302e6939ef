import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HASH_START, hashText, hashWith, RunningHash, type Hashable } from './hash.ts'

function hashOf(...values: readonly Hashable[]): string {
  return hashText(values.reduce(hashWith, HASH_START))
}

const value = fc.jsonValue({ maxDepth: 3, noUnicodeString: false }) as fc.Arbitrary<Hashable>

describe('DET-3 a hash names a history', () => {
  it('is sixteen lower-case hexadecimal digits', () => {
    fc.assert(fc.property(value, (one) => /^[0-9a-f]{16}$/.test(hashOf(one))))
  })

  it('is the same for the same values, and changes nothing that it reads', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), (values) => {
        const text = JSON.stringify(values)
        expect(hashOf(...values)).toBe(hashOf(...(JSON.parse(text) as Hashable[])))
        expect(JSON.stringify(values)).toBe(text)
      }),
    )
  })

  it('goes on from where it was', () => {
    const first = hashWith(HASH_START, 'first')
    expect(hashText(hashWith(first, 'second'))).toBe(hashOf('first', 'second'))
    expect(hashText(hashWith({ ...first }, 'second'))).toBe(hashOf('first', 'second'))
  })

  it('differs for everything that is told apart', () => {
    const values: readonly (readonly Hashable[])[] = [
      [],
      [0],
      [1],
      [-1],
      [2 ** 31],
      [2 ** 32],
      [2 ** 32 + 1],
      [2 ** 53],
      [0.5],
      [0.25],
      [-0.5],
      [true],
      [false],
      [null],
      [''],
      ['a'],
      ['ab'],
      ['a', 'b'],
      ['b', 'a'],
      ['A'],
      ['ä'],
      ['1'],
      [[]],
      [[1]],
      [[1, 2]],
      [[2, 1]],
      [[[1], 2]],
      [[[1, 2]]],
      [{}],
      [{ a: 1 }],
      [{ a: 2 }],
      [{ b: 1 }],
      [{ a: 1, b: 1 }],
      [{ a: { b: 1 } }],
      [{ a: null }],
    ]
    const hashes = values.map((one) => hashOf(...one))
    expect(new Set(hashes).size).toBe(values.length)
  })

  it('counts an undefined field as absent, as JSON does', () => {
    expect(hashOf({ a: 1, b: undefined })).toBe(hashOf({ a: 1 }))
  })

  it('spreads a change of one bit over both lanes', () => {
    const [one, other] = [hashOf(1_000), hashOf(1_001)]
    expect(one.slice(0, 8)).not.toBe(other.slice(0, 8))
    expect(one.slice(8)).not.toBe(other.slice(8))
  })

  it('finds no two alike among many that are nearly alike', () => {
    const hashes = new Set<string>()
    for (let atMs = 0; atMs < 200; atMs++) {
      for (let count = 0; count < 100; count++) hashes.add(hashOf(atMs, { kind: 'tasksMoved', count }))
    }
    expect(hashes.size).toBe(20_000)
  })
})

describe('DET-3 a running hash', () => {
  it('comes to the same whether or not it has met a text before', () => {
    const after = (count: number): string => {
      const texts = Array.from({ length: count }, (_, index) => `text ${String(index)}`)
      for (const text of texts) new RunningHash(HASH_START).addPair(0, text)
      const running = new RunningHash(HASH_START)
      for (let round = 0; round < 2; round++) running.addPair(round, { name: 'text 1', of: ['text 2', 'text 1'] })
      return hashText(running.state)
    }
    expect(new Set([after(0), after(10), after(40_000)]).size).toBe(1)
  })

  it('comes to the same whether or not it has met a long list before, and takes it by its order', () => {
    const hashOfList = (list: readonly string[]) => {
      const running = new RunningHash(HASH_START)
      running.addPair(0, { list })
      return hashText(running.state)
    }
    const ids = Array.from({ length: 40 }, (_, index) => `task ${String(index)}`)
    const first = hashOfList(ids)
    expect([hashOfList(ids), hashOfList([...ids])]).toEqual([first, first])
    expect(hashOfList(ids.toReversed())).not.toBe(first)
    expect(hashOfList(ids.slice(1))).not.toBe(first)
  })

  it('comes to the same when it has forgotten the names of fields, which make a hash of their own', () => {
    const hashOf = (value: Hashable) => {
      const running = new RunningHash(HASH_START)
      running.addPair(0, value)
      return hashText(running.state)
    }
    const before = hashOf({ one: 1, other: { one: 2 } })
    for (let i = 0; i < 9_000; i++) hashOf({ [`name ${String(i)}`]: i })
    expect(hashOf({ one: 1, other: { one: 2 } })).toBe(before)
    expect(hashOf({ other: { one: 2 }, one: 1 })).not.toBe(before)
    expect(hashOf({ one: 1, another: { one: 2 } })).not.toBe(before)
  })

  it('tells texts in a history apart, by their places too', () => {
    const values: readonly Hashable[] = [
      'a',
      'b',
      'ab',
      { a: 'b' },
      { b: 'a' },
      { a: 'a' },
      ['a', 'b'],
      ['b', 'a'],
      ['ab'],
    ]
    const hashes = values.map((value) => {
      const running = new RunningHash(HASH_START)
      running.addPair(0, value)
      return hashText(running.state)
    })
    expect(new Set(hashes).size).toBe(values.length)
  })
})
