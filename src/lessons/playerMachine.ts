import { assign, setup } from 'xstate'
import { must } from '../base/assert.ts'
import {
  courseOf,
  solvedCourse,
  type ChangeStep,
  type CountPair,
  type Course,
  type CourseStep,
  type TimedChange,
} from './course.ts'
import { isSamePair } from './grading.ts'
import { HINTS_MAX, type Confidence, type StepRecord } from './predictions.ts'
import type { PercentChange, Scenario } from './scenario.ts'

/** What is kept of a play, and goes on from where it was left. */
export interface SavedPlay {
  readonly records: readonly StepRecord[]
  readonly changes: readonly TimedChange[]
}

export interface PlayerInput {
  readonly scenario: Scenario
  readonly saved?: SavedPlay | undefined
}

export interface PlayerContext {
  readonly scenario: Scenario
  readonly changes: readonly TimedChange[]
  /** What the model does with these changes. */
  readonly course: Course
  /** Of the whole scenario. */
  readonly questions: number
  readonly stepIndex: number
  /** The answer as it stands, not locked in yet. */
  readonly guess: CountPair
  readonly confidence: Confidence | null
  readonly percent: PercentChange | null
  readonly hints: number
  readonly records: readonly StepRecord[]
}

export type PlayerEvent =
  | { readonly type: 'begin' | 'hint' | 'lockIn' | 'skip' | 'next' | 'replay' | 'restart' | 'leave' }
  | { readonly type: 'guessSet'; readonly pair: CountPair }
  | { readonly type: 'confidenceSet'; readonly confidence: Confidence }
  | { readonly type: 'percentSet'; readonly percent: PercentChange }
  /** Time has come to where it was to run. */
  | { readonly type: 'arrived' }

const NO_PAIR: CountPair = { oldRunning: 0, newRunning: 0 }

/**
 * A scenario being played: predict, observe, explain. Time itself is not here: who plays it moves the lab to
 * `targetMs` and says `arrived`.
 */
export const playerMachine = setup({
  types: { context: {} as PlayerContext, events: {} as PlayerEvent, input: {} as PlayerInput },
  guards: {
    isUnderWay: ({ context }) => context.records.length > 0 && stepOf(context) !== undefined,
    mayLockIn: ({ context }) => mayLockIn(context),
    isTryAgain: ({ context }) => isTryAgain(context),
    hasNext: ({ context }) => context.stepIndex + 1 < context.course.steps.length,
  },
  actions: {
    ask: assign(({ context }) => ({ ...blankAnswer(context), hints: isTryAgain(context) ? context.hints : 0 })),
    goOn: assign(({ context }) => ({ stepIndex: context.stepIndex + 1 })),
    setGuess: assign(({ event }) => (event.type === 'guessSet' ? { guess: event.pair } : {})),
    setConfidence: assign(({ event }) => (event.type === 'confidenceSet' ? { confidence: event.confidence } : {})),
    setPercent: assign(({ event }) => (event.type === 'percentSet' ? { percent: event.percent } : {})),
    showHint: assign(({ context }) => ({ hints: Math.min(HINTS_MAX, context.hints + 1) })),
    record: assign(({ context }) => recordAnswer(context)),
    recordSkip: assign(({ context }) => recordSkip(context)),
    forget: assign(({ context }) => firstContext({ scenario: context.scenario })),
  },
}).createMachine({
  id: 'player',
  context: ({ input }) => firstContext(input),
  initial: 'opening',
  on: {
    restart: { target: '.intro', actions: 'forget' },
    leave: '.left',
  },
  states: {
    opening: { always: [{ guard: 'isUnderWay', target: 'asking' }, { target: 'intro' }] },
    intro: { on: { begin: 'asking' } },
    asking: {
      entry: 'ask',
      on: {
        guessSet: { actions: 'setGuess' },
        confidenceSet: { actions: 'setConfidence' },
        percentSet: { actions: 'setPercent' },
        hint: { actions: 'showHint' },
        lockIn: { guard: 'mayLockIn', target: 'observing', actions: 'record' },
        skip: { target: 'observing', actions: 'recordSkip' },
      },
    },
    observing: { on: { arrived: 'explaining' } },
    explaining: {
      on: {
        replay: 'observing',
        next: [
          { guard: 'isTryAgain', target: 'asking' },
          { guard: 'hasNext', target: 'asking', actions: 'goOn' },
          { target: 'finishing' },
        ],
      },
    },
    finishing: { on: { arrived: 'done' } },
    done: {},
    left: { type: 'final' },
  },
})

