import { visit } from 'jsonc-parser'
import { hasMoreBytes } from '../base/utf8.ts'
import type { ErrorShape } from '../model/api/command.ts'
import type { JsonValue } from './jsonBuilder.ts'
import { Fault, JsonBuilder } from './jsonBuilder.ts'
import { notJsonHint } from './jsonHints.ts'

export type JsonReading = { readonly value: JsonValue } | JsonRefusal

export interface JsonRefusal {
  readonly error: ErrorShape
  /** Where in the text it is, from 0; left out for a text that is refused whole. */
  readonly offset?: number
}

export interface JsonLimits {
  /** Of the text as UTF-8. */
  readonly bytes: number
  /** Objects, arrays and what stands in them, each counted once. */
  readonly values: number
}

/** AWS's own limit for a task definition is 64 KiB. */
export const TASK_DEFINITION_LIMITS: JsonLimits = { bytes: 64 * 1024, values: 5_000 }

/**
 * Reads JSON that a person gives us, strictly: RFC 8259 and none of the liberties that parsers take. Also refused is
 * what JSON allows and no reader agrees on: a name twice in one object, numbers that a double cannot hold, −0,
 * half surrogate pairs, NUL. A leading byte order mark is left out.
 *
 * The first fault ends the reading, so a hostile text costs no more than an honest one of its length.
 */
export function readJson(text: string, limits: JsonLimits): JsonReading {
  if (hasMoreBytes(text, limits.bytes)) {
    return refusal(`This text is over the limit of ${sizeText(limits.bytes)}.`)
  }
  const json = text.startsWith('\ufeff') ? text.slice(1) : text
  const start = json.trimStart()
  if (start === '') return refusal('This text is empty: there is no JSON in it.')
  const hint = notJsonHint(start)
  if (hint !== undefined) return refusal(hint)

  const builder = new JsonBuilder(json, limits.values)
  try {
    visit(json, builder.visitor, { disallowComments: true })
  } catch (error) {
    if (error instanceof Fault) return { ...refusal(error.message), offset: error.offset + text.length - json.length }
    throw error
  }
  return { value: builder.result }
}

function refusal(message: string): JsonRefusal {
  return { error: { name: 'InvalidJson', message } }
}

function sizeText(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${String(bytes / 1024 / 1024)} MiB` : `${String(bytes / 1024)} KiB`
}
