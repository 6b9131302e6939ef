import { assign, setup } from 'xstate'

/** Who answers: by the keys at the left or at the right of one keyboard. */
export const SIDES = ['left', 'right'] as const
export type Side = (typeof SIDES)[number]

/** One question of a duel as far as it has come. */
export interface DuelRound {
  /** Which of the questions that were drawn: one that did not come leaves its place empty. */
  readonly place: number
  /** The option that is right; `null` before the question has come. */
  readonly right: number | null
  /** Options that were chosen; `null` where nothing was. */
  readonly given: Readonly<Record<Side, number | null>>
}

export interface DuelContext {
  readonly rounds: readonly DuelRound[]
  readonly index: number
}

export interface DuelInput {
  /** How many questions were drawn, at least one. */
  readonly count: number
}

export type DuelEvent =
  | { readonly type: 'came'; readonly right: number }
  | { readonly type: 'given'; readonly side: Side; readonly option: number }
  | { readonly type: 'timeOver' | 'next' | 'passed' }

const NOTHING: DuelRound['given'] = { left: null, right: null }

/**
 * Two who answer the same questions. An answer may be changed until both have given one: then the question is over.
 * Neither the clock nor the model is here: whoever shows it makes the questions and says when time is over.
 */
export const duelMachine = setup({
  types: { context: {} as DuelContext, events: {} as DuelEvent, input: {} as DuelInput },
  guards: {
    isOnly: ({ context }) => context.rounds.length === 1,
    isLast: ({ context }) => context.index === context.rounds.length - 1,
    areBothIn: ({ context }) => SIDES.every((side) => roundOf(context)?.given[side] !== null),
  },
  actions: {
    come: assign(({ context, event }) =>
      event.type === 'came' ? withRound(context, () => ({ right: event.right })) : {},
    ),
    give: assign(({ context, event }) =>
      event.type === 'given'
        ? withRound(context, ({ given }) => ({ given: { ...given, [event.side]: event.option } }))
        : {},
    ),
    goOn: assign(({ context }) => ({ index: context.index + 1 })),
    pass: assign(({ context }) => {
      const rounds = context.rounds.filter((_, at) => at !== context.index)
      return { rounds, index: Math.max(0, Math.min(context.index, rounds.length - 1)) }
    }),
  },
}).createMachine({
  id: 'duel',
  context: ({ input }) => ({
    rounds: Array.from({ length: input.count }, (_, place) => ({ place, right: null, given: NOTHING })),
    index: 0,
  }),
  initial: 'making',
  states: {
    making: {
      on: {
        came: { target: 'asking', actions: 'come' },
        // It did not come, and does not count. The last of several ends the duel with what was played.
        passed: [
          { guard: 'isOnly', target: 'over', actions: 'pass' },
          { guard: 'isLast', target: 'over', actions: 'pass' },
          { target: 'making', actions: 'pass' },
        ],
      },
    },
    asking: {
      always: { guard: 'areBothIn', target: 'revealed' },
      on: {
        given: { actions: 'give' },
        timeOver: 'revealed',
      },
    },
    revealed: {
      on: {
        next: [
          { guard: 'isLast', target: 'over' },
          { target: 'making', actions: 'goOn' },
        ],
      },
    },
    over: { type: 'final' },
  },
})

/** The question that it is about. */
export function roundOf({ rounds, index }: DuelContext): DuelRound | undefined {
  return rounds[index]
}

/** Whether a side has it right; an answer that was not given is wrong. */
export function isRightOf({ right, given }: DuelRound, side: Side): boolean {
  return right !== null && given[side] === right
}

/** How many questions a side has right, of those before this moment of the duel. */
export function scoreOf(rounds: readonly DuelRound[], side: Side): number {
  return rounds.filter((round) => isRightOf(round, side)).length
}

/** `null` for a draw. */
export function winnerOf(rounds: readonly DuelRound[]): Side | null {
  const lead = scoreOf(rounds, 'left') - scoreOf(rounds, 'right')
  if (lead === 0) return null
  return lead > 0 ? 'left' : 'right'
}

function withRound(
  context: DuelContext,
  change: (round: DuelRound) => Partial<DuelRound>,
): Pick<DuelContext, 'rounds'> {
  return { rounds: context.rounds.map((one, at) => (at === context.index ? { ...one, ...change(one) } : one)) }
}
