import type { DecisionBase } from '../decisionBase.ts'

/** Why the agent of an instance is not let into its cluster (ROL-7). */
export interface RefusedRegistration {
  /** Its profile has no role; EC2 may not assume that; it may not do what an agent has to. */
  readonly cause: 'noRole' | 'notAssumable' | 'notAllowed'
  /** By its name. */
  readonly profile: string
  readonly roleArn: string | null
  /** `ecs:RegisterContainerInstance`; `null` of an agent that has no credentials to call with. */
  readonly action: string | null
  /** In AWS's words; `null` where nothing was called. */
  readonly message: string | null
}

/** The agent of an instance that has booted was refused. It tries again once something was said of roles. */
export interface RegistrationDecision extends DecisionBase, RefusedRegistration {
  readonly kind: 'registration'
  readonly instanceId: string
}
