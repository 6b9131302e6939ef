import { assign, fromPromise, setup, type ErrorActorEvent } from 'xstate'
import { must } from '../base/assert.ts'
import type { ServiceSample } from '../model/world/service/serviceSample.ts'
import type { Course } from './course.ts'
import type { TimedChange } from './questions/change.ts'
import type { Confidence, QuestionTimes } from './questions/kind.ts'
import { kindOf, type Answer, type Question, type QuestionRecord } from './questions/kinds.ts'
import type { Scenario } from './scenario.ts'

/** What is kept of a play, and goes on from where it was left. */
export interface SavedPlay {
  readonly records: readonly QuestionRecord[]
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
  readonly answer: Answer | null
  readonly confidence: Confidence | null
  /** Whether the question was skipped, so that its solution is shown. */
  readonly isSkipped: boolean
  /** Why the model could not run the answer, in a sentence; `null` when it could. */
  readonly trouble: string | null
  readonly hints: number
  readonly records: readonly QuestionRecord[]
}

export type PlayerEvent =
  | { readonly type: 'begin' | 'hint' | 'lockIn' | 'skip' | 'next' | 'replay' | 'restart' | 'leave' }
  | { readonly type: 'answerSet'; readonly answer: Answer }
  | { readonly type: 'confidenceSet'; readonly confidence: Confidence }
  /** Time has come to where it was to run. */
  | { readonly type: 'arrived' }

/**
 * A scenario being played: predict, observe, explain. What its questions are about only their kinds know. Neither time
 * nor the model is here: who plays it moves the lab and says `arrived`, and provides `makeCourse`, which runs the model
 * with the learner's changes.
 */
export const playerMachine = setup({
  types: { context: {} as PlayerContext, events: {} as PlayerEvent, input: {} as PlayerInput },
  actors: {
    makeCourse: fromPromise<Course, CourseWanted>(() => Promise.reject(new Error('Nobody runs the model.'))),
  },
  guards: {
    isOver: ({ context }) => context.records.length > 0 && stepOf(context) === undefined,
    isUnderWay: ({ context }) => context.records.length > 0 && stepOf(context) !== undefined,
    mayLockIn: ({ context }) => lockInNeeds(context) === null,
    mayTry: ({ context }) => lockInNeeds(context) === null && actOf({ ...context, isSkipped: false }) !== null,
    isTry: ({ context }) => actOf({ ...context, isSkipped: true }) !== null,
    isTryAgain: ({ context }) => isTryAgain(context),
    hasNext: ({ context }) => context.stepIndex + 1 < context.course.steps.length,
  },
  actions: {
    ask: assign(({ context }) => ({ ...blankAnswer(context), hints: isTryAgain(context) ? context.hints : 0 })),
    goOn: assign(({ context }) => ({ stepIndex: context.stepIndex + 1 })),
    setAnswer: assign(({ event }) => (event.type === 'answerSet' ? { answer: event.answer } : {})),
    setConfidence: assign(({ event }) => (event.type === 'confidenceSet' ? { confidence: event.confidence } : {})),
    showHint: assign(({ context }) => ({ hints: Math.min(hintsMax(context), context.hints + 1) })),
    take: assign({ isSkipped: false, trouble: null }),
    skip: assign({ isSkipped: true, trouble: null }),
    record: assign(({ context }) => ({ records: withRecord(context) })),
    recordTry: assign(({ context }, course: Course) => tried(context, course)),
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
    opening: {
      always: [
        { guard: 'isUnderWay', target: 'asking', actions: 'ask' },
        { guard: 'isOver', target: 'done' },
        { target: 'intro' },
      ],
    },
    intro: { on: { begin: { target: 'asking', actions: 'ask' } } },
    asking: {
      on: {
        answerSet: { actions: 'setAnswer' },
        confidenceSet: { actions: 'setConfidence' },
        hint: { actions: 'showHint' },
        lockIn: [
          { guard: 'mayTry', target: 'making', actions: 'take' },
          { guard: 'mayLockIn', target: 'observing', actions: ['take', 'record'] },
        ],
        skip: [
          { guard: 'isTry', target: 'making', actions: 'skip' },
          { target: 'observing', actions: ['skip', 'record'] },
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

/** The question that is asked, observed or explained; `undefined` after the last. */
export function stepOf({ course, stepIndex }: Pick<PlayerContext, 'course' | 'stepIndex'>): Question | undefined {
  return course.steps[stepIndex]
}

/** When a question is asked, and what is observed after it. */
export function timesOf(question: Question): QuestionTimes {
  return kindOf(question).times(question)
}

/** Of the question that is asked, from 1; after the last one its number stays. */
export function questionNumber({ stepIndex, beginning }: PlayerContext): number {
  return Math.min(beginning.questions, stepIndex + 1)
}

function firstContext({ scenario, beginning }: PlayerInput): PlayerContext {
  const { play, course } = beginning.resumed ?? { play: { records: [], changes: [] }, course: beginning.course }
  const { records, changes } = play
  const asked = { stepIndex: records.length, answer: null, confidence: null, hints: 0 }
  return { scenario, beginning, changes, course, records, ...asked, isSkipped: false, trouble: null }
}

function withoutSaved({ scenario, beginning }: PlayerInput): PlayerInput {
  return { scenario, beginning: { ...beginning, resumed: null } }
}

function blankAnswer(context: PlayerContext): Pick<PlayerContext, 'answer' | 'confidence' | 'trouble'> {
  const question = stepOf(context)
  const answer = question === undefined ? null : kindOf(question).blank(question)
  return { answer, confidence: null, trouble: null }
}

function hintsMax(context: PlayerContext): number {
  const question = stepOf(context)
  return question === undefined ? 0 : kindOf(question).hintsMax
}

/** What is missing before the answer can be locked in; `null` when nothing is. */
export function lockInNeeds(context: PlayerContext): 'answer' | 'confidence' | null {
  const question = stepOf(context)
  const { answer, confidence } = context
  if (question === undefined || answer === null || !kindOf(question).mayLockIn(question, answer)) return 'answer'
  return confidence === null && kindOf(question).asksConfidence ? 'confidence' : null
}

/** A try that did not help is followed by another. */
function isTryAgain(context: PlayerContext): boolean {
  const question = stepOf(context)
  return question !== undefined && kindOf(question).isAskedAgain(question)
}

/** What the answer does to the lab, or when it is skipped the solution; `null` when that is nothing. */
function actOf(context: PlayerContext): TimedChange | null {
  const question = stepOf(context)
  if (question === undefined) return null
  const kind = kindOf(question)
  const answer = context.isSkipped ? kind.solution(question) : context.answer
  return answer === null ? null : kind.actOf(question, answer)
}

function changesTried(context: PlayerContext): readonly TimedChange[] {
  return [...context.changes, must(actOf(context), 'an answer that is an act')]
}

function tried(context: PlayerContext, course: Course): Partial<PlayerContext> {
  return { changes: changesTried(context), course, records: withRecord({ ...context, course }) }
}

/** What is asked again leaves no record. */
function withRecord(context: PlayerContext): PlayerContext['records'] {
  const { answer, isSkipped, confidence, hints, records } = context
  const question = must(stepOf(context), 'a question that was asked')
  const kind = kindOf(question)
  if (kind.isAskedAgain(question)) return records
  return [...records, kind.record(question, { answer: isSkipped ? null : answer, confidence, hints })]
}
