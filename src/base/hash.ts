/**
 * A running 64-bit hash in two 32-bit lanes (MurmurHash3's mixing step, Austin Appleby, public domain).
 * It names a history: two worlds with the same hash have had the same changes in the same order.
 * It is not made to withstand an attacker.
 */
export interface Hash {
  readonly a: number
  readonly b: number
}

export const HASH_START: Hash = { a: 0x2545_f491, b: 0x9e37_79b9 }

/** What a hash takes: plain data. `undefined` counts as absent, as in JSON. */
export type Hashable =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Hashable[]
  | { readonly [key: string]: unknown }

/** The same hash with one more value in it. Keys count in their given order: build records the same way each time. */
export function hashWith(hash: Hash, value: Hashable): Hash {
  const lanes = lanesOf(hash)
  mixValue(lanes, value, false)
  return hashOfLanes(lanes)
}

/**
 * A hash that goes on in place: for who puts one value after another into it. Of a text it takes the text's own hash,
 * which it knows of those that come again and again, as names of fields and ARNs do: so it is another than `hashWith`
 * comes to.
 */
export class RunningHash {
  /** The two lanes. */
  readonly #lanes: Lanes

  constructor(hash: Hash) {
    this.#lanes = lanesOf(hash)
  }

  get state(): Hash {
    return hashOfLanes(this.#lanes)
  }

  /** One value after the other, as a list of the two. */
  addPair(one: Hashable, other: Hashable): void {
    mix(this.#lanes, LIST + 2)
    mixValue(this.#lanes, one, true)
    mixValue(this.#lanes, other, true)
  }
}

/** Sixteen lower-case hexadecimal digits. */
export function hashText(hash: Hash): string {
  return (hash.a >>> 0).toString(16).padStart(8, '0') + (hash.b >>> 0).toString(16).padStart(8, '0')
}

/** Plain words: a field of an object that does not fit a small integer is a box of its own each time it is written. */
type Lanes = Int32Array

const LIST = 0x1000

function lanesOf({ a, b }: Hash): Lanes {
  return Int32Array.of(a, b)
}

function hashOfLanes([a = 0, b = 0]: Lanes): Hash {
  return { a, b }
}

function mixValue(lanes: Lanes, value: unknown, byText: boolean): void {
  if (typeof value === 'number') mixNumber(lanes, value)
  else if (typeof value === 'string') mixString(lanes, value, byText)
  else if (typeof value === 'boolean') mix(lanes, value ? 3 : 5)
  else if (value === null || value === undefined) mix(lanes, 7)
  else if (Array.isArray(value)) {
    mix(lanes, LIST + value.length)
    for (const item of value) mixValue(lanes, item, byText)
  } else mixRecord(lanes, value as Record<string, unknown>, byText)
}

function mixRecord(lanes: Lanes, record: Record<string, unknown>, byText: boolean): void {
  mix(lanes, 0x2000)
  for (const key in record) {
    const value = record[key]
    if (value === undefined) continue
    mixString(lanes, key, byText)
    mixValue(lanes, value, byText)
  }
}

/** What `mix` makes of a word before it meets the lanes. */
function spread(word: number): number {
  const k = Math.imul(word, 0xcc9e_2d51)
  return Math.imul((k << 15) | (k >>> 17), 0x1b87_3593)
}

/** So many texts are known at most: more than a lab of 5,000 tasks names while all are replaced. Then it begins anew. */
const KNOWN_MAX = 32_768
const known = new Map<string, Hash>()

function mixString(lanes: Lanes, text: string, byText: boolean): void {
  if (byText) mixText(lanes, text)
  else mixCharacters(lanes, text)
}

/** By the hash of the text itself. */
function mixText(lanes: Lanes, text: string): void {
  let own = known.get(text)
  if (own === undefined) {
    own = hashWith(HASH_START, text)
    if (known.size >= KNOWN_MAX) known.clear()
    known.set(text, own)
  }
  mix(lanes, own.a)
  mix(lanes, own.b)
}

/** The same as `mix` for each character, with the lanes in local variables. */
function mixCharacters(lanes: Lanes, text: string): void {
  mix(lanes, text.length + 0x3000)
  let a = lanes[0] as number
  let b = lanes[1] as number
  for (let i = 0; i < text.length; i++) {
    const k = spread(text.charCodeAt(i))
    a ^= k
    a = (a << 13) | (a >>> 19)
    b ^= Math.imul(k, 0x85eb_ca6b)
    b = (b << 17) | (b >>> 15)
    b = (Math.imul(b, 9) + 0x38b3_4ae5 + a) | 0
    a = (Math.imul(a, 5) + 0xe654_6b64) | 0
  }
  lanes[0] = a
  lanes[1] = b
}

function mixNumber(lanes: Lanes, value: number): void {
  if ((value | 0) === value) {
    // What nearly all numbers are: the upper word is that of the sign.
    mix(lanes, value)
    mix(lanes, value < 0 ? -1 : 0)
    return
  }
  // Whole numbers up to 2^53 split exactly in two words; a fraction counts in thousandths of a thousandth.
  const whole = Math.floor(value)
  mix(lanes, whole | 0)
  mix(lanes, Math.floor(whole / 0x1_0000_0000) | 0)
  if (whole !== value) mix(lanes, Math.floor((value - whole) * 1_000_000))
}

function mix(lanes: Lanes, word: number): void {
  const k = spread(word)
  let a = (lanes[0] as number) ^ k
  a = (a << 13) | (a >>> 19)
  lanes[0] = Math.imul(a, 5) + 0xe654_6b64
  let b = (lanes[1] as number) ^ Math.imul(k, 0x85eb_ca6b)
  b = (b << 17) | (b >>> 15)
  lanes[1] = Math.imul(b, 9) + 0x38b3_4ae5 + a
}
