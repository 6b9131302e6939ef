/** A seed that nobody has had: whole, 0 to 2^32 − 1. */
export function freshSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}
