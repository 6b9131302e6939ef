import { headOf } from '../../base/foreignText.ts'
import { hasMoreBytes } from '../../base/utf8.ts'
import { ApiError } from './command.ts'
import type {
  InputOf,
  IntegerShape,
  ListShape,
  MapShape,
  Member,
  Refused,
  Shape,
  StringShape,
  StructureShape,
} from './shape.ts'

/** A command's input beside the paths of what was kept without effect. */
export interface Read<T> {
  readonly value: T
  readonly kept: readonly string[]
}

/**
 * Turns loose input into a typed value, or refuses it naming the field and the reason. The wording is botocore's
 * parameter validation.
 *
 * @throws ApiError  InvalidParameterException, with the path of the field
 */
export function readInput<S extends Shape>(shape: S, input: unknown): Read<InputOf<S>> {
  const kept: string[] = []
  const value = read(shape, input, { path: '', kept })
  return { value: value as InputOf<S>, kept }
}

function invalid(path: string, reason: string): ApiError {
  return new ApiError('InvalidParameterException', `Invalid parameter ${path}: ${reason}.`, path)
}

/** Where the reader is: the path so far, and the list of members that were kept without effect. */
interface At {
  readonly path: string
  readonly kept: string[]
}

function read(shape: Shape, value: unknown, at: At): unknown {
  const given = readType(shape, value, at)
  if ('check' in shape) refuseChecked(shape.check?.(given as never) ?? null, at)
  return given
}

function readType(shape: Shape, value: unknown, at: At): unknown {
  switch (shape.type) {
    case 'structure':
      return readStructure(shape, value, at)
    case 'list':
      return readList(shape, value, at)
    case 'map':
      return readMap(shape, value, at)
    case 'string':
      return shape.enum === undefined ? readText(shape, value, at) : readWord(shape, value, at)
    case 'integer':
      return readInteger(shape, value, at)
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(value, at, 'boolean')
      return value
    case 'timestamp':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType(value, at, 'timestamp')
      return value
    case 'opaque':
      return value
  }
}

function refuseChecked(refused: Refused | null, at: At): void {
  if (refused === null) return
  throw invalid(refused.member === undefined ? at.path : below(at, refused.member), refused.reason)
}

function readStructure({ members }: StructureShape, value: unknown, at: At): unknown {
  const record = recordAt(value, at)
  for (const name of Object.keys(record)) {
    if (!Object.hasOwn(members, name)) throw unknown(name, Object.keys(members), at)
  }
  const result: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(members)) {
    const given = Object.hasOwn(record, name) ? record[name] : undefined
    if (given !== undefined && given !== null) readMember({ name, member, given }, result, at)
    else if (member.isRequired) throw missing(name, at)
  }
  return result
}

interface GivenMember {
  readonly name: string
  readonly member: Member
  readonly given: unknown
}

function readMember({ name, member, given }: GivenMember, result: Record<string, unknown>, at: At): void {
  const path = below(at, name)
  if (member.effect === 'absent') {
    if (!isEmpty(given)) throw invalid(path, `the lab has no ${member.lacking ?? name} yet`)
    return
  }
  // An empty list or object asks for nothing, so it is not said to have no effect.
  if (member.effect === 'kept' && !isEmpty(given)) at.kept.push(path)
  result[name] = read(member.shape, given, { path, kept: at.kept })
}

function readList({ element, min, max }: ListShape, value: unknown, at: At): unknown {
  if (!Array.isArray(value)) throw wrongType(value, at, 'list')
  if (value.length > max || value.length < min) {
    throw invalid(at.path, `has ${String(value.length)} entries, it takes ${String(min)} to ${String(max)}`)
  }
  return value.map((item, index) => read(element, item, { ...at, path: `${at.path}[${String(index)}]` }))
}

function readMap(shape: MapShape, value: unknown, at: At): unknown {
  const entries = Object.entries(recordAt(value, at))
  return Object.fromEntries(entries.map(([key, one]) => [key, read(shape.value, one, { ...at, path: below(at, key) })]))
}

function readText(shape: StringShape, value: unknown, at: At): string {
  if (typeof value !== 'string') throw wrongType(value, at, 'string')
  if (value.includes('\0') || !value.isWellFormed()) {
    throw invalid(at.path, `has a character that no name or text may have (NUL or half of a surrogate pair)`)
  }
  if (value.length < shape.min) throw invalid(at.path, 'must not be empty')
  if (value.length > shape.max) {
    throw invalid(at.path, `has ${String(value.length)} characters, at most ${String(shape.max)} are allowed`)
  }
  if (shape.maxBytes !== undefined && hasMoreBytes(value, shape.maxBytes)) {
    throw invalid(at.path, `is larger than ${String(shape.maxBytes)} bytes`)
  }
  if (shape.pattern?.regex.test(value) === false) throw invalid(at.path, shape.pattern.reason)
  return value
}

function readWord({ enum: allowed = [], lacking = {}, otherWord }: StringShape, value: unknown, at: At): string {
  if (typeof value !== 'string') throw wrongType(value, at, 'string')
  if (allowed.includes(value)) return value
  const what = Object.hasOwn(lacking, value) ? lacking[value] : undefined
  if (what !== undefined) throw invalid(at.path, `the lab has no ${what} yet`)
  const all = [...allowed, ...Object.keys(lacking)]
  const reason = otherWord?.(value) ?? `is ${quoted(value)}, it takes ${all.join(', ')}${hint(value, all)}`
  throw invalid(at.path, reason)
}

function readInteger({ min, max }: IntegerShape, value: unknown, at: At): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || Object.is(value, -0)) {
    throw wrongType(value, at, 'integer')
  }
  if (value < min || value > max) {
    throw invalid(at.path, `is ${String(value)}, it takes ${String(min)} to ${String(max)}`)
  }
  return value
}

/** Whether a value asks for nothing: an empty list or object. */
function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function below({ path }: At, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function whereIs({ path }: At): string {
  return path === '' ? 'input' : path
}

function recordAt(value: unknown, at: At): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(value, at, 'object')
  return value as Readonly<Record<string, unknown>>
}

function wrongType(value: unknown, at: At, wanted: string): ApiError {
  const message = `Invalid type for parameter ${whereIs(at)}, value: ${quoted(value)}, valid types: ${wanted}`
  return new ApiError('InvalidParameterException', message, at.path === '' ? null : at.path)
}

function missing(name: string, at: At): ApiError {
  const message = `Missing required parameter in ${whereIs(at)}: "${name}"`
  return new ApiError('InvalidParameterException', message, below(at, name))
}

function unknown(given: string, names: readonly string[], at: At): ApiError {
  const choice = `must be one of: ${names.join(', ')}${hint(given, names)}`
  const message = `Unknown parameter in ${whereIs(at)}: ${quoted(given)}, ${choice}`
  // A name from outside may be of any length, and it is not one of the shape's: the place that has it is told.
  return new ApiError('InvalidParameterException', message, at.path === '' ? null : at.path)
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
