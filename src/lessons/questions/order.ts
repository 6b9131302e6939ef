import { askedKind, type AskedQuestion, type AskedTypes, type Shown } from './asked.ts'

/** The learner brings steps into the order in which they happen. */
export interface OrderQuestion extends AskedQuestion {
  readonly kind: 'order'
  /** As they are first shown. */
  readonly items: readonly string[]
  /** Places in `items`, in the order in which they happen, and when each does. */
  readonly answer: readonly number[]
  readonly timesMs: readonly number[]
  /** Places in `items` of what a misconception puts before another. */
  readonly mistakes: readonly (Shown & { readonly item: number; readonly before: number })[]
}

/** The learner marks a moment on the timeline. */
export interface MarkQuestion extends AskedQuestion {
  readonly kind: 'mark'
  readonly answerMs: number
  readonly toleranceMs: number
  /** The moments that may be marked lie between the question and this. */
  readonly lastMs: number
  /** Moments that a misconception takes for it. */
  readonly mistakes: readonly (Shown & { readonly atMs: number })[]
}

export interface OrderAnswer {
  readonly items: readonly number[]
}

export interface MarkAnswer {
  readonly atMs: number
}

export type OrderTypes = AskedTypes<'order', OrderQuestion, OrderAnswer>
export type MarkTypes = AskedTypes<'mark', MarkQuestion, MarkAnswer>

export const order = askedKind<'order', OrderQuestion, OrderAnswer>('order', {
  blank: ({ items }) => ({ items: items.map((_, index) => index) }),
  mayLockIn: ({ items }, answer) => new Set(answer.items).size === items.length,
  solution: ({ answer }) => ({ items: answer }),
  isRight: ({ answer }, { items }) => answer.every((item, index) => items[index] === item),
  mistakeOf: ({ mistakes }, { items }) =>
    mistakes.find(({ item, before }) => items.indexOf(item) < items.indexOf(before))?.shows ?? null,
})

export const mark = askedKind<'mark', MarkQuestion, MarkAnswer>('mark', {
  blank: () => null,
  mayLockIn: ({ askAtMs, lastMs }, { atMs }) => atMs >= askAtMs && atMs <= lastMs,
  solution: ({ answerMs }) => ({ atMs: answerMs }),
  isRight: ({ answerMs, toleranceMs }, { atMs }) => Math.abs(atMs - answerMs) <= toleranceMs,
  mistakeOf: ({ mistakes, toleranceMs }, { atMs }) =>
    mistakes.find((one) => Math.abs(one.atMs - atMs) <= toleranceMs)?.shows ?? null,
})
