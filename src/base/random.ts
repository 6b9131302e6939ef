import { assert } from './assert.ts'

/** The whole state of the generator: four 32-bit words. Copying it copies the future. */
export type RandomState = readonly [number, number, number, number]

const HEX_DIGITS = '0123456789abcdef'

/**
 * sfc32 (Chris Doty-Humphrey's Small Fast Counter, in PractRand): 32-bit integer steps only,
 * so that every engine draws the same numbers.
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter: number

  constructor(state: RandomState) {
    ;[this.#a, this.#b, this.#c, this.#counter] = state
  }

  /** @param seed  whole, 0 to 2^32 − 1 */
  static fromSeed(seed: number): Random {
    assert(Number.isInteger(seed) && seed >= 0 && seed <= 0xffff_ffff, 'the seed is 32 bits')
    const random = new Random([0x9e37_79b9, 0x243f_6a88, 0xb7e1_5162, seed | 0])
    // The reference warms up before the first draw, or neighbouring seeds start alike.
    for (let i = 0; i < 15; i++) random.uint32()
    return random
  }

  get state(): RandomState {
    return [this.#a, this.#b, this.#c, this.#counter]
  }

  /** Whole, 0 to 2^32 − 1. */
  uint32(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    this.#c |= 0
    return sum >>> 0
  }

  /** Whole, `min` to `max`, both included. The modulo's bias is under 2^-20 for the ranges used here. */
  between(min: number, max: number): number {
    assert(Number.isInteger(min) && Number.isInteger(max) && min <= max && max - min < 4096 * 1024, 'a small range')
    return min + (this.uint32() % (max - min + 1))
  }

  /**
   * Lower-case hexadecimal digits, as AWS's ids have. Made in one piece: V8 keeps a text that was added up as a tree of
   * its parts, which is slow to read ever after, and an id is read very often.
   */
  hex(digits: number): string {
    const codes: number[] = []
    while (codes.length < digits) {
      const word = this.uint32()
      for (let shift = 28; shift >= 0 && codes.length < digits; shift -= 4) {
        codes.push(HEX_DIGITS.charCodeAt((word >>> shift) & 15))
      }
    }
    return String.fromCharCode(...codes)
  }
}
