import type { LabFile } from '../labfile/labFile.ts'
import type { Ask, Reveal, Until } from '../lessons/document/ask.ts'
import type { Look } from '../lessons/document/look.ts'
import type { Act } from '../model/api/command.ts'
import type { ExamDomain } from '../lessons/topics.ts'
import type { Draw } from './draw.ts'
import type { Misconception } from './misconceptions.ts'

/**
 * A question about a number that the model gives, asked as one of four. A template names wrong numbers by the
 * misconception that leads to each; the right one it cannot name: there is no place to write it.
 */
export interface ValueAsk {
  readonly kind: 'value'
  readonly question: string
  readonly lead?: string
  readonly code?: Ask['code']
  readonly hints?: string[]
  /** Gives the number, when `until` has come. */
  readonly look: Look
  readonly until?: Until | undefined
  /** How an option says a number: `6 tasks`. */
  readonly say: (value: number) => string
  /** In order of how telling they are. Those that are the right number or negative are left out; numbers near the right one fill up. */
  readonly wrong: readonly { readonly value: number; readonly mistake: Misconception; readonly shows: string }[]
  /** The least that makes sense; 0 unless told. */
  readonly min?: number
  /** The most that makes sense, such as how many are wanted. From `min` to here there are four numbers at least. */
  readonly max?: number
  /** The reveal, of the number that the model gave. */
  readonly reveal: (value: number) => Reveal
}

/** A small world and a question on it. */
export interface Asked {
  readonly lab: LabFile
  /** Time stands here while it is asked. */
  readonly fromMs: number
  /** The service that the strip follows. */
  readonly watch?: { readonly cluster: string; readonly service: string }
  readonly ask: Ask | ValueAsk
  /** Acts at `fromMs` on what only the run can name: the id of a task. Each is told what its look reads. */
  readonly acts?: readonly { readonly look: Look; readonly act: (read: unknown) => Act }[]
  /** After those, time goes on to here before it is asked. */
  readonly from?: Until
  /** What stands as the question's `code`: an object or a list, as it reads when it is asked. */
  readonly shown?: Look
}

/** A question of which there are many: one a case. Its key is what the model says, whatever the template thinks. */
export interface Template<Case> {
  readonly id: string
  /** What one knows who can answer it, as progress lists it. */
  readonly title: string
  /** An id of the map of topics. */
  readonly topic: string
  readonly exam: readonly ExamDomain[]
  /** All that it can ask, no two alike. */
  readonly cases: readonly Case[]
  /** Draws names and order; what is asked hangs on the case alone. */
  ask(one: Case, draw: Draw): Asked
}

/** What one list of templates holds, whatever their cases are. */
export type AnyTemplate = Template<unknown>

/** Keeps the type of a template's cases while it is written. */
export function template<Case>(of: Template<Case>): Template<Case> {
  return of
}

/** Every combination of the values of each name, the last name changing fastest. */
export function crossed<T extends Readonly<Record<string, readonly unknown[]>>>(
  values: T,
): readonly { readonly [K in keyof T]: T[K][number] }[] {
  const rows = Object.entries(values).reduce<readonly Readonly<Record<string, unknown>>[]>(
    (done, [name, list]) => done.flatMap((row) => list.map((value) => ({ ...row, [name]: value }))),
    [{}],
  )
  return rows as readonly { readonly [K in keyof T]: T[K][number] }[]
}

/** Whole numbers from one to another, both included. */
export function range(min: number, max: number, step = 1): readonly number[] {
  return Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, index) => min + index * step)
}
