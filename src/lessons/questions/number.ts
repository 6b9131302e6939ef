import { askedKind, type AskedQuestion, type AskedTypes } from './asked.ts'

/** The learner gives a whole number. */
export interface NumberQuestion extends AskedQuestion {
  readonly kind: 'number'
  readonly answer: number
  /** `tasks`, `MiB`. */
  readonly unit: string
  /** The most that may be given. */
  readonly max: number
  readonly mistakes: readonly {
    readonly value: number
    readonly shows: string
    readonly mistake?: string | undefined
  }[]
}

export interface NumberAnswer {
  readonly value: number
}

export type NumberTypes = AskedTypes<'number', NumberQuestion, NumberAnswer>

export const number = askedKind<'number', NumberQuestion, NumberAnswer>('number', {
  blank: () => null,
  mayLockIn: ({ max }, { value }) => Number.isInteger(value) && value >= 0 && value <= max,
  solution: ({ answer }) => ({ value: answer }),
  isRight: ({ answer }, { value }) => value === answer,
  mistakeOf: ({ mistakes }, { value }) => mistakes.find((one) => one.value === value)?.shows ?? null,
})
