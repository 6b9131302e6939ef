import type { DecisionBase } from '../decisionBase.ts'
import type { PullCause } from './taskPull.ts'

/** An image could not be pulled (PUL-4 to PUL-6): what broke which link of the chain, and in which words AWS says it. */
export interface PullDecision extends DecisionBase {
  readonly kind: 'pull'
  readonly taskId: string
  readonly containerName: string
  /** As the definition names it. */
  readonly image: string
  /** The digest that was asked for: the definition's, or the one that the deployment keeps. */
  readonly digest: string | null
  readonly isKept: boolean
  /** Its link is broken; those before it hold (`PULL_CAUSES`, `PULL_LINKS`), those after it were not come to. */
  readonly cause: PullCause
  readonly tries: number
  readonly reason: string
  /** From where it was tried: the zone whose subnet it is, and the instance, `null` on Fargate. */
  readonly availabilityZone: string
  readonly instanceId: string | null
  /** Without the container the task goes on. */
  readonly isEssential: boolean
}
