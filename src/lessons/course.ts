import type { LabFile } from '../labfile/labFile.ts'
import type { Command } from '../model/api/command.ts'
import type { ServiceSample } from '../model/world/history.ts'
import type { RollingDecision } from '../model/world/deployment/rollingDecision.ts'
import type { Limits } from '../model/world/deployment/limits.ts'
import type { DeploymentConfiguration } from '../model/world/service/service.ts'
import type { PercentChange, Scenario } from './scenario.ts'

/** RUNNING tasks of the old revisions and of the new one. */
export interface CountPair {
  readonly oldRunning: number
  readonly newRunning: number
}

/** A percent that the learner set, and when. */
export interface TimedChange {
  readonly atMs: number
  readonly change: PercentChange
}

interface CourseStepBase {
  /** From 0. */
  readonly index: number
  /** Time stands here until the learner has answered. */
  readonly askAtMs: number
  /** The service when the learner is asked. */
  readonly asked: ServiceSample
}

/** The learner says which counts come next. */
export interface CountsStep extends CourseStepBase {
  readonly kind: 'counts'
  readonly from: CountPair
  readonly answer: CountPair
  /** Until then time runs after the answer. */
  readonly toMs: number
  /** The service at the moment at which the answer shows. */
  readonly answered: ServiceSample
  /** What led there: the scheduler stopped, started, or found that it can do neither. */
  readonly decision: RollingDecision
}

/** The learner changes one percent so that the deployment moves on. */
export interface ChangeStep extends CourseStepBase {
  readonly kind: 'change'
  readonly before: DeploymentConfiguration
  readonly desiredCount: number
  /** Why nothing moves. */
  readonly decision: RollingDecision
  /** In order; each keeps what those before it set. */
  readonly attempts: readonly ChangeAttempt[]
}

export interface ChangeAttempt extends TimedChange {
  readonly after: DeploymentConfiguration
  readonly limits: Limits
  /** Whether the deployment completes with it, as the model finds. */
  readonly rolls: boolean
  /** Until then time runs: when it does not help, to the scheduler's next look. */
  readonly toMs: number
}

export type CourseStep = CountsStep | ChangeStep

/** All that happens in a scenario, as the model runs it with the learner's changes so far. */
export interface Course {
  readonly steps: readonly CourseStep[]
  /** The service at its beginning and at its end. */
  readonly first: ServiceSample
  readonly last: ServiceSample
  /** When nothing is left to happen. */
  readonly endMs: number
  readonly isCompleted: boolean
  /** The lab with the changes in its log. */
  readonly file: LabFile
}

/** When the learner is asked, and when the next change of a percent would be made. */
export function askAtMs(step: CourseStep): number {
  return step.kind === 'counts' ? step.askAtMs : (step.attempts.at(-1)?.toMs ?? step.askAtMs)
}

/** Where the step's observation begins. */
export function observeFromMs(step: CourseStep): number {
  return step.kind === 'counts' ? step.askAtMs : (step.attempts.at(-1)?.atMs ?? step.askAtMs)
}

/** Where time runs to while the learner observes. */
export function observeToMs(step: CourseStep): number {
  return step.kind === 'counts' ? step.toMs : askAtMs(step)
}

/** The act that a change is, at its time. */
export function commandOf({ serviceKey }: Scenario, { atMs, change }: TimedChange): Command {
  const [cluster, service] = serviceKey.split('/')
  const input = { cluster, service, deploymentConfiguration: change }
  return { atMs, service: 'ecs', operation: 'UpdateService', input }
}
