import { added, fullness, isWithin, labFull, LOG_FRAME, sizeOf, type LogSize } from '../labfile/logSize.ts'
import type { Command, ErrorShape } from '../model/api/command.ts'
import { BRANCHES_MAX, SAVED_LIMITS } from './protocol.ts'

/** What stands in a saved lab beside its branches. Its bytes are less than what each log counts for its own frame. */
const SAVED_FRAME: LogSize = { bytes: 0, values: 11 }

/** Branches share their commands, and a command never changes. */
const sizes = new WeakMap<Command, LogSize>()

function sizeOfKnown(command: Command): LogSize {
  const known = sizes.get(command)
  if (known !== undefined) return known
  const size = sizeOf(command)
  sizes.set(command, size)
  return size
}

function sizeOfLog(log: readonly Command[]): LogSize {
  return log.map(sizeOfKnown).reduce(added, LOG_FRAME)
}

/**
 * Whether a lab that is saved, or taken as a file, could be opened again with one more command at the end of a log.
 *
 * @param logs  of all branches, that one among them
 * @returns the refusal of the command when it could not
 */
export function noRoomForCommand(
  logs: readonly (readonly Command[])[],
  log: readonly Command[],
  command: Command,
): ErrorShape | null {
  const more = sizeOf(command)
  return fullness(log.length + 1, added(sizeOfLog(log), more)) ?? tooLarge([...logs.map(sizeOfLog), more])
}

/** The same with one more branch, which begins with that log. */
export function noRoomForBranch(logs: readonly (readonly Command[])[], log: readonly Command[]): ErrorShape | null {
  if (logs.length >= BRANCHES_MAX) return labFull(`it has ${String(BRANCHES_MAX)} branches at most`)
  return tooLarge([...logs, log].map(sizeOfLog))
}

function tooLarge(all: readonly LogSize[]): ErrorShape | null {
  const size = all.reduce(added, SAVED_FRAME)
  if (isWithin(size, SAVED_LIMITS)) return null
  const mebibytes = String(SAVED_LIMITS.bytes / 1024 / 1024)
  return labFull(`its branches have ${mebibytes} MiB and ${String(SAVED_LIMITS.values)} values together at most`)
}
