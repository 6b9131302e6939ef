import type { Context } from '../engine/context.ts'
import type { World } from '../world/world.ts'
import type { Output } from './command.ts'
import { readInput, type Reader } from './shape.ts'

/** An operation that acts. It refuses by throwing an ApiError before it emits anything. */
export interface WriteOperation {
  readonly kind: 'write'
  carryOut(context: Context, input: unknown): Output
}

/** An operation that only answers. */
export interface ReadOperation {
  readonly kind: 'read'
  answer(world: World, input: unknown): Output
}

export type Operations = Readonly<Record<string, WriteOperation | ReadOperation>>

/** An operation's input beside what it cannot show: the raw JSON and the fields that have no effect. */
export interface Given<T> {
  readonly input: T
  readonly raw: Readonly<Record<string, unknown>>
  readonly kept: readonly string[]
}

/** Beside AWS's answer, an act says which of the fields that it was given have no effect in the lab (DEF-5). */
export function write<T>(reader: Reader<T>, run: (context: Context, given: Given<T>) => Output): WriteOperation {
  return {
    kind: 'write',
    carryOut: (context, raw) => {
      const all = given(reader, raw)
      const output = run(context, all)
      return all.kept.length === 0 ? output : { ...output, fieldsWithoutEffect: all.kept }
    },
  }
}

export function read<T>(reader: Reader<T>, run: (world: World, given: Given<T>) => Output): ReadOperation {
  return { kind: 'read', answer: (world, raw) => run(world, given(reader, raw)) }
}

function given<T>(reader: Reader<T>, raw: unknown): Given<T> {
  const { value, kept } = readInput(reader, raw)
  return { input: value, raw: raw as Readonly<Record<string, unknown>>, kept }
}