export function stepOf({ course, stepIndex }: Pick<PlayerContext, 'course' | 'stepIndex'>): CourseStep | undefined {
  return course.steps[stepIndex]
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

/** Steps as a person counts them: the beginning is the first. */
export function stepNumber({ stepIndex, records }: PlayerContext, isIntro: boolean): number {
  return isIntro && records.length === 0 ? 1 : stepIndex + 2
}

export function stepsTotal({ questions }: PlayerContext): number {
  return questions + 1
}

function firstContext({ scenario, saved }: PlayerInput): PlayerContext {
  const changes = saved?.changes ?? []
  const course = courseOf(scenario, changes)
  const records = saved?.records ?? []
  const context = { scenario, changes, course, questions: solvedCourse(scenario).steps.length, records }
  // A play that had been answered to its end begins anew.
  if (records.length >= course.steps.length && records.length > 0) return firstContext({ scenario })
  return { ...context, stepIndex: records.length, guess: NO_PAIR, confidence: null, percent: null, hints: 0 }
}

function blankAnswer(context: PlayerContext): Pick<PlayerContext, 'guess' | 'confidence' | 'percent'> {
  const step = stepOf(context)
  return { guess: step?.kind === 'counts' ? step.from : NO_PAIR, confidence: null, percent: null }
}

function mayLockIn(context: PlayerContext): boolean {
  const step = stepOf(context)
  if (step === undefined) return false
  if (step.kind === 'counts') return context.confidence !== null
  return context.percent !== null && isNewPercent(step, context.percent)
}

/** Whether it differs from what is set. */
function isNewPercent(step: ChangeStep, percent: PercentChange): boolean {
  const now = step.attempts.at(-1)?.after ?? step.before
  return 'maximumPercent' in percent
    ? percent.maximumPercent !== now.maximumPercent
    : percent.minimumHealthyPercent !== now.minimumHealthyPercent
}

/** A change that did not help is tried again. */
function isTryAgain(context: PlayerContext): boolean {
  const step = stepOf(context)
  return step?.kind === 'change' && step.attempts.at(-1)?.rolls === false
}

function recordAnswer(context: PlayerContext): Partial<PlayerContext> {
  const { guess, confidence, percent, hints, records } = context
  const step = must(stepOf(context), 'a step that is asked')
  if (step.kind === 'counts') {
    const prediction = { pair: guess, confidence: must(confidence, 'a confidence') }
    const isRight = isSamePair(guess, step.answer)
    return { records: [...records, { kind: 'counts', prediction, hints, isRight }] }
  }
  return changed(context, must(percent, 'a percent'), false)
}

/** What is skipped is shown: a change that is skipped is made as the document's solution does. */
function recordSkip(context: PlayerContext): Partial<PlayerContext> {
  const { hints, records, scenario } = context
  const step = must(stepOf(context), 'a step that is asked')
  if (step.kind === 'counts') {
    return { records: [...records, { kind: 'counts', prediction: null, hints, isRight: false }] }
  }
  return changed(context, must(scenario.change, 'a change').solution, true)
}

function changed(context: PlayerContext, change: PercentChange, isSkipped: boolean): Partial<PlayerContext> {
  const { scenario, hints, records } = context
  const step = must(stepOf(context), 'a step that is asked')
  const changes = [...context.changes, { atMs: askAtMs(step), change }]
  const course = courseOf(scenario, changes)
  const tried = course.steps[context.stepIndex]
  const attempts = tried?.kind === 'change' ? tried.attempts : []
  if (attempts.at(-1)?.rolls !== true) return { changes, course }
  const record: StepRecord = {
    kind: 'change',
    attempts: attempts.length,
    isSkipped,
    hints,
    isRight: !isSkipped,
  }
  return { changes, course, records: [...records, record] }
}
