import type { ApiErrorName } from './command.ts'

/**
 * What an operation takes, as data: named and typed as AWS's own models do it, so that a reader, a form, an editor and
 * a wire format can all be made from it. `readInput.ts` reads by it.
 */
export type Shape =
  | StructureShape
  | ListShape
  | MapShape
  | StringShape
  | IntegerShape
  | DecimalShape
  | BooleanShape
  | TimestampShape
  | OpaqueShape

export type Members = Readonly<Record<string, Member>>

/** An object with exactly these members, spelled as AWS spells them. */
export interface StructureShape<M extends Members = Members> extends Checked {
  readonly type: 'structure'
  readonly members: M
}

export interface Member<S extends Shape = Shape> {
  readonly shape: S
  readonly isRequired: boolean
  /**
   * `kept`: AWS knows it and the lab does nothing with it, which is said (DEF-5). `absent`: the lab would act wrongly
   * without it, so it is refused as what the lab has not yet.
   */
  readonly effect: 'acted on' | 'kept' | 'absent'
  /** What the lab would need to take an absent member: `load balancers`. */
  readonly lacking?: string
  /** What AWS's service says when a required member is missing; left out where AWS's model asks for it, as clients do. */
  readonly missing?: Refusal
  /** In the lab's own words, where AWS has no page about it. */
  readonly documentation?: string
}

export interface ListShape<S extends Shape = Shape> extends Checked {
  readonly type: 'list'
  readonly element: S
  readonly min: number
  readonly max: number
}

/** An object of values by name; the names are texts. */
export interface MapShape<S extends Shape = Shape> {
  readonly type: 'map'
  readonly value: S
}

export interface StringShape<T extends string = string> extends Checked {
  readonly type: 'string'
  /** In UTF-16 units. */
  readonly min: number
  readonly max: number
  /** In bytes of UTF-8, where AWS counts those. */
  readonly maxBytes?: number
  readonly pattern?: { readonly regex: RegExp; readonly reason: string }
  /** The words that the lab takes; left out for free text. */
  readonly enum?: readonly T[]
  /** AWS's other words, each with what the lab would need to take it: `EXTERNAL: 'external instances'`. */
  readonly lacking?: Readonly<Record<string, string>>
  /** Why a word is none of them, where the lab says it in its own way. */
  readonly otherWord?: (given: string) => string
}

export interface IntegerShape extends Spoken {
  readonly type: 'integer'
  readonly min: number
  readonly max: number
}

/** AWS's double: a finite number. */
export interface DecimalShape extends Spoken {
  readonly type: 'decimal'
  readonly min: number
  readonly max: number
}

export interface BooleanShape {
  readonly type: 'boolean'
}

/** Seconds since 1970, fractions allowed, as AWS's JSON has it. */
export interface TimestampShape {
  readonly type: 'timestamp'
}

/** A value of AWS's that the lab takes as it comes and does not look into. */
export interface OpaqueShape<T extends AwsType = AwsType> {
  readonly type: 'opaque'
  readonly as: T
}

export type AwsType = keyof OpaqueValues

interface OpaqueValues {
  readonly structure: Readonly<Record<string, unknown>>
  readonly list: readonly unknown[]
  readonly map: Readonly<Record<string, unknown>>
  readonly string: string
  readonly integer: number
  readonly boolean: boolean
  readonly timestamp: number
}

/** Why a value that is well-formed is refused all the same. */
export interface Refused {
  /** The member that is wrong, below the value; the value itself when left out. */
  readonly member?: string
  readonly reason: string
  /** AWS's error, of which the reason is the whole text; left out, the reason is put into the lab's own words. */
  readonly as?: ApiErrorName
}

/** A refusal in the words of AWS's service. */
export interface Refusal {
  readonly name: ApiErrorName
  readonly message: string | ((wrong: Wrong) => string)
}

/** What a refusal is about. */
export interface Wrong {
  readonly given: unknown
  /** The objects that it stands in, the whole input first. */
  readonly within: readonly Readonly<Record<string, unknown>>[]
}

/** `short` and `long`: too little and too much of it, of a number too; `malformed`: of the wrong form, or no word. */
export type Fault = 'short' | 'long' | 'malformed'

interface Spoken {
  /** What AWS's service says of a fault; of the others the lab says it in its own words. */
  readonly says?: Partial<Readonly<Record<Fault, Refusal>>>
}

interface Checked extends Spoken {
  /** What no limit can say: members that do not fit each other. It is asked last, and only refuses. */
  readonly check?: (value: never) => Refused | null
}

/** What one gives for a shape, and what the reader hands on: it refuses and never rewrites. */
export type InputOf<S> = Shape extends S
  ? unknown
  : S extends StructureShape<infer M>
    ? StructureOf<M>
    : S extends ListShape<infer E>
      ? readonly InputOf<E>[]
      : S extends MapShape<infer V>
        ? Readonly<Record<string, InputOf<V>>>
        : S extends StringShape<infer T>
          ? T
          : S extends IntegerShape | DecimalShape | TimestampShape
            ? number
            : S extends BooleanShape
              ? boolean
              : S extends OpaqueShape<infer T>
                ? OpaqueValues[T]
                : never

