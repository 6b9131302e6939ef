/** Thrown when the program is wrong. A learner's bad input is never this: it is refused with an `ApiError`. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError'
}

/**
 * States what must be true here.
 *
 * @param rule  the invariant's id (SPEC.md) or a short sentence
 * @throws AssertionError  when it is not: the world is then rebuilt from its log
 */
export function assert(condition: boolean, rule: string): asserts condition {
  if (!condition) throw new AssertionError(`Broken: ${rule}`)
}

/** The value, when a missing one would be our bug. The sentence is made only then: this is asked very often. */
export function must<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new AssertionError(`Broken: ${what} exists`)
  return value
}
