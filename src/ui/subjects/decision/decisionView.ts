import type { ComponentType } from 'react'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import type { DecisionKind, DecisionOf } from '../../../model/world/decision.ts'
import type { Explanation } from '../../../model/world/explanation.ts'
import type { World } from '../../../model/world/world.ts'
import type { DecisionWords, MarkGlyph, WordsWorld } from '../../words/words.ts'

/** What is shown of one kind of decision. */
export interface DecisionView<K extends DecisionKind> {
  readonly words: (decision: DecisionOf<K>, world: WordsWorld) => DecisionWords
  readonly glyph: (decision: DecisionOf<K>) => MarkGlyph
  /** The decision whose whole reasoning is asked for with it; `null` where it says all itself. */
  readonly explainedId: (decision: DecisionOf<K>) => number | null
  /** On what it was made: the numbers under its sentence. */
  readonly Why: ComponentType<DecisionWhyProps<K>>
  /** What of its numbers is looked up rather than read: at the end. */
  readonly Figures?: ComponentType<DecisionWhyProps<K>>
}

export interface DecisionWhyProps<K extends DecisionKind> {
  readonly decision: DecisionOf<K>
  readonly words: DecisionWords
  readonly world: World
  /** What the page calls 00:00. */
  readonly originMs: number
  /** `undefined` while it is asked for; `null` where there is none. */
  readonly explanation: Explanation | null | undefined
  /** Leads to what it is about. */
  readonly onSelect: (ref: SubjectRef) => void
}
