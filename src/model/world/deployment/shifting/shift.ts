import type { HookStage, LifecycleStage } from './stages.ts'
import type { ShiftingStrategy } from './strategy.ts'

/** Where a deployment that shifts traffic is by now (DEP-31). */
export interface Shift {
  readonly strategy: ShiftingStrategy
  readonly stage: LifecycleStage
  readonly stageAtMs: number
  /** Deployment id of the revision that served when it began, and serves again where it is taken back. */
  readonly blueId: string
  /** Of the traffic at the production and at the test rule, how many percent go to the new revision. */
  readonly production: number
  readonly test: number
  /** Shifts of production traffic made so far (DEP-33). */
  readonly step: number
  /** Until when the stage rests; `null` where it does not. */
  readonly untilMs: number | null
  /** Those of the stage. */
  readonly hooks: readonly HookRun[]
}

export type HookStatus = 'AWAITING_ACTION' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT'

/** One call of a lifecycle hook (DEP-34). */
export interface HookRun {
  readonly id: string
  readonly stage: HookStage
  /** Of the Lambda function; `null` for one that pauses. */
  readonly targetArn: string | null
  readonly status: HookStatus
  /** When it is asked again; `null` where it is not. */
  readonly askAtMs: number | null
  readonly expiresAtMs: number
  readonly timeoutAction: 'ROLLBACK' | 'CONTINUE'
  /** It was told to go back, rather than that it failed. */
  readonly isRolledBack?: true
  /** It was called as the deployment rolled back (DEP-36). */
  readonly isRollback?: true
}

/** What a Lambda function answers whenever it is called as a hook: `lab SetLifecycleHookAnswer`. Without one it succeeds. */
export interface HookAnswer {
  readonly hookStatus: 'SUCCEEDED' | 'FAILED' | 'IN_PROGRESS'
  /** After how long it is asked again while it is IN_PROGRESS. */
  readonly callBackDelaySeconds: number
}
