import type { DecisionBase } from '../../decisionBase.ts'
import type { HookStatus } from './shift.ts'
import type { LifecycleStage } from './stages.ts'
import type { ShiftingStrategy } from './strategy.ts'

/** A deployment that shifts traffic has come to a stage, or one of its hooks to an answer. */
export interface ShiftDecision extends DecisionBase {
  readonly kind: 'shift'
  /** stage: it has entered one. hook: a hook was answered, or its time is over. */
  readonly action: 'stage' | 'hook'
  /** hook: it was called as the deployment rolled back (DEP-36), and `production` is back at 0; left out otherwise. */
  readonly isRollback?: true
  readonly strategy: ShiftingStrategy
  readonly stage: LifecycleStage
  /** The stage that is over with it; `null` for the first. */
  readonly before: LifecycleStage | null
  readonly deploymentId: string
  /** `family:revision` of the new revision and of the one that serves. */
  readonly definitionKey: string
  readonly fromKey: string
  /** Percent of the traffic that go to the new one from now on. */
  readonly production: number
  readonly test: number
  readonly step: number
  readonly steps: number
  /** Tasks of the new revision that are healthy, and how many are desired. */
  readonly healthy: number
  readonly desiredCount: number
  readonly untilMs: number | null
  /** The hooks that the stage waits for; of an answer, the one that it is of. */
  readonly hooks: readonly { readonly targetArn: string | null; readonly status: HookStatus }[]
}
