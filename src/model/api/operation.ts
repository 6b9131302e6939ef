import type { Work } from '../../base/work.ts'
import type { Context } from '../world/context.ts'
import type { World } from '../world/world.ts'
import type { Output } from './command.ts'
import { readInput, type Reader } from './shape.ts'

/** Makes an answer, at once or never: who replays a log wants none, and the answers of a large lab are long. */
export type Answering = () => Output

/** An operation that acts. It refuses by throwing an ApiError before it emits anything or pauses. */
export interface WriteOperation {
  readonly kind: 'write'
  carryOut(context: Context, input: unknown): Work<Answering>
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

/** What a handler says: its answer, or what makes it where that is long; in slices where the act itself may be. */
type Said = Output | Answering | Work<Answering>

/** Beside AWS's answer, an act says which of the fields that it was given have no effect in the lab (DEF-5). */
export function write<T>(reader: Reader<T>, run: (context: Context, given: Given<T>) => Said): WriteOperation {
  return {
    kind: 'write',
    *carryOut(context, raw) {
      const all = given(reader, raw)
      const said = run(context, all)
      const answer = isWork(said) ? yield* said : said
      const output = () => (typeof answer === 'function' ? answer() : answer)
      return () => (all.kept.length === 0 ? output() : { ...output(), fieldsWithoutEffect: all.kept })
    },
  }
}

function isWork(said: Said): said is Work<Answering> {
  return Symbol.iterator in said
}

export function read<T>(reader: Reader<T>, run: (world: World, given: Given<T>) => Output): ReadOperation {
  return { kind: 'read', answer: (world, raw) => run(world, given(reader, raw)) }
}

function given<T>(reader: Reader<T>, raw: unknown): Given<T> {
  const { value, kept } = readInput(reader, raw)
  return { input: value, raw: raw as Readonly<Record<string, unknown>>, kept }
}
