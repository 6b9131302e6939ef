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
  string | number | boolean | null | undefined | readonly Hashable[] | { readonly [key: string]: unknown }

/** The same hash with one more value in it. Keys count in their given order: build records the same way each time. */
export function hashWith(hash: Hash, value: Hashable): Hash {
  const lanes = { a: hash.a, b: hash.b }
  mixValue(lanes, value)
  return lanes
}

/** Sixteen lower-case hexadecimal digits. */
export function hashText(hash: Hash): string {
  return (hash.a >>> 0).toString(16).padStart(8, '0') + (hash.b >>> 0).toString(16).padStart(8, '0')
}

interface Lanes {
  a: number
  b: number
}

function mixValue(lanes: Lanes, value: unknown): void {
  if (typeof value === 'number') mixNumber(lanes, value)
  else if (typeof value === 'string') mixString(lanes, value)
  else if (typeof value === 'boolean') mix(lanes, value ? 3 : 5)
  else if (value === null || value === undefined) mix(lanes, 7)
  else if (Array.isArray(value)) {
    mix(lanes, value.length + 0x1000)
    for (const item of value) mixValue(lanes, item)
  } else mixRecord(lanes, value as Record<string, unknown>)
}

function mixRecord(lanes: Lanes, record: Record<string, unknown>): void {
  mix(lanes, 0x2000)
  for (const key in record) {
    const value = record[key]
    if (value === undefined) continue
    mixString(lanes, key)
    mixValue(lanes, value)
  }
}

/** What `mix` makes of a word before it meets the lanes. */
function spread(word: number): number {
  const k = Math.imul(word, 0xcc9e_2d51)
  return Math.imul((k << 15) | (k >>> 17), 0x1b87_3593)
}

/** `spread` of the characters of ASCII, and what the second lane takes of it: nearly all that is hashed is ASCII. */
const ASCII = 128
const asciiForA = Int32Array.from({ length: ASCII }, (_, code) => spread(code))
const asciiForB = asciiForA.map((k) => Math.imul(k, 0x85eb_ca6b))

/** The same as `mix` for each character, with the lanes in local variables. */
function mixString(lanes: Lanes, text: string): void {
  mix(lanes, text.length + 0x3000)
  let { a, b } = lanes
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < ASCII) {
      a ^= asciiForA[code] as number
      b ^= asciiForB[code] as number
    } else {
      const k = spread(code)
      a ^= k
      b ^= Math.imul(k, 0x85eb_ca6b)
    }
    a = (a << 13) | (a >>> 19)
    b = (b << 17) | (b >>> 15)
    b = (Math.imul(b, 9) + 0x38b3_4ae5 + a) | 0
    a = (Math.imul(a, 5) + 0xe654_6b64) | 0
  }
  lanes.a = a
  lanes.b = b
}

function mixNumber(lanes: Lanes, value: number): void {
  // Whole numbers up to 2^53 split exactly in two words; a fraction counts in thousandths of a thousandth.
  const whole = Math.floor(value)
  mix(lanes, whole | 0)
  mix(lanes, Math.floor(whole / 0x1_0000_0000) | 0)
  if (whole !== value) mix(lanes, Math.floor((value - whole) * 1_000_000))
}

function mix(lanes: Lanes, word: number): void {
  const k = spread(word)
  let a = lanes.a ^ k
  a = (a << 13) | (a >>> 19)
  lanes.a = (Math.imul(a, 5) + 0xe654_6b64) | 0
  let b = lanes.b ^ Math.imul(k, 0x85eb_ca6b)
  b = (b << 17) | (b >>> 15)
  lanes.b = (Math.imul(b, 9) + 0x38b3_4ae5 + a) | 0
}
