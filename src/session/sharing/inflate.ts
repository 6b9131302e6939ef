import { Inflate } from 'fflate'

/** Deflate makes at most 1,032 bytes of one, so a piece of this size can pass the limit by 64 KiB only. */
const PIECE_BYTES = 64

/** Why packed bytes could not be unpacked. */
export type InflateFailure = 'damaged' | 'too large'

/** Unpacks raw deflate piece by piece and stops as soon as more than `bytesMax` have come out (a bomb). */
export function inflate(packed: Uint8Array, bytesMax: number): Uint8Array | InflateFailure {
  const pieces: Uint8Array[] = []
  let bytes = 0
  let isWhole = false
  const stream = new Inflate((piece, isFinal) => {
    pieces.push(piece)
    bytes += piece.length
    isWhole ||= isFinal
  })
  try {
    for (let from = 0; from < packed.length && bytes <= bytesMax; from += PIECE_BYTES) {
      stream.push(packed.subarray(from, from + PIECE_BYTES), from + PIECE_BYTES >= packed.length)
    }
  } catch {
    return 'damaged'
  }
  if (bytes > bytesMax) return 'too large'
  if (!isWhole) return 'damaged'
  return joined(pieces, bytes)
}

function joined(pieces: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
