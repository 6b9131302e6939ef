import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import type { Limits } from '../../model/world/deployment/limits.ts'
import type { ServiceSample } from '../../model/world/service/serviceSample.ts'
import { runningPair } from '../countSteps.ts'
import { isSamePair, type CountPair } from '../pairChoices.ts'
import type { Confidence, Given, QuestionBase, QuestionKind } from './kind.ts'

/** The learner says which counts come next. */
export interface CountsQuestion extends QuestionBase {
  readonly kind: 'counts'
  /** The document's own words, where it has some. */
  readonly title: string | null
  /** Where and how the course notes tell this step: `T2: 2 v1 tasks are stopped.` */
  readonly notes: string | null
  /** The service when the learner is asked. */
  readonly asked: ServiceSample
  readonly from: CountPair
  readonly answer: CountPair
  /** Until then time runs after the answer. */
  readonly toMs: number
  /** The service at the moment at which the answer shows. */
  readonly answered: ServiceSample
  /** What led there: the scheduler stopped, started, or found that it can do neither. */
  readonly decision: RollingDecision
}

export interface CountsRecord {
  readonly kind: 'counts'
  /** `null` when skipped. */
  readonly prediction: { readonly pair: CountPair; readonly confidence: Confidence } | null
  readonly hints: number
  readonly isRight: boolean
}

/**
 * What a wrong prediction shows, the rules it breaks first:
 * - oldStarted, newStopped: a rolling update does not do that
 * - pastDesired: more new tasks than desired
 * - aboveUpper, belowLower: past a limit (DEP-3, DEP-2)
 * - countedUnready: enough tasks, but not enough healthy ones (DEP-4)
 * - movedWhenStuck: the limits would let it, and yet nothing moves
 * - noChange: something may stop or start
 * - bothAtOnce: one look of the scheduler stops or starts, not both (DEP-5)
 * - otherFirst: allowed, but the scheduler takes the other one first (DEP-5)
 * - tooFew: less than the limit allows
 * - beyondRoom: the limit allows it, and the cluster has no place for it (PLC-6)
 */
export type Mistake =
  | 'oldStarted'
  | 'newStopped'
  | 'pastDesired'
  | 'aboveUpper'
  | 'belowLower'
  | 'countedUnready'
  | 'movedWhenStuck'
  | 'noChange'
  | 'bothAtOnce'
  | 'otherFirst'
  | 'tooFew'
  | 'beyondRoom'

export interface CountsGrade {
  readonly isRight: boolean
  readonly mistake: Mistake | null
  readonly guess: CountPair
  readonly answer: CountPair
  readonly limits: Limits
  /** Of the guess, as the limits would count it: all tasks, and those that could be healthy by then. */
  readonly active: number
  readonly healthy: number
  /** Tasks of the guess that have only just started, so that they are not healthy. */
  readonly unready: number
  /** Between the question and the answer: tasks that the model stops and starts. */
  readonly stopped: number
  readonly started: number
  readonly desiredCount: number
}

/** Grades a prediction of the next counts by what the model does. */
export function gradeCounts(question: CountsQuestion, guess: CountPair): CountsGrade {
  const { from, answer, answered } = question
  const isRight = isSamePair(guess, answer)
  const counts = countGuess(question, guess)
  return {
    isRight,
    mistake: isRight ? null : mistakeOf(question, guess, counts),
    guess,
    answer,
    limits: answered.limits,
    ...counts,
    stopped: Math.max(0, from.oldRunning - answer.oldRunning),
    started: Math.max(0, answer.newRunning - from.newRunning),
    desiredCount: answered.desiredCount,
  }
}

interface GuessCounts {
  readonly active: number
  readonly healthy: number
  readonly unready: number
}

/** A task that is guessed to start has only just started, so it cannot be healthy; one that stays is as it will be. */
function countGuess({ from, asked, answered }: CountsQuestion, guess: CountPair): GuessCounts {
  const staying = Math.min(guess.newRunning, from.newRunning)
  const healthyNew = Math.min(staying, healthyOf(answered, true))
  const healthyOld = Math.min(guess.oldRunning, healthyOf(asked, false))
  const active = guess.oldRunning + guess.newRunning
  return { active, healthy: healthyOld + healthyNew, unready: guess.newRunning - healthyNew }
}

