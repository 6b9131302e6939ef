/** The slots of a ring that hold something, in two levels of bits, so that the next one is found in a few steps. */
export class SlotSet {
  readonly #words: Int32Array
  /** A bit for each word that has one. */
  readonly #groups: Int32Array

  /** @param slots  a power of two, 1,024 at least */
  constructor(slots: number) {
    this.#words = new Int32Array(slots >> 5)
    this.#groups = new Int32Array(slots >> 10)
  }

  add(slot: number): void {
    // A shift by more than 31 is one by its five lowest bits.
    this.#words[slot >> 5] = (this.#words[slot >> 5] as number) | (1 << slot)
    this.#groups[slot >> 10] = (this.#groups[slot >> 10] as number) | (1 << (slot >> 5))
  }

  delete(slot: number): void {
    const left = (this.#words[slot >> 5] as number) & ~(1 << slot)
    this.#words[slot >> 5] = left
    if (left === 0) this.#groups[slot >> 10] = (this.#groups[slot >> 10] as number) & ~(1 << (slot >> 5))
  }

  /** The first one from `slot` on, round the end if need be. Not to be asked of an empty set. */
  nextFrom(slot: number): number {
    const words = this.#words
    const groups = this.#groups
    const word = slot >> 5
    const bits = (words[word] as number) & (-1 << slot)
    if (bits !== 0) return (word << 5) + lowestBit(bits)
    let group = word >> 5
    let later = (groups[group] as number) & (-2 << word)
    while (later === 0) {
      group = (group + 1) & (groups.length - 1)
      later = groups[group] as number
    }
    const found = (group << 5) + lowestBit(later)
    return (found << 5) + lowestBit(words[found] as number)
  }
}

/** The place of the lowest bit that is set. */
export function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}
