import type { DecisionBase } from '../../decisionBase.ts'
import type { Fate, VerdictReason } from './evaluate.ts'

/** A lifecycle policy was carried out and has expired or archived images (ECR-6): it is about the repository. */
export interface LifecycleDecision extends DecisionBase {
  readonly kind: 'lifecycle'
  readonly repositoryUri: string
  /** How many it had. */
  readonly images: number
  readonly expired: number
  readonly archived: number
  /** By priority. */
  readonly rules: readonly RuleOutcome[]
}

export interface RuleOutcome {
  readonly rulePriority: number
  /** Images on which it was the first to have a say. */
  readonly images: number
  readonly expired: number
  readonly archived: number
}

/** What became of each image, oldest first. */
export interface LifecycleExplanation {
  readonly kind: 'lifecycle'
  readonly decisionId: number
  readonly verdicts: readonly VerdictLine[]
}

export interface VerdictLine {
  readonly digest: string
  readonly tags: readonly string[]
  readonly pushedAtMs: number
  /** `null`: no rule selects it. */
  readonly rulePriority: number | null
  readonly fate: Fate
  readonly reason: VerdictReason
  /** Rules that would have had it go, had not an earlier one its say. */
  readonly overruled: readonly number[]
}
