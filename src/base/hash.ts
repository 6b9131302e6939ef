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
  mixValue(lanes, value, SPELLED)
  return hashOfLanes(lanes)
}

/**
 * A hash that goes on in place: for who puts one value after another into it. It takes the names of a record's fields
 * at once, and a long list by the list's own hash, which it knows of those that come again, as the tasks of a service
 * do: so it is another than `hashWith` comes to. What was put in may not change any more.
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
    mixValue(this.#lanes, one, KNOWN)
    mixValue(this.#lanes, other, KNOWN)
  }
}

/** Sixteen lower-case hexadecimal digits. */
export function hashText(hash: Hash): string {
  return (hash.a >>> 0).toString(16).padStart(8, '0') + (hash.b >>> 0).toString(16).padStart(8, '0')
}

/** Plain words: a field of an object that does not fit a small integer is a box of its own each time it is written. */
type Lanes = Int32Array

/** Whether everything is spelled out each time, or what comes again is known. */
type Way = typeof SPELLED | typeof KNOWN
const SPELLED = 0
const KNOWN = 1

const LIST = 0x1000
const RECORD = 0x2000
const TEXT = 0x3000

function lanesOf({ a, b }: Hash): Lanes {
  return Int32Array.of(a, b)
}

function hashOfLanes([a = 0, b = 0]: Lanes): Hash {
  return { a, b }
}

function mixHash(lanes: Lanes, { a, b }: Hash): void {
  mix(lanes, a)
  mix(lanes, b)
}

function mixValue(lanes: Lanes, value: unknown, way: Way): void {
  if (typeof value === 'number') mixNumber(lanes, value)
  else if (typeof value === 'string') mixText(lanes, value, way)
  else if (typeof value === 'boolean') mix(lanes, value ? 3 : 5)
  else if (value === null || value === undefined) mix(lanes, 7)
  else if (Array.isArray(value)) mixList(lanes, value as readonly unknown[], way)
  else if (way === KNOWN) mixKnownRecord(lanes, value as Record<string, unknown>)
  else mixRecord(lanes, value as Record<string, unknown>)
}

/** From so many on it is quicker to find a list again than to read it. */
const KNOWN_LIST_MIN = 16
const knownLists = new WeakMap<readonly unknown[], Hash>()

function mixList(lanes: Lanes, list: readonly unknown[], way: Way): void {
  mix(lanes, LIST + list.length)
  if (way === KNOWN && list.length >= KNOWN_LIST_MIN) return mixHash(lanes, hashOfList(list))
  for (const item of list) mixValue(lanes, item, way)
}

function hashOfList(list: readonly unknown[]): Hash {
  const known = knownLists.get(list)
  if (known !== undefined) return known
  const own = lanesOf(HASH_START)
  for (const item of list) mixValue(own, item, KNOWN)
  const hash = hashOfLanes(own)
  knownLists.set(list, hash)
  return hash
}

function mixRecord(lanes: Lanes, record: Record<string, unknown>): void {
  mix(lanes, RECORD)
  for (const name in record) {
    const value = record[name]
    if (value === undefined) continue
    mixText(lanes, name, SPELLED)
    mixValue(lanes, value, SPELLED)
  }
}

/** Its values, then the hash of all its names. */
function mixKnownRecord(lanes: Lanes, record: Record<string, unknown>): void {
  mix(lanes, RECORD)
  let names = firstName
  for (const name in record) {
    const value = record[name]
    if (value === undefined) continue
    names = namesWith(names, name)
    mixValue(lanes, value, KNOWN)
  }
  mixHash(lanes, names.hash)
}

/** The names of a record's fields up to one of them: records of a kind have the same in the same order. */
interface Names {
  readonly hash: Hash
  /** The name that came after them last. */
  next: { readonly name: string; readonly names: Names } | null
  readonly others: Map<string, Names>
}

/** So many are known at most; then it begins anew. */
const NAMES_MAX = 8_192
let firstName = newNames(HASH_START)
let namesCount = 0

function newNames(hash: Hash): Names {
  return { hash, next: null, others: new Map() }
}

function namesWith(names: Names, name: string): Names {
  const { next } = names
  if (next !== null && next.name === name) return next.names
  const found = names.others.get(name) ?? newNames(hashWith(names.hash, name))
  if (!names.others.has(name)) {
    names.others.set(name, found)
    namesCount += 1
    if (namesCount > NAMES_MAX) forgetNames()
  }
  names.next = { name, names: found }
  return found
}

function forgetNames(): void {
  firstName = newNames(HASH_START)
  namesCount = 0
}

/** What `mix` makes of a word before it meets the lanes. */
function spread(word: number): number {
  const k = Math.imul(word, 0xcc9e_2d51)
  return Math.imul((k << 15) | (k >>> 17), 0x1b87_3593)
}

/** The same as `mix` for each character or for two at once, with the lanes in local variables. */
function mixText(lanes: Lanes, text: string, way: Way): void {
  const { length } = text
  mix(lanes, length + TEXT)
  let a = lanes[0] as number
  let b = lanes[1] as number
  const step = way === KNOWN ? 2 : 1
  for (let i = 0; i < length; i += step) {
    const isPair = step === 2 && i + 1 < length
    const k = spread(text.charCodeAt(i) | (isPair ? text.charCodeAt(i + 1) << 16 : 0))
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
