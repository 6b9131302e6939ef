/**
 * The first `max` characters (code points) of a text. It never ends inside a surrogate pair, and what is half a pair
 * from the start becomes U+FFFD: a text that no reader of JSON or of an address would take back is never made.
 */
export function cutText(text: string, max: number): string {
  const whole = text.toWellFormed()
  // A code point is one or two UTF-16 units.
  if (whole.length <= max) return whole
  const points = [...whole.slice(0, 2 * max)]
  return points.slice(0, max).join('').toWellFormed()
}

/** How many characters (code points) a text has. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}
