import type { Command, ErrorShape } from '../model/api/command.ts'
import type { JsonLimits } from './json.ts'
import { COMMANDS_MAX } from './labFile.ts'
import { LAB_FILE_LIMITS } from './parse.ts'

/** What a log takes in a file: of its text as UTF-8, and of values as `readJson` counts them. */
export type LogSize = JsonLimits

/** What stands in a lab file beside its commands: the fields, a title of the longest kind, line ends. */
export const LOG_FRAME: LogSize = { bytes: 4_096, values: 8 }
/** Before and after a command on its line. */
const LINE_BYTES = 6

/** The name of the refusal of an act for which the lab itself has no room. */
export const LAB_FULL = 'LabFull'

/** What one command adds to a log. */
export function sizeOf({ atMs, service, operation, input, as }: Command): LogSize {
  const bytes = utf8Bytes(JSON.stringify({ atMs, service, operation, input, as }))
  return { bytes: bytes + LINE_BYTES, values: valuesIn(input) + (as === undefined ? 4 : 5) }
}

export function added(one: LogSize, other: LogSize): LogSize {
  return { bytes: one.bytes + other.bytes, values: one.values + other.values }
}

export function isWithin(size: LogSize, limits: LogSize): boolean {
  return size.bytes <= limits.bytes && size.values <= limits.values
}

/** Why a log of that many commands and that size could not be opened again from a file; `null` when it could. */
export function fullness(commandsCount: number, size: LogSize): ErrorShape | null {
  if (commandsCount > COMMANDS_MAX) return labFull(`it holds ${String(COMMANDS_MAX)} commands at most`)
  if (!isWithin(size, LAB_FILE_LIMITS)) {
    const mebibytes = String(LAB_FILE_LIMITS.bytes / 1024 / 1024)
    return labFull(`its commands have ${mebibytes} MiB and ${String(LAB_FILE_LIMITS.values)} values at most`)
  }
  return null
}

/** @param limit  "it holds so many at most" */
export function labFull(limit: string): ErrorShape {
  const wayOn = 'Undo what is no longer wanted, or save the lab as a file and go on in an empty one.'
  return { name: LAB_FULL, message: `This lab has no room for that: ${limit}. ${wayOn}` }
}

/** A whole value: itself and all that stands in it, each counted once. */
function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce<number>((sum, one) => sum + valuesIn(one), 1)
}

function utf8Bytes(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
