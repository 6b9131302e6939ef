import type { AlarmDecision } from './monitoring/alarmDecision.ts'
import type { GroupDecision, GroupScheduleDecision } from './groupPolicies/groupDecision.ts'
import type { LifecycleDecision } from './registry/lifecycle/lifecycleDecision.ts'
import type { RegistrationDecision } from './capacity/registrationDecision.ts'
import type { FaultDecision } from './fault/faultDecision.ts'
import type { ManagedDecision } from './groupScaling/managedDecision.ts'
import type { BreakerDecision } from './deployment/breakerDecision.ts'
import type { FailureDecision } from './deployment/failureDecision.ts'
import type { ShiftDecision } from './deployment/shifting/shiftDecision.ts'
import type { CodeDeployDecision } from './codeDeploy/codeDeployDecision.ts'
import type { RollingDecision } from './deployment/rollingDecision.ts'
import type { PlacementDecision } from './placement/placementDecision.ts'
import type { ScalingDecision } from './scaling/scalingDecision.ts'
import type { ScheduledDecision } from './scaling/scheduledDecision.ts'
import type { TargetHealthDecision } from './balancing/targetHealthDecision.ts'
import type { StrategyDecision } from './provider/strategyDecision.ts'
import type { PullDecision } from './pulling/pullDecision.ts'
import type { StopDecision } from './task/stopDecision.ts'
import type { TroubleDecision } from './traffic/troubleDecision.ts'

/**
 * What the model decided (an explanation is data): the outcome and the numbers that it was made on. Everything that
 * says why, on screen or in a quiz, is drawn from one of these. Each kind is declared with its subject.
 */
export type Decision =
  | PlacementDecision
  | StrategyDecision
  | RollingDecision
  | BreakerDecision
  | FailureDecision
  | ShiftDecision
  | CodeDeployDecision
  | StopDecision
  | PullDecision
  | TargetHealthDecision
  | TroubleDecision
  | AlarmDecision
  | ManagedDecision
  | GroupDecision
  | GroupScheduleDecision
  | ScalingDecision
  | ScheduledDecision
  | FaultDecision
  | RegistrationDecision
  | LifecycleDecision

export type DecisionKind = Decision['kind']

export type DecisionOf<K extends DecisionKind> = Extract<Decision, { kind: K }>

/** What the next decision is numbered. */
export function nextDecisionId({ counters }: { readonly counters: { readonly decisions: number } }): number {
  return counters.decisions + 1
}

/** The world keeps the newest; the history of a lab keeps more. */
export const DECISIONS_MAX = 500
