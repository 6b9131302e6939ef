import { argumentFault } from './dockerfileChecks.ts'
import { KEYWORDS, type BuildFault, type Instruction } from './instruction.ts'

export function isFault<T extends object>(read: T | BuildFault): read is BuildFault {
  return 'message' in read
}

/** Instructions of one Dockerfile in the lab. */
const INSTRUCTIONS_MAX = 200

/** DOC-1: the instructions of a Dockerfile, or the first line that Docker does not take. */
export function readDockerfile(text: string): { readonly instructions: readonly Instruction[] } | BuildFault {
  const instructions: Instruction[] = []
  for (const { line, words } of logicalLines(text)) {
    const read = readInstruction(line, words)
    if (isFault(read)) return read
    const fault = argumentFault(read) ?? outOfPlace(read, instructions)
    if (fault !== null) return parseFault(line, fault)
    if (instructions.length >= INSTRUCTIONS_MAX)
      return { line, message: `The lab takes ${String(INSTRUCTIONS_MAX)} instructions of a Dockerfile at most.` }
    instructions.push(read)
  }
  if (instructions.length === 0) return { line: null, message: 'failed to solve: the Dockerfile cannot be empty' }
  const last = instructions.at(-1)
  if (last !== undefined && instructions.every(({ keyword }) => keyword === 'ARG'))
    return parseFault(last.line, 'no build stage in current context')
  return { instructions }
}

function parseFault(line: number, reason: string): BuildFault {
  return { line, message: `failed to solve: dockerfile parse error on line ${String(line)}: ${reason}` }
}

/** Lines that end in a backslash go on in the next one; comments and empty lines between them are left out. */
function logicalLines(text: string): readonly { readonly line: number; readonly words: string }[] {
  const found: { readonly line: number; readonly words: string }[] = []
  let parts: string[] = []
  let beganAt = 0
  const lines = text.split(/\r?\n/)
  for (const [index, raw] of lines.entries()) {
    const trimmed = raw.trim()
    if (trimmed === '' || trimmed.startsWith('#')) continue
    if (parts.length === 0) beganAt = index + 1
    const goesOn = trimmed.endsWith('\\')
    parts.push(goesOn ? trimmed.slice(0, -1).trim() : trimmed)
    if (goesOn) continue
    found.push({ line: beganAt, words: parts.join(' ') })
    parts = []
  }
  if (parts.length > 0) found.push({ line: beganAt, words: parts.join(' ') })
  return found
}

const FLAG = /^--([a-z-]+(?:=\S*)?)(?:\s+|$)/

function readInstruction(line: number, words: string): Instruction | BuildFault {
  const [first = ''] = words.split(/\s/, 1)
  const keyword = KEYWORDS.find((one) => one === first.toUpperCase())
  if (keyword === undefined) return parseFault(line, `unknown instruction: ${first}`)
  const flags: string[] = []
  let rest = words.slice(first.length).trim()
  for (;;) {
    const [all = '', flag] = FLAG.exec(rest) ?? []
    if (flag === undefined) break
    flags.push(flag)
    rest = rest.slice(all.length)
  }
  return { line, keyword, flags, rest, exec: execForm(rest) }
}

function execForm(rest: string): readonly string[] | null {
  if (!rest.startsWith('[')) return null
  try {
    const read: unknown = JSON.parse(rest)
    return Array.isArray(read) && read.every((one) => typeof one === 'string') ? read : null
  } catch {
    // As Docker does: what is no JSON is a command for the shell.
    return null
  }
}

function outOfPlace({ keyword }: Instruction, before: readonly Instruction[]): string | null {
  if (keyword === 'FROM' || keyword === 'ARG') return null
  return before.some((one) => one.keyword === 'FROM') ? null : 'no build stage in current context'
}

/** The value of a flag: of `--from=build`, `build`. */
export function flagOf({ flags }: Pick<Instruction, 'flags'>, name: string): string | null {
  return flags.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? null
}

/** The words of an instruction that takes several, in either form. */
export function wordsOf({ exec, rest }: Pick<Instruction, 'exec' | 'rest'>): readonly string[] {
  return exec ?? rest.split(/\s+/).filter((one) => one !== '')
}

/** The pairs of ENV, ARG and LABEL, `A=1 B="two words"`, or the older `A 1`. */
export function pairsOf(rest: string): readonly (readonly [string, string])[] {
  const [first = ''] = rest.split(/\s/, 1)
  if (!first.includes('=')) return [[first, rest.slice(first.length).trim()]]
  return [...rest.matchAll(/([^\s=]+)=("(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s\\]|\\.)*)/g)].map(
    ([, name = '', value = '']) => [name, value.replace(/^(["'])(.*)\1$/, '$2')],
  )
}
