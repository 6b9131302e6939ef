import type { History } from '../world/history.ts'
import type { Act, Answer } from './command.ts'

/** Acts on a branch's present that are only tried. */
export interface Trial {
  readonly acts: readonly Act[]
  /** What is given so long after them. */
  readonly then?: { readonly afterMs: number; readonly acts: readonly Act[] } | undefined
  /** How far it is looked, at most: until nothing is under way any more. */
  readonly aheadMs: number
  /** What is asked of the world that they lead to; it may stand on what the acts were answered (`answerRef`). */
  readonly read?: Act | undefined
}

/** What came of it. */
export interface Tried {
  /** From the present on. */
  readonly history: History
  /** Of `read`. */
  readonly answer: Answer | null
}
