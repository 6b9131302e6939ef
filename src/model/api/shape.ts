import { headOf } from '../../base/foreignText.ts'
import { hasMoreBytes } from '../../base/utf8.ts'
import { ApiError } from './command.ts'

/** Where a reader is: the path so far, and the list of fields that were kept without effect. */
export interface At {
  readonly path: string
  readonly kept: string[]
}

/** Turns loose input into a typed value, or refuses it naming the field and the reason. */
export type Reader<T> = (value: unknown, at: At) => T

export interface Field<T> {
  readonly isRequired: boolean
  /** A field that AWS knows and the model does not act on: any value passes and is noted. */
  readonly isKept: boolean
  readonly read: Reader<T>
}

type Fields = Readonly<Record<string, Field<unknown>>>
type ValueOf<F> = F extends Field<infer T> ? T : never
export type StructOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> }

export function required<T>(read: Reader<T>): Field<T> {
  return { isRequired: true, isKept: false, read }
}

export function optional<T>(read: Reader<T>): Field<T | undefined> {
  return { isRequired: false, isKept: false, read }
}

export function kept(): Field<unknown> {
  return keptAs((value) => value)
}

/** A field that is kept without effect, and refused when AWS would refuse it. */
export function keptAs<T>(read: Reader<T>): Field<T | undefined> {
  return { isRequired: false, isKept: true, read }
}

/** A field that AWS knows and without which the lab would act wrongly. Empty, it asks for nothing and passes. */
export function absent(what: string): Field<undefined> {
  const read = (value: unknown, at: At): undefined => {
    if (!isEmpty(value)) throw invalid(at, `the lab has no ${what} yet`)
    return undefined
  }
  return { isRequired: false, isKept: false, read }
}

/** An object with exactly these fields. The wording is botocore's parameter validation. */
export function struct<F extends Fields>(fields: F): Reader<StructOf<F>> {
  const names = Object.keys(fields)
  return (value, at) => {
    const record = recordAt(value, at)
    for (const name of Object.keys(record)) {
      if (!Object.hasOwn(fields, name)) throw new ApiError('InvalidParameterException', unknownWords(name, names, at))
    }
    const result: Record<string, unknown> = {}
    for (const name of names) {
      const field = fields[name]
      if (field === undefined) continue
      const given = Object.hasOwn(record, name) ? record[name] : undefined
      if (given === undefined || given === null) {
        if (!field.isRequired) continue
        throw new ApiError(
          'InvalidParameterException',
          `Missing required parameter in ${at.path === '' ? 'input' : at.path}: "${name}"`,
        )
      }
      const path = at.path === '' ? name : `${at.path}.${name}`
      // An empty list or object asks for nothing, so it is not said to have no effect.
      if (field.isKept && !isEmpty(given)) at.kept.push(path)
      result[name] = field.read(given, { path, kept: at.kept })
    }
    return result as StructOf<F>
  }
}

export function text(limits: { readonly max?: number; readonly min?: number } = {}): Reader<string> {
  const { max = 1_024, min = 1 } = limits
  return (value, at) => {
    if (typeof value !== 'string') throw wrongType(value, at, 'string')
    if (value.includes('\0') || !value.isWellFormed()) {
      throw invalid(at, `has a character that no name or text may have (NUL or half of a surrogate pair)`)
    }
    if (value.length < min) throw invalid(at, 'must not be empty')
    if (value.length > max)
      throw invalid(at, `has ${String(value.length)} characters, at most ${String(max)} are allowed`)
    return value
  }
}

/** A text whose size AWS counts in bytes. */
export function bytes(max: number): Reader<string> {
  // No text within the bytes has more UTF-16 units than that.
  const read = text({ max: 100_000 })
  return (value, at) => {
    const given = read(value, at)
    if (hasMoreBytes(given, max)) throw invalid(at, `is larger than ${String(max)} bytes`)
    return given
  }
}

/** A name as ECS takes it: letters, digits, hyphens and underscores, at most 255. */
export function name(what: string): Reader<string> {
  const read = text({ max: 100_000 })
  return (value, at) => {
    const given = read(value, at)
    if (!isName(given)) {
      throw invalid(at, `${what} takes up to 255 letters, digits, hyphens and underscores`)
    }
    return given
  }
}

