import { TIME_MAX_MS } from '../base/eventQueue.ts'
import type { Command, ErrorShape } from '../model/api/command.ts'
import { COMMAND_SERVICES } from '../model/api/command.ts'
import { identityArn } from '../model/world/roles/iamArns.ts'
import { operationsOf } from '../model/api/operations.ts'
import { BadLabFile, checkFields, described, isList, objectOf, wholeOf, wordOf } from './check.ts'
import type { JsonLimits } from './json.ts'
import { readJson } from './json.ts'
import type { JsonObject, JsonValue } from './jsonBuilder.ts'
import type { LabFile } from './labFile.ts'
import { COMMANDS_MAX, LAB_FORMAT, LAB_VERSION, TITLE_MAX } from './labFile.ts'

export type LabFileReading = { readonly file: LabFile } | { readonly error: ErrorShape }

/** Room for the most commands that a lab may have, with large inputs. */
export const LAB_FILE_LIMITS: JsonLimits = { bytes: 8 * 1024 * 1024, values: 250_000 }
/** A link is unpacked before anybody asked for it, so it may be less. */
export const LINK_LIMITS: JsonLimits = { bytes: 256 * 1024, values: 5_000 }

export const SEED_MAX = 0xffff_ffff

const LAB_FIELDS = ['format', 'version', 'title', 'seed', 'commands'] as const
const COMMAND_FIELDS = ['atMs', 'service', 'operation', 'input', 'as'] as const

/**
 * Reads a lab file whole, or refuses it whole with the one place and reason that come first. A command that the world
 * would refuse is not a fault of the file: it stays in it.
 */
export function parseLabFile(text: string, limits: JsonLimits = LAB_FILE_LIMITS): LabFileReading {
  const reading = readJson(text, limits)
  return 'error' in reading ? reading : readLabFile(reading.value)
}

/** The same of JSON that was read already. */
export function readLabFile(value: JsonValue): LabFileReading {
  try {
    return { file: labFileOf(value) }
  } catch (error) {
    if (error instanceof BadLabFile) return { error: { name: error.name, message: error.message } }
    throw error
  }
}

/** The same lab always as the same text, a command a line, so that two files can be compared. */
export function serializeLabFile(file: LabFile): string {
  const commands = file.commands.map(({ atMs, service, operation, input, as }) => {
    return `    ${JSON.stringify({ atMs, service, operation, input, as })}`
  })
  const lines = [
    '{',
    `  "format": ${JSON.stringify(file.format)},`,
    `  "version": ${String(file.version)},`,
    `  "title": ${JSON.stringify(file.title)},`,
    `  "seed": ${String(file.seed)},`,
    commands.length === 0 ? '  "commands": []' : `  "commands": [\n${commands.join(',\n')}\n  ]`,
    '}',
  ]
  return `${lines.join('\n')}\n`
}

function labFileOf(value: JsonValue): LabFile {
  const lab = objectOf(value, 'A lab file')
  checkFormat(lab)
  checkVersion(lab)
  checkFields(lab, LAB_FIELDS, '')
  return {
    format: LAB_FORMAT,
    version: LAB_VERSION,
    title: titleOf(lab.title),
    seed: wholeOf(lab.seed, { path: 'seed', max: SEED_MAX, maxText: '2^32 − 1' }),
    commands: commandsOf(lab.commands),
  }
}

function checkFormat(lab: JsonObject): void {
  const { format } = lab
  if (format === LAB_FORMAT) return
  if (Object.hasOwn(lab, 'containerDefinitions') || Object.hasOwn(lab, 'taskDefinition')) {
    throw new BadLabFile('This is a task definition, not a lab file: open it as a task definition.')
  }
  if (format === undefined) throw new BadLabFile(`format is missing: a lab file says "format": "${LAB_FORMAT}".`)
  throw new BadLabFile(`format is ${described(format)}: a lab file says "${LAB_FORMAT}".`)
}

function checkVersion({ version }: JsonObject): void {
  if (version === LAB_VERSION) return
  const ours = `this Taskyard reads version ${String(LAB_VERSION)}`
  if (version === undefined) throw new BadLabFile(`version is missing: ${ours}.`)
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new BadLabFile(`version is ${described(version)}: it is a whole number from 1, and ${ours}.`)
  }
  throw new BadLabFile(
    `version is ${String(version)}: made by a newer Taskyard, which opens it; ${ours}.`,
    'NewerLabFile',
  )
}

function titleOf(title: JsonValue | undefined): string {
  if (title === undefined) throw new BadLabFile('title is missing: a lab file has one, in any words.')
  if (typeof title !== 'string') throw new BadLabFile(`title is ${described(title)}: it is a text.`)
  const { length } = [...title]
  if (length > TITLE_MAX) {
    throw new BadLabFile(`title has ${String(length)} characters: it takes ${String(TITLE_MAX)}.`)
  }
  return title
}

function commandsOf(commands: JsonValue | undefined): readonly Command[] {
  if (commands === undefined) throw new BadLabFile('commands is missing: a lab file has a list of them, empty or not.')
  if (!isList(commands)) throw new BadLabFile(`commands is ${described(commands)}: it is a list, in [ ].`)
  if (commands.length > COMMANDS_MAX) {
    throw new BadLabFile(`commands has ${String(commands.length)} entries: a lab takes ${String(COMMANDS_MAX)}.`)
  }
  let earlierMs = 0
  return commands.map((value, index) => {
    const path = `commands[${String(index)}]`
    const command = commandOf(value, path)
    if (command.atMs < earlierMs) {
      const times = `${String(command.atMs)}, before the ${String(earlierMs)} of the command above it`
      throw new BadLabFile(`${path}.atMs is ${times}: commands stand in order of time.`)
    }
    earlierMs = command.atMs
    return command
  })
}

function commandOf(value: JsonValue, path: string): Command {
  const command = objectOf(value, path)
  checkFields(command, COMMAND_FIELDS, `${path}.`)
  const atMs = wholeOf(command.atMs, { path: `${path}.atMs`, max: TIME_MAX_MS, maxText: 'one year' })
  const service = wordOf(command.service, `${path}.service`, COMMAND_SERVICES)
  const operation = wordOf(command.operation, `${path}.operation`, operationsOf(service))
  const input = objectOf(command.input, `${path}.input`)
  const as = actorOf(command.as, `${path}.as`)
  return { atMs, service, operation, input, ...(as !== undefined && { as }) }
}

/** Who gives a command: an ARN of the form that IAM gives users and roles. Whether there is one, the world says. */
function actorOf(value: JsonValue | undefined, path: string): string | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string' && identityArn(value) !== null) return value
  throw new BadLabFile(
    `${path} is ${described(value)}: it is the ARN of a user or a role, left out for an administrator.`,
  )
}
