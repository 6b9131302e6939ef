import { assign, fromPromise, setup, type ErrorActorEvent } from 'xstate'
import { must } from '../base/assert.ts'
import type { ServiceSample } from '../model/world/history.ts'
import { askAtMs, type ChangeStep, type CountPair, type Course, type CourseStep, type TimedChange } from './course.ts'
import { isSamePair } from './grading.ts'
import { HINTS_MAX, type Confidence, type StepRecord } from './predictions.ts'
import type { PercentChange, Scenario } from './scenario.ts'

/** What is kept of a play, and goes on from where it was left. */
export interface SavedPlay {
  readonly records: readonly StepRecord[]
  readonly changes: readonly TimedChange[]
}

/** All that the model has to say before the first answer of a play. */
export interface Beginning {
  /** What happens as long as nobody changes anything. */
  readonly course: Course
  /** Of the whole scenario, and its service at the end, for one who answers as the document's solution does. */
  readonly questions: number
  readonly end: ServiceSample
  /** The play that was left, with what the model does with its changes; `null` when none can go on. */
  readonly resumed: { readonly play: SavedPlay; readonly course: Course } | null
}

export interface PlayerInput {
  readonly scenario: Scenario
  readonly beginning: Beginning
}

/** What the model is asked to run when a change is tried. */
export interface CourseWanted {
  readonly scenario: Scenario
  readonly changes: readonly TimedChange[]
}

export interface PlayerContext {
  readonly scenario: Scenario
  readonly beginning: Beginning
  readonly changes: readonly TimedChange[]
  /** What the model does with these changes. */
  readonly course: Course
  readonly stepIndex: number
  /** The answer as it stands, not locked in yet. */
  readonly guess: CountPair
  readonly confidence: Confidence | null
  readonly percent: PercentChange | null
  /** Whether the change that is being tried is the document's, to be shown. */
  readonly isSkipped: boolean
  /** Why the model could not try the newest change, in a sentence; `null` when it could. */
  readonly trouble: string | null
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
 * A scenario being played: predict, observe, explain. Neither time nor the model is here: who plays it moves the lab
 * and says `arrived`, and provides `makeCourse`, which runs the model with the learner's changes.
 */
export const playerMachine = setup({
  types: { context: {} as PlayerContext, events: {} as PlayerEvent, input: {} as PlayerInput },
  actors: {
    makeCourse: fromPromise<Course, CourseWanted>(() => Promise.reject(new Error('Nobody runs the model.'))),
  },
  guards: {
    isUnderWay: ({ context }) => context.records.length > 0 && stepOf(context) !== undefined,
    mayLockIn: ({ context }) => mayLockIn(context),
    mayTry: ({ context }) => stepOf(context)?.kind === 'change' && mayLockIn(context),
    isTry: ({ context }) => stepOf(context)?.kind === 'change',
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
    try: assign({ isSkipped: false, trouble: null }),
    show: assign({ isSkipped: true, trouble: null }),
    recordTry: assign(({ context }, course: Course) => recordTry(context, course)),
    record: assign(({ context }) => recordCounts(context, false)),
    recordSkip: assign(({ context }) => recordCounts(context, true)),
    sayTrouble: assign((_, error: unknown) => ({ trouble: error instanceof Error ? error.message : String(error) })),
    forget: assign(({ context }) => firstContext(withoutSaved(context))),
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
    opening: { always: [{ guard: 'isUnderWay', target: 'asking', actions: 'ask' }, { target: 'intro' }] },
    intro: { on: { begin: { target: 'asking', actions: 'ask' } } },
    asking: {
      on: {
        guessSet: { actions: 'setGuess' },
        confidenceSet: { actions: 'setConfidence' },
        percentSet: { actions: 'setPercent' },
        hint: { actions: 'showHint' },
        lockIn: [
          { guard: 'mayTry', target: 'making', actions: 'try' },
          { guard: 'mayLockIn', target: 'observing', actions: 'record' },
        ],
        skip: [
          { guard: 'isTry', target: 'making', actions: 'show' },
          { target: 'observing', actions: 'recordSkip' },
        ],
      },
    },
    making: {
      invoke: {
        src: 'makeCourse',
        input: ({ context }) => ({ scenario: context.scenario, changes: changesTried(context) }),
        onDone: { target: 'observing', actions: { type: 'recordTry', params: ({ event }) => event.output } },
        // The answer stands as it was, so that it can be tried once more.
        onError: {
          target: 'asking',
          actions: { type: 'sayTrouble', params: ({ event }: { readonly event: ErrorActorEvent }) => event.error },
        },
      },
    },
    observing: { on: { arrived: 'explaining' } },
    explaining: {
      on: {
        replay: 'observing',
        next: [
          { guard: 'isTryAgain', target: 'asking', actions: 'ask' },
          { guard: 'hasNext', target: 'asking', actions: ['goOn', 'ask'] },
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

/** Steps as a person counts them: the beginning is the first. */
export function stepNumber({ stepIndex, records }: PlayerContext, isIntro: boolean): number {
  return isIntro && records.length === 0 ? 1 : stepIndex + 2
}

export function stepsTotal({ beginning }: PlayerContext): number {
  return beginning.questions + 1
}

function firstContext({ scenario, beginning }: PlayerInput): PlayerContext {
  const { play, course } = beginning.resumed ?? { play: { records: [], changes: [] }, course: beginning.course }
  const { records, changes } = play
  const asked = { stepIndex: records.length, guess: NO_PAIR, confidence: null, percent: null, hints: 0 }
  return { scenario, beginning, changes, course, records, ...asked, isSkipped: false, trouble: null }
}

function withoutSaved({ scenario, beginning }: PlayerInput): PlayerInput {
  return { scenario, beginning: { ...beginning, resumed: null } }
}

function blankAnswer(context: PlayerContext): Pick<PlayerContext, 'guess' | 'confidence' | 'percent' | 'trouble'> {
  const step = stepOf(context)
  return { guess: step?.kind === 'counts' ? step.from : NO_PAIR, confidence: null, percent: null, trouble: null }
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

function recordCounts(context: PlayerContext, isSkipped: boolean): Partial<PlayerContext> {
  const { guess, confidence, hints, records } = context
  const step = stepOf(context)
  if (step?.kind !== 'counts') return {}
  const prediction = isSkipped ? null : { pair: guess, confidence: must(confidence, 'a confidence') }
  const isRight = !isSkipped && isSamePair(guess, step.answer)
  return { records: [...records, { kind: 'counts', prediction, hints, isRight }] }
}

/** With the one that is being tried: what is skipped is shown, as the document's solution does it. */
function changesTried({ scenario, changes, percent, isSkipped, ...at }: PlayerContext): readonly TimedChange[] {
  const step = must(stepOf(at), 'a step that is asked')
  const change = isSkipped ? scenario.change?.solution : percent
  return [...changes, { atMs: askAtMs(step), change: must(change, 'a change') }]
}

/** A change that does not help leaves no record: it is asked again. */
function recordTry(context: PlayerContext, course: Course): Partial<PlayerContext> {
  const { isSkipped, hints, records, stepIndex } = context
  const changes = changesTried(context)
  const tried = course.steps[stepIndex]
  const attempts = tried?.kind === 'change' ? tried.attempts : []
  if (attempts.at(-1)?.rolls !== true) return { changes, course }
  const record: StepRecord = { kind: 'change', attempts: attempts.length, isSkipped, hints, isRight: !isSkipped }
  return { changes, course, records: [...records, record] }
}
