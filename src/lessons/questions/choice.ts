import type { Act } from '../../model/api/command.ts'
import { askedKind, isSameSet, type AskedQuestion, type AskedTypes } from './asked.ts'

export interface ChoiceOption {
  readonly text: string
  readonly isRight: boolean
  /** What choosing it wrongly shows. */
  readonly shows: string | null
  /** The name of the misconception behind it. */
  readonly mistake: string | null
  /** What is done in its own world; `null` where it is about the one that is asked in. */
  readonly do: readonly Act[] | null
}

/** One of the options is right. */
export interface ChoiceQuestion extends AskedQuestion {
  readonly kind: 'choice'
  /** As the document has them: the answer names a place in this list. */
  readonly options: readonly ChoiceOption[]
}

/** So many of the options are right, and all of them have to be named. */
export interface SeveralQuestion extends AskedQuestion {
  readonly kind: 'several'
  readonly options: readonly ChoiceOption[]
  readonly choose: number
}

export interface ChoiceAnswer {
  /** From 0. */
  readonly option: number
}

export interface SeveralAnswer {
  readonly options: readonly number[]
}

function rightOnes(options: readonly ChoiceOption[]): readonly number[] {
  return options.flatMap(({ isRight }, index) => (isRight ? [index] : []))
}

export type ChoiceTypes = AskedTypes<'choice', ChoiceQuestion, ChoiceAnswer>
export type SeveralTypes = AskedTypes<'several', SeveralQuestion, SeveralAnswer>

export const choice = askedKind<'choice', ChoiceQuestion, ChoiceAnswer>('choice', {
  blank: () => null,
  mayLockIn: ({ options }, { option }) => options[option] !== undefined,
  solution: ({ options }) => ({ option: rightOnes(options)[0] ?? 0 }),
  isRight: ({ options }, { option }) => options[option]?.isRight === true,
  mistakeOf: ({ options }, { option }) => options[option]?.shows ?? null,
})

export const several = askedKind<'several', SeveralQuestion, SeveralAnswer>('several', {
  blank: () => ({ options: [] }),
  mayLockIn: ({ choose }, { options }) => options.length === choose,
  solution: ({ options }) => ({ options: rightOnes(options) }),
  isRight: ({ options }, answer) => isSameSet(rightOnes(options), answer.options),
  mistakeOf: ({ options }, answer) =>
    answer.options.map((index) => options[index]).find((one) => one?.isRight === false)?.shows ?? null,
})
