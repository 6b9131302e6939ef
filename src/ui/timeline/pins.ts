import { axisText, clockText } from '../../look/time.ts'
import type { RefusedCommand } from './marks.ts'
import { mergedBy } from './mergedBy.ts'

/** A command that a person gave: what it was, and when. */
export interface OwnAct {
  readonly atMs: number
  /** As AWS names it: `UpdateService`. */
  readonly operation: string
}

/** One act on the timeline, or several too close together to stand apart. */
export interface Pin {
  readonly key: string
  readonly atMs: number
  /** Oldest first; more than one where they are too close. */
  readonly operations: readonly string[]
  /** With these the lab began. */
  readonly isOpening: boolean
}

/** The pins of a timeline, left to right. What was refused is a mark of its own. */
export function timelinePins(input: {
  readonly acts: readonly OwnAct[]
  readonly refusals: readonly RefusedCommand[]
  readonly x: (atMs: number) => number
  readonly spacing: number
}): readonly Pin[] {
  const refused = new Set(input.refusals.map(({ atMs, operation }) => `${String(atMs)} ${operation}`))
  const taken = input.acts.filter(({ atMs, operation }) => !refused.has(`${String(atMs)} ${operation}`))
  const pins = taken.map(({ atMs, operation }, index): Pin => {
    return { key: `act ${String(index)}`, atMs, operations: [operation], isOpening: atMs === 0 }
  })
  return mergedBy(pins, input, (into, pin) => ({ ...into, operations: [...into.operations, ...pin.operations] }))
}

/** `UpdateService, 00:00:49`; of several the first and how many more. */
export function pinText({ atMs, operations, isOpening }: Pin, originMs: number): string {
  const [first = ''] = operations
  const more = operations.length - 1
  const names = more === 0 ? first : `${first} and ${String(more)} more`
  return `${isOpening && more > 0 ? 'Opening: ' : ''}${names}, ${clockText(atMs - originMs)}`
}

/** The same, shorter, where it is shown beside the pin. */
export function pinLabel(pin: Pin, originMs: number): string {
  return `${axisText(pin.atMs - originMs)} ${pin.operations.join(', ')}`
}
