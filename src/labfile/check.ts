import type { JsonObject, JsonValue } from './jsonBuilder.ts'
import { nearestName } from './nearest.ts'
import { shown } from './shown.ts'

/** Ends the reading of a lab file; the message names the field and the reason. */
export class BadLabFile extends Error {
  override readonly name: 'InvalidLabFile' | 'NewerLabFile'

  constructor(message: string, name: 'InvalidLabFile' | 'NewerLabFile' = 'InvalidLabFile') {
    super(message)
    this.name = name
  }
}

export interface WholeRange {
  readonly path: string
  readonly max: number
  /** The most in words, where the number does not say it. */
  readonly maxText: string
}

export function wholeOf(value: JsonValue | undefined, { path, max, maxText }: WholeRange): number {
  const range = `it is a whole number from 0 to ${String(max)} (${maxText})`
  if (value === undefined) throw new BadLabFile(`${path} is missing: ${range}.`)
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > max) {
    throw new BadLabFile(`${path} is ${described(value)}: ${range}.`)
  }
  return value
}

export function objectOf(value: JsonValue | undefined, path: string): JsonObject {
  if (value === undefined) throw new BadLabFile(`${path} is missing: it is an object, {} when there is nothing in it.`)
  if (value !== null && typeof value === 'object' && !isList(value)) return value
  throw new BadLabFile(`${path} is ${described(value)}: it is an object, in { }.`)
}

/** Unknown fields are refused, not left out: a misspelt one would silently do nothing. */
export function checkFields(object: JsonObject, known: readonly string[], prefix: string): void {
  for (const name of Object.keys(object)) {
    if (known.includes(name)) continue
    throw new BadLabFile(
      `${prefix}${/^\w{1,60}$/.test(name) ? name : shown(name)} is an unknown field.${hint(name, known)}`,
    )
  }
}

/** One of a list of words. */
export function wordOf<T extends string>(value: JsonValue | undefined, path: string, known: readonly T[]): T {
  const word = known.find((one) => one === value)
  if (word !== undefined) return word
  if (value === undefined) throw new BadLabFile(`${path} is missing: it is one of ${known.join(', ')}.`)
  const suggestion = typeof value === 'string' ? hint(value, known) : ` It is one of ${known.join(', ')}.`
  throw new BadLabFile(`${path} is ${described(value)}, which is not known.${suggestion}`)
}

function hint(wrong: string, known: readonly string[]): string {
  const near = nearestName(wrong, known)
  return near === undefined ? ` Known: ${known.join(', ')}.` : ` Did you mean "${near}"?`
}

export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

/** A wrong value as a message shows it. */
export function described(value: JsonValue): string {
  if (isList(value)) return 'a list'
  if (typeof value === 'string') return `the text ${shown(value)}`
  return value !== null && typeof value === 'object' ? 'an object' : String(value)
}
