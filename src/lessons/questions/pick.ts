import type { Act } from '../../model/api/command.ts'
import { askedKind, isSameSet, type AskedQuestion, type AskedTypes, type Shown } from './asked.ts'

/** What is picked or placed on: its id in the world, and the words by which the page tells it apart. */
export interface Candidate {
  readonly id: string
  readonly label: string
}

interface ShownInWorld extends Shown {
  /** What makes another world, in which it would be right. */
  readonly do?: readonly Act[] | undefined
}

interface OnStage extends AskedQuestion {
  readonly candidates: readonly Candidate[]
}

/** The learner picks instances or tasks on the stage. */
export interface PickQuestion extends OnStage {
  readonly kind: 'pick'
  readonly what: 'containerInstance' | 'task'
  /** Ids: all of them have to be picked, and no other. */
  readonly answer: readonly string[]
  /** What each set of ids shows that a misconception leads to. */
  readonly mistakes: readonly (ShownInWorld & { readonly ids: readonly string[] })[]
}

/** The learner puts ghost tasks onto instances. */
export interface PlaceQuestion extends OnStage {
  readonly kind: 'place'
  readonly count: number
  /** How many tasks each instance gets, by its id; instances with none are left out. */
  readonly answer: Readonly<Record<string, number>>
  readonly mistakes: readonly (ShownInWorld & { readonly counts: Readonly<Record<string, number>> })[]
}

export interface PickAnswer {
  readonly ids: readonly string[]
}

export interface PlaceAnswer {
  /** By the instance's id. */
  readonly counts: Readonly<Record<string, number>>
}

export type PickTypes = AskedTypes<'pick', PickQuestion, PickAnswer>
export type PlaceTypes = AskedTypes<'place', PlaceQuestion, PlaceAnswer>

export const pick = askedKind<'pick', PickQuestion, PickAnswer>('pick', {
  blank: () => ({ ids: [] }),
  mayLockIn: ({ answer }, { ids }) => ids.length === answer.length,
  solution: ({ answer }) => ({ ids: answer }),
  isRight: ({ answer }, { ids }) => isSameSet(answer, ids),
  mistakeOf: ({ mistakes }, { ids }) => mistakes.find((one) => isSameSet(one.ids, ids))?.shows ?? null,
})

export const place = askedKind<'place', PlaceQuestion, PlaceAnswer>('place', {
  blank: () => ({ counts: {} }),
  mayLockIn: ({ count }, { counts }) => placedOf(counts) === count,
  solution: ({ answer }) => ({ counts: answer }),
  isRight: ({ answer }, { counts }) => isSameCounts(answer, counts),
  mistakeOf: ({ mistakes }, { counts }) => mistakes.find((one) => isSameCounts(one.counts, counts))?.shows ?? null,
})

/** How many tasks were put somewhere. */
export function placedOf(counts: PlaceAnswer['counts']): number {
  return Object.values(counts).reduce((sum, one) => sum + one, 0)
}

function isSameCounts(one: PlaceAnswer['counts'], other: PlaceAnswer['counts']): boolean {
  return [...Object.keys(one), ...Object.keys(other)].every((id) => (one[id] ?? 0) === (other[id] ?? 0))
}
