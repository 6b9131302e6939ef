/**
 * SHA-256 (FIPS 180-4), in whole 32-bit arithmetic: the digests of layers and manifests are what anybody else's SHA-256
 * of them is, so a learner can check one. The model takes no packages, and the browser's own only answers later.
 */
import { utf8 } from './utf8.ts'

const ROUND_CONSTANTS = roundConstants()
const START = Int32Array.of(
  0x6a09_e667,
  0xbb67_ae85,
  0x3c6e_f372,
  0xa54f_f53a,
  0x510e_527f,
  0x9b05_688c,
  0x1f83_d9ab,
  0x5be0_cd19,
)
const BLOCK_BYTES = 64

/** Of a text's UTF-8. @returns 64 lower-case hexadecimal digits */
export function sha256(text: string): string {
  return sha256Of(utf8(text))
}

/** Of bytes. */
export function sha256Of(message: Uint8Array): string {
  const bytes = padded(message)
  const state = Int32Array.from(START)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) takeBlock(state, view, at)
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

/** A one, zeros, and the length in bits as 64 bits at the end of the last block. */
function padded(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = Math.ceil((message.length + 9) / BLOCK_BYTES)
  const bytes = new Uint8Array(blocks * BLOCK_BYTES)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(bytes.length - 8, Math.floor(message.length / 0x2000_0000))
  view.setUint32(bytes.length - 4, message.length << 3)
  return bytes
}

function takeBlock(state: Int32Array, view: DataView, at: number): void {
  const words = schedule(view, at)
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const mixed = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    const chosen = (e & f) ^ (~e & g)
    const one = (h + mixed + chosen + (ROUND_CONSTANTS[i] ?? 0) + (words[i] ?? 0)) | 0
    const other = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + other) | 0]
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = ((state[i] ?? 0) + word) | 0
}

function schedule(view: DataView, at: number): Int32Array {
  const words = new Int32Array(64)
  for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + i * 4)
  for (let i = 16; i < 64; i++) {
    const near = words[i - 2] ?? 0
    const far = words[i - 15] ?? 0
    const low = rotated(far, 7) ^ rotated(far, 18) ^ (far >>> 3)
    const high = rotated(near, 17) ^ rotated(near, 19) ^ (near >>> 10)
    words[i] = ((words[i - 16] ?? 0) + low + (words[i - 7] ?? 0) + high) | 0
  }
  return words
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

/** The first 32 bits of the fractions of the cube roots of the first 64 primes, found in whole numbers. */
function roundConstants(): Int32Array {
  const found: number[] = []
  for (let candidate = 2n; found.length < 64; candidate++) {
    if (!isPrime(candidate)) continue
    found.push(Number(BigInt.asIntN(32, cubeRoot(candidate << 96n))))
  }
  return Int32Array.from(found)
}

function isPrime(candidate: bigint): boolean {
  for (let by = 2n; by * by <= candidate; by++) if (candidate % by === 0n) return false
  return true
}

/** The whole part of it. */
function cubeRoot(of: bigint): bigint {
  let low = 0n
  let high = 1n << 36n
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle * middle * middle <= of) low = middle
    else high = middle
  }
  return low
}
