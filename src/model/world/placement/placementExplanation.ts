import type { Check } from './placementDecision.ts'

/** The whole reasoning of a placement. Never kept: a replay with the explainer on makes it (DET-9). */
export interface PlacementExplanation {
  readonly kind: 'placement'
  readonly decisionId: number
  readonly candidates: readonly Candidate[]
  /** Candidates past the limit of the list, left out of it but not of the decision. */
  readonly candidatesOmitted: number
}

/** A list of so many is whole: nobody reads more, and it crosses to the page at once. */
export const CANDIDATES_MAX = 60

/** An instance; on Fargate a zone. */
export interface Candidate {
  readonly instanceId: string
  readonly ec2InstanceId: string
  readonly instanceType: string
  readonly availabilityZone: string
  /** Every check, not only the first that failed. */
  readonly checks: readonly Check[]
  /** One value for each strategy that it still took part in. */
  readonly scores: readonly Score[]
  readonly outcome: 'chosen' | 'dropped by a check' | 'dropped by a strategy' | 'equal, registered later'
}

export interface Score {
  /** Tasks in the group (spread), or units left of the field (binpack). Lower wins. */
  readonly value: number
  /** For spread: the group, such as `us-east-1a`. */
  readonly group?: string
  readonly isKept: boolean
}
