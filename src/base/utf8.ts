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
