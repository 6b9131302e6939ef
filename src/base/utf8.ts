/** Whether a text has more bytes as UTF-8, which is what AWS's limits of size count. Looks no further than it must. */
export function hasMoreBytes(text: string, max: number): boolean {
  // Each UTF-16 unit is 1 to 3 bytes.
  if (text.length > max) return true
  if (text.length * 3 <= max) return false
  return byteLength(text, max) > max
}

/** How many bytes a text has as UTF-8; of one that has more than `max`, some number above that. */
export function byteLength(text: string, max = Infinity): number {
  let bytes = 0
  for (let i = 0; i < text.length && bytes <= max; i++) {
    const unit = text.charCodeAt(i)
    const isSurrogate = unit >= 0xd800 && unit <= 0xdfff
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isSurrogate ? 2 : 3
  }
  return bytes
}

/** The bytes of a text's UTF-8; half a surrogate pair is U+FFFD, as encoders have it. */
export function utf8(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    pushPoint(bytes, point >= 0xd800 && point <= 0xdfff ? 0xfffd : point)
  }
  return Uint8Array.from(bytes)
}

function pushPoint(bytes: number[], point: number): void {
  if (point < 0x80) bytes.push(point)
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), following(point))
  else if (point < 0x1_0000) bytes.push(0xe0 | (point >> 12), following(point >> 6), following(point))
  else bytes.push(0xf0 | (point >> 18), following(point >> 12), following(point >> 6), following(point))
}

function following(bits: number): number {
  return 0x80 | (bits & 0x3f)
}
