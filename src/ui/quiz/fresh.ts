/** A seed that nobody has had: whole, 0 to 2^32 − 1. */
export function freshSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}

/** The id of an answer, 16 hexadecimal digits. */
export function freshId(): string {
  const words = crypto.getRandomValues(new Uint32Array(2))
  return [...words].map((word) => word.toString(16).padStart(8, '0')).join('')
}
