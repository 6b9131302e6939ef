/** Hands by question and option, as they were counted. */
export type Tally = Readonly<Record<number, readonly number[]>>

/** A class has no more. */
export const HANDS_MAX = 999

/** @returns the hands of a question: none where nobody has counted */
export function handsOf(tally: Tally, question: number, options: number): readonly number[] {
  return Array.from({ length: options }, (_, option) => tally[question]?.[option] ?? 0)
}

/** The same with other hands for one option. */
export function counted(
  tally: Tally,
  question: number,
  hand: { readonly option: number; readonly count: number; readonly options: number },
): Tally {
  const count = Math.max(0, Math.min(HANDS_MAX, hand.count))
  const hands = handsOf(tally, question, hand.options).map((before, at) => (at === hand.option ? count : before))
  return { ...tally, [question]: hands }
}
