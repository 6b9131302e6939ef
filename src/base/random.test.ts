import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from './random.ts'

const seeds = fc.integer({ min: 0, max: 0xffff_ffff })

/** sfc32 as its author wrote it, in exact arithmetic: a second opinion on shifts and signs. */
function* reference(seed: number): Generator<number> {
  const mask = 0xffff_ffffn
  let [a, b, c, counter] = [0x9e37_79b9n, 0x243f_6a88n, 0xb7e1_5162n, BigInt(seed)]
  for (let drawn = 0; ; drawn++) {
    const sum = (a + b + counter) & mask
    counter = (counter + 1n) & mask
    a = b ^ (b >> 9n)
    b = (c + (c << 3n)) & mask
    c = (((c << 21n) | (c >> 11n)) + sum) & mask
    if (drawn >= 15) yield Number(sum)
  }
}

function draws(random: Random, count: number): readonly number[] {
  return Array.from({ length: count }, () => random.uint32())
}

describe('DET-3 the generator draws the same numbers in every engine', () => {
  it('as the reference does, from any seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const numbers = reference(seed)
        const expected = Array.from({ length: 50 }, () => numbers.next().value)
        expect(draws(Random.fromSeed(seed), 50)).toEqual(expected)
      }),
    )
  })

  it('goes on from its state as it would have gone on itself', () => {
    fc.assert(
      fc.property(seeds, fc.nat(100), (seed, count) => {
        const random = Random.fromSeed(seed)
        draws(random, count)
        const copy = new Random(random.state)
        const ahead = draws(random, 20)
        expect(draws(copy, 20)).toEqual(ahead)
        expect(copy.state).toEqual(random.state)
      }),
    )
  })

  it('differs from one seed to the next', () => {
    const firsts = Array.from({ length: 1_000 }, (_, seed) => Random.fromSeed(seed).uint32())
    expect(new Set(firsts).size).toBeGreaterThan(998)
  })

  it.each([-1, 0.5, 2 ** 32, NaN])('refuses %s as a seed', (seed) => {
    expect(() => Random.fromSeed(seed)).toThrow('32 bits')
  })
})

describe('numbers and ids', () => {
  it('between draws every number of a range, its ends included, and nothing else', () => {
    const random = Random.fromSeed(7)
    const drawn = Array.from({ length: 2_000 }, () => random.between(3, 12))
    expect([...new Set(drawn)].sort((one, other) => one - other)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    // Evenly: of 200 expected each, no number is drawn a third less or more.
    for (let n = 3; n <= 12; n++) {
      const count = drawn.filter((one) => one === n).length
      expect(count).toBeGreaterThan(133)
      expect(count).toBeLessThan(267)
    }
    expect(random.between(5, 5)).toBe(5)
    expect(() => random.between(5, 4)).toThrow('a small range')
    expect(() => random.between(0, 2 ** 40)).toThrow('a small range')
  })

  it('hex has exactly as many digits as asked for, leading zeros kept', () => {
    const random = Random.fromSeed(1)
    for (const digits of [1, 8, 16, 17, 32]) {
      for (let i = 0; i < 100; i++) expect(random.hex(digits)).toMatch(new RegExp(`^[0-9a-f]{${String(digits)}}$`))
    }
    const firsts = new Set(Array.from({ length: 300 }, () => random.hex(8)[0]))
    expect(firsts.size).toBe(16)
  })
})
