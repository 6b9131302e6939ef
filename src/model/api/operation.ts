import type { Work } from '../../base/work.ts'
import type { Change } from '../world/change.ts'
import type { Context } from '../world/context.ts'
import type { World } from '../world/world.ts'
import type { Output } from './command.ts'
import type { InputOf, StructureShape } from './shape.ts'

/** How an operation is asked and what it answers: data alone, so that who only names it loads no handler. */
export interface Operation {
  /** A write acts; a read only answers. */
  readonly kind: 'write' | 'read'
  readonly input: StructureShape
  readonly output: StructureShape
  /** Fields that have no effect with these values, though they have one with others (DEF-5). */
  readonly withoutEffect?: (input: Readonly<Record<string, unknown>>) => readonly string[]
}

export type OperationList = Readonly<Record<string, Operation>>

/** An operation's input beside what it cannot show: the raw JSON and the fields that have no effect. */
export interface Given<T> {
  readonly input: T
  readonly raw: Readonly<Record<string, unknown>>
  readonly kept: readonly string[]
}

/** Makes an answer, at once or never: who replays a log wants none, and the answers of a large lab are long. */
export type Answering = () => Output

/** What a handler says: its answer, or what makes it where that is long; in slices where the act itself may be. */
export type Said = Output | Answering | Work<Answering>

/** It refuses by throwing an ApiError before it emits anything or pauses. */
export type WriteHandler<I> = (context: Context, given: Given<I>) => Said
export type ReadHandler<I> = (world: World, given: Given<I>) => Output

/** One handler for each operation of a list. */
export type Handlers<L extends OperationList> = {
  readonly [N in keyof L]: L[N]['kind'] extends 'write'
    ? WriteHandler<InputOf<L[N]['input']>>
    : ReadHandler<InputOf<L[N]['input']>>
}

/** What a subject adds to one operation of another, which knows nothing of it. */
export interface Beside<I> {
  /** Asked before the operation's own handler. @throws ApiError  to refuse */
  readonly refuse?: (world: World, given: Given<I>) => void
  /** Told, when the handler is done, which changes it has emitted; it emits its own. */
  readonly follow?: (context: Context, given: Given<I>, changes: readonly Change[]) => void
}

/** What a subject adds to the operations of others. */
export interface Companion<L extends OperationList> {
  readonly beside: { readonly [N in keyof L]?: Beside<InputOf<L[N]['input']>> }
  /** Its part of an answer, added when somebody wants it. */
  readonly complete: (world: World, asked: Asked, output: Output) => Output
}

/** What an answer is to. */
export interface Asked {
  readonly operation: Operation
  readonly given: Given<unknown>
}