type StructureOf<M extends Members> = {
  readonly [K in keyof M as M[K]['isRequired'] extends true ? K : never]: InputOf<M[K]['shape']>
} & {
  readonly [K in keyof M as M[K]['isRequired'] extends true ? never : K]?: InputOf<M[K]['shape']> | undefined
}

interface ActedOn<S extends Shape, R extends boolean> extends Member<S> {
  readonly isRequired: R
  readonly effect: 'acted on'
}

interface Optional<S extends Shape> extends Member<S> {
  readonly isRequired: false
}

export function required<S extends Shape>(shape: S): ActedOn<S, true> {
  return { shape, isRequired: true, effect: 'acted on' }
}

export function optional<S extends Shape>(shape: S): ActedOn<S, false> {
  return { shape, isRequired: false, effect: 'acted on' }
}

/** A member that AWS knows and the lab does not act on: any value passes and is noted. */
export function kept<T extends AwsType>(as: T): Optional<OpaqueShape<T>> {
  return keptAs(opaque(as))
}

/** A member that is kept without effect, and refused when AWS would refuse it. */
export function keptAs<S extends Shape>(shape: S): Optional<S> {
  return { shape, isRequired: false, effect: 'kept' }
}

/** A member that AWS knows and without which the lab would act wrongly. Empty, it asks for nothing and passes. */
export function absent<T extends AwsType>(lacking: string, as: T): Optional<OpaqueShape<T>> {
  return { shape: opaque(as), isRequired: false, effect: 'absent', lacking }
}

/** A required member that AWS's model leaves open: it is AWS's service that misses it. */
export function needed<S extends Shape>(shape: S, missing: Refusal): ActedOn<S, true> {
  return { ...required(shape), missing }
}

/** The same shape, whose faults are said in the words of AWS's service. */
export function saying<S extends ListShape | StringShape | IntegerShape>(shape: S, says: Spoken['says']): S {
  return { ...shape, says }
}

export function described<M extends Member>(member: M, documentation: string): M {
  return { ...member, documentation }
}

export function opaque<T extends AwsType>(as: T): OpaqueShape<T> {
  return { type: 'opaque', as }
}

export function struct<const M extends Members>(
  members: M,
  check?: (value: InputOf<StructureShape<M>>) => Refused | null,
): StructureShape<M> {
  return { type: 'structure', members, ...(check !== undefined && { check }) }
}

/** What an operation answers with, by AWS's types. */
export function answer<const A extends Readonly<Record<string, AwsType>>>(
  types: A,
): StructureShape<{ readonly [K in keyof A]: Optional<OpaqueShape<A[K]>> }> {
  const members = Object.entries(types).map(([name, as]) => [name, optional(opaque(as))])
  return struct(Object.fromEntries(members) as { readonly [K in keyof A]: Optional<OpaqueShape<A[K]>> })
}

export function text(limits: { readonly max?: number; readonly min?: number } = {}): StringShape {
  return { type: 'string', min: limits.min ?? 1, max: limits.max ?? 1_024 }
}

/** No text that fits the limits of its bytes or its pattern is longer: what is, is refused in their words. */
const LONG_TEXT = 100_000

/** A text whose size AWS counts in bytes. */
export function bytes(maxBytes: number): StringShape {
  return { ...text({ max: LONG_TEXT }), maxBytes }
}

const NAME = /^[A-Za-z0-9_-]{1,255}$/

export function isName(given: string): boolean {
  return NAME.test(given)
}

/** A name as ECS takes it: letters, digits, hyphens and underscores, at most 255. */
export function name(what: string): StringShape {
  return { ...text({ max: LONG_TEXT }), pattern: { regex: NAME, reason: nameReason(what) } }
}

export function nameReason(what: string): string {
  return `${what} takes up to 255 letters, digits, hyphens and underscores`
}

/** A text of its own form. */
export function checkedText(max: number, check: (given: string) => Refused | null): StringShape {
  return { ...text({ max }), check }
}

export function whole(limits: { readonly min: number; readonly max: number }): IntegerShape {
  return { type: 'integer', min: limits.min, max: limits.max }
}

export function decimal(limits: { readonly min: number; readonly max: number }): DecimalShape {
  return { type: 'decimal', min: limits.min, max: limits.max }
}

export function timestamp(): TimestampShape {
  return { type: 'timestamp' }
}

export function flag(): BooleanShape {
  return { type: 'boolean' }
}

/**
 * One of AWS's words.
 *
 * @param lacking  AWS's other words, each with what the lab would need to take it: `EXTERNAL: 'external instances'`
 */
export function oneOf<const T extends string>(
  allowed: readonly T[],
  lacking: Readonly<Record<string, string>> = {},
): StringShape<T> {
  return { type: 'string', min: 1, max: LONG_TEXT, enum: allowed, lacking }
}

/** An object of texts by name, such as the options of a log driver. */
export function textMap(): MapShape<StringShape> {
  return { type: 'map', value: text({ min: 0, max: 4_096 }) }
}

export function list<S extends Shape>(
  element: S,
  limits: { readonly max: number; readonly min?: number },
): ListShape<S> {
  return { type: 'list', element, min: limits.min ?? 0, max: limits.max }
}
