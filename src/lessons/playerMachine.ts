import { assign, fromPromise, setup, type ErrorActorEvent } from 'xstate'
import { must } from '../base/assert.ts'
import type { ServiceSample } from '../model/world/service/serviceSample.ts'
import { questionsOf, type Course, type Step } from './course.ts'
import type { Confidence, QuestionTimes } from './questions/kind.ts'
import { kindOf, type Answer, type Question, type QuestionRecord, type Try } from './questions/kinds.ts'
import type { Scenario } from './scenario.ts'
import type { Tell } from './tell.ts'

/** What is kept of a play, and goes on from where it was left. */
export interface SavedPlay {
  readonly records: readonly QuestionRecord[]
  readonly changes: readonly Try[]
}

/** All that the model has to say before the first answer of a play. */
export interface Beginning {
  /** What happens as long as nobody changes anything. */
  readonly course: Course
  /** Of the whole scenario, and its service at the end, for one who answers as the document's solution does. */
  readonly questions: number
  readonly end: ServiceSample | null
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
  readonly changes: readonly Try[]
}

export interface PlayerContext {
  readonly scenario: Scenario
  readonly beginning: Beginning
  readonly changes: readonly Try[]
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
    isTold: ({ context }) => tellOf(context) !== null,
    isAsked: ({ context }) => askedOf(context) !== null,
    mayLockIn: ({ context }) => lockInNeeds(context) === null,
    mayTry: ({ context }) => lockInNeeds(context) === null && actOf({ ...context, isSkipped: false }) !== null,
    isTry: ({ context }) => actOf({ ...context, isSkipped: true }) !== null,
    isTryAgain: ({ context }) => isTryAgain(context),
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
      always: [{ guard: 'isUnderWay', target: 'entering' }, { guard: 'isOver', target: 'done' }, { target: 'intro' }],
    },
    intro: { on: { begin: 'entering' } },
    entering: {
      always: [
        { guard: 'isTold', target: 'telling' },
        { guard: 'isAsked', target: 'asking', actions: 'ask' },
        { target: 'finishing' },
      ],
    },
    // Time runs meanwhile; who has read on need not wait for it.
    telling: { on: { next: { target: 'entering', actions: 'goOn' } } },
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
          { target: 'entering', actions: 'goOn' },
        ],
      },
    },
    finishing: { on: { arrived: 'done' } },
    done: {},
    left: { type: 'final' },
  },
})

/** What is told, asked, observed or explained; `undefined` after the last. */
export function stepOf({ course, stepIndex }: Pick<PlayerContext, 'course' | 'stepIndex'>): Step | undefined {
  return course.steps[stepIndex]
}

/** The question that it is about; `null` while nothing is asked. */
export function askedOf(context: Pick<PlayerContext, 'course' | 'stepIndex'>): (Step & Question) | null {
  const step = stepOf(context)
  return step === undefined || step.kind === 'tell' ? null : step
}

export function tellOf(context: Pick<PlayerContext, 'course' | 'stepIndex'>): (Step & Tell) | null {
  const step = stepOf(context)
  return step?.kind === 'tell' ? step : null
}

/** When a question is asked, and what is observed after it. */
export function timesOf(question: Question): QuestionTimes {
  return kindOf(question).times(question)
}

/** Of the question that is asked or comes next, from 1; after the last one its number stays. */
export function questionNumber({ stepIndex, course, beginning }: PlayerContext): number {
  const before = questionsOf({ steps: course.steps.slice(0, stepIndex) }).length
  return Math.min(beginning.questions, before + 1)
}

function firstContext({ scenario, beginning }: PlayerInput): PlayerContext {
  const { play, course } = beginning.resumed ?? { play: { records: [], changes: [] }, course: beginning.course }
  const { records, changes } = play
  const asked = { stepIndex: stepAfter(course, records.length), answer: null, confidence: null, hints: 0 }
  return { scenario, beginning, changes, course, records, ...asked, isSkipped: false, trouble: null }
}

/** Where a play goes on that has answered so many: what is told after the last answer is told again. */
function stepAfter({ steps }: Course, answered: number): number {
  if (answered === 0) return 0
  const last = steps.findIndex((one) => one.kind !== 'tell' && one.index === answered - 1)
  return last === -1 ? steps.length : last + 1
}

function withoutSaved({ scenario, beginning }: PlayerInput): PlayerInput {
  return { scenario, beginning: { ...beginning, resumed: null } }
}

function blankAnswer(context: PlayerContext): Pick<PlayerContext, 'answer' | 'confidence' | 'trouble'> {
  const question = askedOf(context)
  const answer = question === null ? null : kindOf(question).blank(question)
  return { answer, confidence: null, trouble: null }
}

function hintsMax(context: PlayerContext): number {
  const question = askedOf(context)
  return question === null ? 0 : kindOf(question).hintsMax(question)
}

/** What is missing before the answer can be locked in; `null` when nothing is. */
export function lockInNeeds(context: PlayerContext): 'answer' | 'confidence' | null {
  const question = askedOf(context)
  const { answer, confidence } = context
  if (question === null || answer === null || !kindOf(question).mayLockIn(question, answer)) return 'answer'
  return confidence === null && kindOf(question).asksConfidence ? 'confidence' : null
}

/** A try that did not help is followed by another. */
function isTryAgain(context: PlayerContext): boolean {
  const question = askedOf(context)
  return question !== null && kindOf(question).isAskedAgain(question)
}

/** What the answer does to the lab, or when it is skipped the solution; `null` when that is nothing. */
function actOf(context: PlayerContext): Try | null {
  const question = askedOf(context)
  if (question === null) return null
  const kind = kindOf(question)
  const answer = context.isSkipped ? kind.solution(question) : context.answer
  return answer === null ? null : kind.actOf(question, answer)
}

function changesTried(context: PlayerContext): readonly Try[] {
  return [...context.changes, must(actOf(context), 'an answer that is an act')]
}

function tried(context: PlayerContext, course: Course): Partial<PlayerContext> {
  return { changes: changesTried(context), course, records: withRecord({ ...context, course }) }
}

/** What is asked again leaves no record. */
function withRecord(context: PlayerContext): PlayerContext['records'] {
  const { answer, isSkipped, confidence, hints, records } = context
  const question = must(askedOf(context), 'a question that was asked')
  const kind = kindOf(question)
  if (kind.isAskedAgain(question)) return records
  return [...records, kind.record(question, { answer: isSkipped ? null : answer, confidence, hints })]
}
