import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import { limitsOf, type Limits } from '../../model/world/deployment/limits.ts'
import type { ServiceSample } from '../../model/world/service/serviceSample.ts'
import type { DeploymentConfiguration } from '../../model/world/service/service.ts'
import type { PercentChange } from '../document/scenarioDocument.ts'
import type { Given, QuestionBase, QuestionKind } from './kind.ts'

/** A percent that the learner set, and when. */
export interface TimedChange {
  readonly atMs: number
  readonly change: PercentChange
}

/** The learner acts until a goal holds: one percent is changed so that the deployment moves on. */
export interface ChangeQuestion extends QuestionBase {
  readonly kind: 'change'
  readonly title: string
  readonly prompt: string
  /** The service when the learner is asked. */
  readonly asked: ServiceSample
  readonly before: DeploymentConfiguration
  readonly desiredCount: number
  /** Why nothing moves. */
  readonly decision: RollingDecision
  /** The document's change, which works. */
  readonly solution: PercentChange
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

export interface ChangeRecord {
  readonly kind: 'change'
  /** Tries, the last one right unless it was skipped. */
  readonly attempts: number
  readonly isSkipped: boolean
  readonly hints: number
  readonly isRight: boolean
}

export interface ChangeGrade {
  readonly isRight: boolean
  /** sameLimit: the percent rounds to a limit that still lets nothing move (DEP-7). */
  readonly mistake: 'sameLimit' | null
  readonly attempt: ChangeAttempt
  /** What the two limits leave with the change: tasks that may stop, and tasks that may start. */
  readonly mayStop: number
  readonly mayStart: number
  readonly healthy: number
  readonly active: number
}

export interface ChangeHints {
  readonly desiredCount: number
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
  readonly limits: Limits
  /** As the scheduler counts when nothing moves. */
  readonly healthy: number
  readonly active: number
}

/** The two percents as they are set now. */
export function percentsOf({ attempts, before }: ChangeQuestion): DeploymentConfiguration {
  return attempts.at(-1)?.after ?? before
}

/** Of the newest change: the model has run with it. */
function gradeChange({ attempts, decision }: ChangeQuestion): ChangeGrade | null {
  const attempt = attempts.at(-1)
  if (attempt === undefined) return null
  const { healthy, active } = decision
  return {
    isRight: attempt.rolls,
    mistake: attempt.rolls ? null : 'sameLimit',
    attempt,
    mayStop: Math.max(0, healthy - attempt.limits.lower),
    mayStart: Math.max(0, attempt.limits.upper - active),
    healthy,
    active,
  }
}

/** Whether it differs from what is set. */
function isNew(question: ChangeQuestion, change: PercentChange): boolean {
  const now = percentsOf(question)
  return 'maximumPercent' in change
    ? change.maximumPercent !== now.maximumPercent
    : change.minimumHealthyPercent !== now.minimumHealthyPercent
}

/** A change that did not help is followed by the next at the scheduler's next look. */
function askAgainMs({ attempts, askAtMs }: ChangeQuestion): number {
  return attempts.at(-1)?.toMs ?? askAtMs
}

function hintsOf(question: ChangeQuestion): ChangeHints {
  const { desiredCount, decision } = question
  const percents = percentsOf(question)
  const { healthy, active } = decision
  return { ...percents, desiredCount, limits: limitsOf(desiredCount, percents), healthy, active }
}

function record({ attempts }: ChangeQuestion, { answer, hints }: Given<PercentChange>): ChangeRecord {
  const isSkipped = answer === null
  return { kind: 'change', attempts: attempts.length, isSkipped, hints, isRight: !isSkipped }
}

export interface ChangeTypes {
  readonly question: ChangeQuestion
  readonly answer: PercentChange
  readonly act: TimedChange
  readonly grade: ChangeGrade
  readonly hints: ChangeHints
  readonly record: ChangeRecord
}

/** "Change one percent, so that it rolls." Each try is run; one that does not help is tried again. */
export const change: QuestionKind<ChangeTypes> = {
  // Where the limits are from, where they would have to be, which percents take them there.
  hintsMax: () => 3,
  asksConfidence: false,
  times: (question) => ({
    askAtMs: askAgainMs(question),
    observeFromMs: question.attempts.at(-1)?.atMs ?? question.askAtMs,
    observeToMs: askAgainMs(question),
  }),
  blank: () => null,
  mayLockIn: isNew,
  solution: ({ solution }) => solution,
  actOf: (question, answer) => ({ atMs: askAgainMs(question), change: answer }),
  grade: gradeChange,
  hints: hintsOf,
  isAskedAgain: ({ attempts }) => attempts.at(-1)?.rolls === false,
  record,
  isSkipped: ({ isSkipped }) => isSkipped,
  confidenceOf: () => null,
}
