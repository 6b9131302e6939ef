const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** With its padding (RFC 4648, section 4). */
const FORM = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** As AWS's JSON has bytes, and as credentials are written. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
    const bits = (first << 16) | (second << 8) | third
    const digits = [18, 12, 6, 0].map((by) => DIGITS.charAt((bits >> by) & 63)).join('')
    text += digits.slice(0, 1 + Math.min(3, bytes.length - at)).padEnd(4, '=')
  }
  return text
}

/** `null` for what is no base64. */
export function fromBase64(text: string): Uint8Array | null {
  if (!FORM.test(text)) return null
  const bytes: number[] = []
  const digits = text.replaceAll('=', '')
  for (let at = 0; at < digits.length; at += 4) {
    const four = digits.slice(at, at + 4)
    const bits = [...four.padEnd(4, 'A')].reduce((sum, digit) => (sum << 6) | DIGITS.indexOf(digit), 0)
    bytes.push(...[bits >> 16, (bits >> 8) & 255, bits & 255].slice(0, four.length - 1))
  }
  return Uint8Array.from(bytes)
}