function healthyOf(sample: ServiceSample, isPrimary: boolean): number {
  return sample.revisions.reduce((sum, one) => (one.isPrimary === isPrimary ? sum + one.healthy : sum), 0)
}

function mistakeOf(question: CountsQuestion, guess: CountPair, counts: GuessCounts): Mistake {
  return impossible(question, guess) ?? pastLimit(question, guess, counts) ?? otherwise(question, guess)
}

function impossible({ from, answered }: CountsQuestion, guess: CountPair): Mistake | null {
  if (guess.oldRunning > from.oldRunning) return 'oldStarted'
  if (guess.newRunning < from.newRunning) return 'newStopped'
  if (guess.newRunning > answered.desiredCount) return 'pastDesired'
  return null
}

function pastLimit({ from, answered }: CountsQuestion, guess: CountPair, counts: GuessCounts): Mistake | null {
  const { lower, upper } = answered.limits
  const starts = guess.newRunning > from.newRunning
  const stops = guess.oldRunning < from.oldRunning
  if (starts && counts.active > upper) return 'aboveUpper'
  if (stops && counts.active < lower) return 'belowLower'
  if (stops && counts.healthy < lower) return 'countedUnready'
  return null
}

/** Within the limits, and still not what happens. */
function otherwise({ from, answer }: CountsQuestion, guess: CountPair): Mistake {
  if (isSamePair(answer, from)) return 'movedWhenStuck'
  if (isSamePair(guess, from)) return 'noChange'
  const stops = guess.oldRunning < from.oldRunning
  const starts = guess.newRunning > from.newRunning
  if (stops && starts) return 'bothAtOnce'
  if (stops !== answer.oldRunning < from.oldRunning) return 'otherFirst'
  return guess.newRunning > answer.newRunning ? 'beyondRoom' : 'tooFew'
}

export interface CountsHints {
  readonly desiredCount: number
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
  readonly limits: Limits
  /** When the learner is asked. */
  readonly now: { readonly healthy: number; readonly active: number }
  /** When the scheduler decides. */
  readonly then: {
    readonly healthy: number
    readonly active: number
    readonly mayStop: number
    readonly mayStart: number
  }
  /** Between the two, tasks turn healthy. */
  readonly waits: boolean
}

/** The numbers that the hints of a question show, stage by stage. */
function hintsOf(question: CountsQuestion): CountsHints {
  const { decision, asked } = question
  const { desiredCount, minimumHealthyPercent, maximumPercent, limits, healthy, active } = decision
  const pair = runningPair(asked)
  const pending = asked.revisions.reduce((sum, one) => sum + one.pending, 0)
  const now = {
    healthy: healthyOf(asked, true) + healthyOf(asked, false),
    active: pair.oldRunning + pair.newRunning + pending,
  }
  const mayStop = Math.min(decision.toStop, Math.max(0, healthy - limits.lower))
  const mayStart = Math.min(decision.toStart, Math.max(0, limits.upper - active))
  const percents = { desiredCount, minimumHealthyPercent, maximumPercent, limits }
  return { ...percents, now, then: { healthy, active, mayStop, mayStart }, waits: healthy > now.healthy }
}

function record({ answer }: CountsQuestion, given: Given<CountPair>): CountsRecord {
  const { confidence, hints } = given
  const isKept = given.answer !== null && confidence !== null
  return {
    kind: 'counts',
    prediction: isKept ? { pair: given.answer, confidence } : null,
    hints,
    isRight: isKept && isSamePair(given.answer, answer),
  }
}

export interface CountsTypes {
  readonly question: CountsQuestion
  readonly answer: CountPair
  readonly act: never
  readonly grade: CountsGrade
  readonly hints: CountsHints
  readonly record: CountsRecord
}

/** "What are the next counts?" Any pair may be said, and once. */
export const counts: QuestionKind<CountsTypes> = {
  // The limits, the counts, what may stop and start.
  hintsMax: () => 3,
  asksConfidence: true,
  times: ({ askAtMs, toMs }) => ({ askAtMs, observeFromMs: askAtMs, observeToMs: toMs }),
  blank: ({ from }) => from,
  mayLockIn: () => true,
  solution: ({ answer }) => answer,
  actOf: () => null,
  grade: gradeCounts,
  hints: hintsOf,
  isAskedAgain: () => false,
  record,
  isSkipped: ({ prediction }) => prediction === null,
  confidenceOf: ({ prediction }) => prediction?.confidence ?? null,
}