export function isName(given: string): boolean {
  return /^[A-Za-z0-9_-]{1,255}$/.test(given)
}

export function whole(limits: { readonly min: number; readonly max: number }): Reader<number> {
  return (value, at) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType(value, at, 'integer')
    if (!Number.isInteger(value) || Object.is(value, -0)) throw wrongType(value, at, 'integer')
    if (value < limits.min || value > limits.max) {
      throw invalid(at, `is ${String(value)}, it takes ${String(limits.min)} to ${String(limits.max)}`)
    }
    return value
  }
}

export function flag(): Reader<boolean> {
  return (value, at) => {
    if (typeof value !== 'boolean') throw wrongType(value, at, 'boolean')
    return value
  }
}

/**
 * One of AWS's words.
 *
 * @param lacking  AWS's other words, each with what the lab would need to take it: `EXTERNAL: 'external instances'`
 */
export function oneOf<const T extends string>(
  allowed: readonly T[],
  lacking: Readonly<Record<string, string>> = {},
): Reader<T> {
  const all = [...allowed, ...Object.keys(lacking)]
  return (value, at) => {
    if (typeof value !== 'string') throw wrongType(value, at, 'string')
    const found = allowed.find((one) => one === value)
    if (found !== undefined) return found
    const what = Object.hasOwn(lacking, value) ? lacking[value] : undefined
    if (what !== undefined) throw invalid(at, `the lab has no ${what} yet`)
    throw invalid(at, `is ${quoted(value)}, it takes ${all.join(', ')}${hint(value, all)}`)
  }
}

/** An object of texts by name, such as the options of a log driver. */
export function textMap(): Reader<Readonly<Record<string, string>>> {
  const read = text({ min: 0, max: 4_096 })
  return (value, at) => {
    const entries = Object.entries(recordAt(value, at))
    return Object.fromEntries(entries.map(([key, one]) => [key, read(one, { ...at, path: `${at.path}.${key}` })]))
  }
}

export function list<T>(
  read: Reader<T>,
  limits: { readonly max: number; readonly min?: number },
): Reader<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw wrongType(value, at, 'list')
    if (value.length > limits.max || value.length < (limits.min ?? 0)) {
      throw invalid(
        at,
        `has ${String(value.length)} entries, it takes ${String(limits.min ?? 0)} to ${String(limits.max)}`,
      )
    }
    return value.map((item, index) => read(item, { ...at, path: `${at.path}[${String(index)}]` }))
  }
}

/** Reads a command's whole input. */
export function readInput<T>(read: Reader<T>, input: unknown): { readonly value: T; readonly kept: readonly string[] } {
  const keptPaths: string[] = []
  const value = read(input, { path: '', kept: keptPaths })
  return { value, kept: keptPaths }
}

/** Whether a value asks for nothing: an empty list or object. */
function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

export function invalid(at: At, reason: string): ApiError {
  return new ApiError('InvalidParameterException', `Invalid parameter ${at.path}: ${reason}.`)
}

function recordAt(value: unknown, at: At): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(value, at, 'object')
  return value as Readonly<Record<string, unknown>>
}

function wrongType(value: unknown, at: At, wanted: string): ApiError {
  const where = at.path === '' ? 'input' : at.path
  return new ApiError(
    'InvalidParameterException',
    `Invalid type for parameter ${where}, value: ${quoted(value)}, valid types: ${wanted}`,
  )
}

function unknownWords(given: string, names: readonly string[], at: At): string {
  const where = at.path === '' ? 'input' : at.path
  return `Unknown parameter in ${where}: ${quoted(given)}, must be one of: ${names.join(', ')}${hint(given, names)}`
}

/** Most slips are of case. */
function hint(given: string, names: readonly string[]): string {
  const meant = names.find((one) => one.toLowerCase() === given.toLowerCase())
  return meant === undefined ? '' : `. Did you mean "${meant}"?`
}

const QUOTED_MAX = 80

function quoted(value: unknown): string {
  if (typeof value === 'number') return String(value)
  let shown: string | undefined
  try {
    shown = JSON.stringify(value)
  } catch {
    shown = undefined
  }
  const whole = shown ?? typeof value
  const head = headOf(whole, QUOTED_MAX)
  return head.length < whole.length ? `${head}…` : whole
}
