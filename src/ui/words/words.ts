import type { Explanation } from '../../model/world/explanation.ts'
import type { TargetsWorld } from '../../model/world/balancing/taskTargets.ts'
import type { World } from '../../model/world/world.ts'

/** A decision in words: verdict first, then one sentence, then the numbers. */
export interface DecisionWords {
  readonly verdict: string
  readonly sentence: string
  /** `trouble` is red with a cross, `clear` green with a tick; the words say it too. */
  readonly tone: 'plain' | 'trouble' | 'clear'
  readonly ruleId: string
  readonly details: readonly Detail[]
  /** What would change the outcome, each a whole instruction. */
  readonly remedies: readonly string[]
}

/** How a decision is marked on the timeline: ▼ stop, ▲ start, ◆ other, ✕ what did not work. */
export type MarkGlyph = 'stop' | 'start' | 'other' | 'trouble'

/** An object in words: what to say of it now, verdict first. */
export type SubjectWords = Pick<DecisionWords, 'verdict' | 'sentence' | 'tone'>

export interface Detail {
  readonly label: string
  readonly value: string
}

type WordsTables =
  | 'codeDeployments'
  | 'nowMs'
  | 'instances'
  | 'tasks'
  | 'decisions'
  | 'services'
  | 'scheduling'
  | 'faults'
  | 'serviceDeployments'
  | 'protections'
  | 'taskDefinitions'
  | 'liveByService'
  | 'injections'

/** What the words look up besides the decision itself. A `World` is one. */
export interface WordsWorld extends Pick<World, WordsTables>, TargetsWorld {
  /** What the page calls 00:00; 0 when not given. */
  readonly originMs?: number
  /** Of the placement that is spoken of. Until it is there the words tell the outcome alone. */
  readonly explanation?: Explanation | null | undefined
}
