import { assign, setup } from 'xstate'
import type { Answer } from '../lessons/questions/kinds.ts'
import type { AnswerRecord } from './answerRecord.ts'
import type { QuestionRef } from './question.ts'

/** How a quiz goes: with the answer after each question, or only at its end as in an exam. */
export type QuizManner = 'practice' | 'exam'

/** A question of a quiz as far as it has come. */
export interface Slot {
  readonly ref: QuestionRef
  /** As it stands; in an exam it may be changed until the end. */
  readonly answer: Answer | null
  /** Once it is graded. */
  readonly record: AnswerRecord | null
  readonly isFlagged: boolean
}

export interface QuizContext {
  readonly manner: QuizManner
  readonly slots: readonly Slot[]
  readonly index: number
}

export type QuizInput = Pick<QuizContext, 'manner'> & {
  readonly refs: readonly QuestionRef[]
  /** Where one left off: what was given so far, and where one stood. */
  readonly left?: { readonly slots: readonly Slot[]; readonly index: number } | null
}

export type QuizEvent =
  | { readonly type: 'next' | 'previous' | 'flag' | 'review' | 'leave' | 'passed' }
  | { readonly type: 'goTo'; readonly index: number }
  /** In an exam, which grades nothing before its end. */
  | { readonly type: 'given'; readonly answer: Answer | null }
  | { readonly type: 'graded'; readonly record: AnswerRecord }
  /** The end of an exam, with a record for each question. */
  | { readonly type: 'handedIn'; readonly records: readonly AnswerRecord[] }

/**
 * A quiz, question by question. Neither the clock nor the model is here: whoever shows it makes the questions, grades
 * the answers and says when time is over.
 */
export const quizMachine = setup({
  types: { context: {} as QuizContext, events: {} as QuizEvent, input: {} as QuizInput },
  guards: {
    isExam: ({ context }) => context.manner === 'exam',
    isOnly: ({ context }) => context.slots.length === 1,
    isLast: ({ context }) => context.index === context.slots.length - 1,
    isGraded: ({ context }) => slotOf(context)?.record !== null,
    isAllGraded: ({ context }) => context.slots.every(({ record }) => record !== null),
    isThere: ({ context, event }) => event.type === 'goTo' && context.slots[event.index] !== undefined,
  },
  actions: {
    goOn: assign(({ context }) => ({ index: Math.min(context.index + 1, context.slots.length - 1) })),
    pass: assign(({ context }) => {
      const slots = context.slots.filter((_, at) => at !== context.index)
      return { slots, index: Math.max(0, Math.min(context.index, slots.length - 1)) }
    }),
    goBack: assign(({ context }) => ({ index: Math.max(context.index - 1, 0) })),
    goTo: assign(({ event }) => (event.type === 'goTo' ? { index: event.index } : {})),
    flag: assign(({ context }) => withSlot(context, ({ isFlagged }) => ({ isFlagged: !isFlagged }))),
    give: assign(({ context, event }) =>
      withSlot(context, () => (event.type === 'given' ? { answer: event.answer } : {})),
    ),
    grade: assign(({ context, event }) =>
      withSlot(context, () => (event.type === 'graded' ? { record: event.record } : {})),
    ),
    handIn: assign(({ context, event }) => ({
      slots: context.slots.map((slot, at) => ({
        ...slot,
        record: (event.type === 'handedIn' ? event.records[at] : undefined) ?? slot.record,
      })),
      index: 0,
    })),
  },
}).createMachine({
  id: 'quiz',
  context: ({ input }) => ({
    manner: input.manner,
    slots: input.left?.slots ?? input.refs.map((ref): Slot => ({ ref, answer: null, record: null, isFlagged: false })),
    index: input.left?.index ?? 0,
  }),
  initial: 'entering',
  on: { leave: '.left' },
  states: {
    entering: {
      always: [
        { guard: 'isAllGraded', target: 'over' },
        { guard: 'isGraded', target: 'answered' },
        { target: 'asking' },
      ],
    },
    asking: {
      on: {
        // It did not come, and does not count.
        passed: [
          { guard: 'isOnly', target: 'over', actions: 'pass' },
          { target: 'entering', actions: 'pass' },
        ],
        graded: { target: 'answered', actions: 'grade' },
        given: { guard: 'isExam', actions: 'give' },
        flag: { guard: 'isExam', actions: 'flag' },
        goTo: { guard: 'isThere', actions: 'goTo' },
        next: { guard: 'isExam', actions: 'goOn' },
        previous: { guard: 'isExam', actions: 'goBack' },
        review: { guard: 'isExam', target: 'reviewing' },
        handedIn: { guard: 'isExam', target: 'over', actions: 'handIn' },
      },
    },
    // One looks over what was given before one hands it in.
    reviewing: {
      on: {
        goTo: { guard: 'isThere', target: 'asking', actions: 'goTo' },
        handedIn: { target: 'over', actions: 'handIn' },
      },
    },
    answered: {
      on: {
        next: [
          { guard: 'isLast', target: 'over' },
          { target: 'entering', actions: 'goOn' },
        ],
      },
    },
    // Every question can be looked at once more, with its answer.
    over: {
      on: {
        goTo: { guard: 'isThere', actions: 'goTo' },
        next: { actions: 'goOn' },
        previous: { actions: 'goBack' },
      },
    },
    left: { type: 'final' },
  },
})

/** The question that it is about. */
export function slotOf({ slots, index }: QuizContext): Slot | undefined {
  return slots[index]
}

function withSlot(context: QuizContext, change: (slot: Slot) => Partial<Slot>): Pick<QuizContext, 'slots'> {
  return { slots: context.slots.map((slot, at) => (at === context.index ? { ...slot, ...change(slot) } : slot)) }
}
