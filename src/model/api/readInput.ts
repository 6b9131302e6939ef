import { headOf } from '../../base/foreignText.ts'
import { hasMoreBytes } from '../../base/utf8.ts'
import { ApiError } from './command.ts'
import type {
  DecimalShape,
  Fault,
  InputOf,
  IntegerShape,
  ListShape,
  MapShape,
  Member,
  Refusal,
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
 * Turns loose input into a typed value, or refuses it naming the field and the reason. As with AWS, form comes first:
 * types, unknown and missing members anywhere in the input are refused, in the words of botocore's parameter
 * validation, before the service says what else it does not take (API-6).
 *
 * @throws ApiError  InvalidParameterException, or what the shape says, with the path of the field
 */
export function readInput<S extends Shape>(shape: S, input: unknown): Read<InputOf<S>> {
  const found: Found = { kept: [], refused: null }
  const value = read(shape, input, { path: '', within: [], found })
  if (found.refused !== null) throw found.refused
  return { value: value as InputOf<S>, kept: found.kept }
}

/** What the reader has come upon: members without effect, and the first refusal of the service. */
interface Found {
  readonly kept: string[]
  refused: ApiError | null
}

/** Where the reader is: the path so far, and the objects on it. */
interface At {
  readonly path: string
  readonly within: readonly Readonly<Record<string, unknown>>[]
  readonly found: Found
}

function invalid({ path }: At, reason: string): ApiError {
  return new ApiError('InvalidParameterException', `Invalid parameter ${path}: ${reason}.`, path)
}

/** Refuses once all has the right form. */
function refuse(at: At, error: ApiError): void {
  at.found.refused ??= error
}

interface Faulty {
  readonly shape: { readonly says?: Partial<Readonly<Record<Fault, Refusal>>> }
  readonly given: unknown
  readonly fault: Fault
  /** In the lab's own words, for when AWS has none that are known. */
  readonly reason: string
}

function refuseFault(at: At, { shape, given, fault, reason }: Faulty): void {
  const said = shape.says?.[fault]
  refuse(at, said === undefined ? invalid(at, reason) : spoken(said, given, at))
}

function spoken({ name, message }: Refusal, given: unknown, { path, within }: At): ApiError {
  return new ApiError(name, typeof message === 'string' ? message : message({ given, within }), path)
}

function read(shape: Shape, value: unknown, at: At): unknown {
  const given = readType(shape, value, at)
  // A check counts on what the limits promise.
  if ('check' in shape && at.found.refused === null) refuseChecked(shape.check?.(given as never) ?? null, at)
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
    case 'decimal':
      return readDecimal(shape, value, at)
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
  const { member, reason, as } = refused
  const place = member === undefined ? at : { ...at, path: below(at, member) }
  refuse(place, as === undefined ? invalid(place, reason) : new ApiError(as, reason, place.path))
}

function readStructure({ members }: StructureShape, value: unknown, at: At): unknown {
  const record = recordAt(value, at)
  for (const name of Object.keys(record)) {
    if (!Object.hasOwn(members, name)) throw unknown(name, Object.keys(members), at)
  }
  const inside = { ...at, within: [...at.within, record] }
  const result: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(members)) {
    const given = Object.hasOwn(record, name) ? record[name] : undefined
    if (given !== undefined && given !== null) readMember({ name, member, given }, result, inside)
    else if (member.isRequired) refuseMissing(name, member, inside)
  }
  return result
}

function refuseMissing(name: string, { missing }: Member, at: At): void {
  if (missing === undefined) throw lacking(name, at)
  refuse(at, spoken(missing, undefined, { ...at, path: below(at, name) }))
}

interface GivenMember {
  readonly name: string
  readonly member: Member
  readonly given: unknown
}

function readMember({ name, member, given }: GivenMember, result: Record<string, unknown>, outer: At): void {
  const at = { ...outer, path: below(outer, name) }
  if (member.effect === 'absent') {
    if (!isEmpty(given)) throw invalid(at, `the lab has no ${member.lacking ?? name} yet`)
    return
  }
  // An empty list or object asks for nothing, so it is not said to have no effect.
  if (member.effect === 'kept' && !isEmpty(given)) at.found.kept.push(at.path)
  result[name] = read(member.shape, given, at)
}

function readList(shape: ListShape, value: unknown, at: At): unknown {
  const { element, min, max } = shape
  if (!Array.isArray(value)) throw wrongType(value, at, 'list')
  if (value.length > max || value.length < min) {
    const reason = `has ${String(value.length)} entries, it takes ${String(min)} to ${String(max)}`
    refuseFault(at, { shape, given: value, fault: value.length > max ? 'long' : 'short', reason })
    return []
  }
  return value.map((item, index) => read(element, item, { ...at, path: `${at.path}[${String(index)}]` }))
}

function readMap(shape: MapShape, value: unknown, at: At): unknown {
  const entries = Object.entries(recordAt(value, at))
  return Object.fromEntries(entries.map(([key, one]) => [key, read(shape.value, one, { ...at, path: below(at, key) })]))
}

function readText(shape: StringShape, given: unknown, at: At): string {
  const value = textAt(given, at)
  const refuseAs = (fault: Fault, reason: string) => refuseFault(at, { shape, given: value, fault, reason })
  if (value.length < shape.min) refuseAs('short', 'must not be empty')
  else if (value.length > shape.max) {
    refuseAs('long', `has ${String(value.length)} characters, at most ${String(shape.max)} are allowed`)
  } else if (shape.maxBytes !== undefined && hasMoreBytes(value, shape.maxBytes)) {
    refuseAs('long', `is larger than ${String(shape.maxBytes)} bytes`)
  } else if (shape.pattern?.regex.test(value) === false) refuseAs('malformed', shape.pattern.reason)
  return value
}

/** No name and no text has a NUL or half of a surrogate pair. */
function textAt(value: unknown, at: At): string {
  if (typeof value !== 'string') throw wrongType(value, at, 'string')
  if (value.includes('\0') || !value.isWellFormed()) {
    throw invalid(at, 'has a character that no name or text may have (NUL or half of a surrogate pair)')
  }
  return value
}

function readWord(shape: StringShape, given: unknown, at: At): string {
  const { enum: allowed = [], lacking: without = {}, otherWord } = shape
  const value = textAt(given, at)
  if (allowed.includes(value)) return value
  const what = Object.hasOwn(without, value) ? without[value] : undefined
  if (what === undefined) {
    const all = [...allowed, ...Object.keys(without)]
    const reason = otherWord?.(value) ?? `is ${quoted(value)}, it takes ${all.join(', ')}${hint(value, all)}`
    refuseFault(at, { shape, given: value, fault: 'malformed', reason })
  } else throw invalid(at, `the lab has no ${what} yet`)
  return value
}

function readInteger(shape: IntegerShape, value: unknown, at: At): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || Object.is(value, -0)) {
    throw wrongType(value, at, 'integer')
  }
  return within(shape, value, at)
}

function readDecimal(shape: DecimalShape, value: unknown, at: At): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || Object.is(value, -0)) throw wrongType(value, at, 'float')
  return within(shape, value, at)
}

function within(shape: IntegerShape | DecimalShape, value: number, at: At): number {
  const { min, max } = shape
  if (value < min || value > max) {
    const reason = `is ${String(value)}, it takes ${String(min)} to ${String(max)}`
    refuseFault(at, { shape, given: value, fault: value < min ? 'short' : 'long', reason })
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

function lacking(name: string, at: At): ApiError {
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
