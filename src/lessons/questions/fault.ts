import { askedKind, type AskedQuestion, type AskedTypes, type Shown } from './asked.ts'

/** The learner finds the field of an input that is at fault. */
export interface FaultQuestion extends AskedQuestion {
  readonly kind: 'fault'
  readonly operation: string
  /** The input as it is shown, and each field that may be named, by its path: `containerDefinitions[0].cpu`. */
  readonly input: Readonly<Record<string, unknown>>
  readonly paths: readonly string[]
  readonly answer: string
  /** Fields that a misconception takes for it. */
  readonly mistakes: readonly (Shown & { readonly path: string })[]
  /** What ECS says of it; `null` where ECS takes it. */
  readonly refusal: { readonly name: string; readonly message: string } | null
}

export interface FaultAnswer {
  readonly path: string
}

export type FaultTypes = AskedTypes<'fault', FaultQuestion, FaultAnswer>

export const fault = askedKind<'fault', FaultQuestion, FaultAnswer>('fault', {
  blank: () => null,
  mayLockIn: ({ paths }, { path }) => paths.includes(path),
  solution: ({ answer }) => ({ path: answer }),
  isRight: ({ answer }, { path }) => path === answer,
  mistakeOf: ({ mistakes }, { path }) => mistakes.find((one) => one.path === path)?.shows ?? null,
})
