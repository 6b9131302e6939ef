import type { DecisionBase } from '../decisionBase.ts'
import type { HeldBy, WaitingGroup } from './reservation.ts'

/** Managed scaling looked at the metric of a capacity provider: what it asks for, and what came of it (CPR-7). */
export interface ManagedDecision extends DecisionBase {
  readonly kind: 'managedScaling'
  readonly capacityProvider: string
  readonly groupName: string
  readonly alarmName: string
  /** N, and M with its parts. */
  readonly instances: number
  readonly busy: number
  readonly needed: number
  readonly waiting: readonly WaitingGroup[]
  readonly metric: number
  readonly target: number
  readonly before: number
  readonly proposed: number
  readonly desired: number
  readonly heldBy: HeldBy | null
  /** Until when it is held, where a time ends that. */
  readonly heldUntilMs: number | null
}
