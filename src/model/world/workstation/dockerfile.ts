import { argumentFault } from './dockerfileChecks.ts'
import { announced, documentsIn, type HereDocument } from './hereDocuments.ts'
import { KEYWORDS, type BuildFault, type Instruction } from './instruction.ts'

export function isFault<T extends object>(read: T | BuildFault): read is BuildFault {
  return 'message' in read
}

/** Instructions of one Dockerfile in the lab. */
const INSTRUCTIONS_MAX = 200

/** DOC-1: the instructions of a Dockerfile, or the first line that Docker does not take. */
export function readDockerfile(text: string): { readonly instructions: readonly Instruction[] } | BuildFault {
  const instructions: Instruction[] = []
  for (const logical of logicalLines(text)) {
    const { line } = logical
    const read = readInstruction(logical)
    if (isFault(read)) return read
    const fault = outOfPlace(read, instructions)
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

interface LogicalLine {
  readonly line: number
  readonly words: string
  /** `null` where one of its here-documents never ends. */
  readonly documents: readonly HereDocument[] | null
}

/** Lines that end in a backslash go on in the next one; comments and empty lines between them are left out. */
function logicalLines(text: string): readonly LogicalLine[] {
  const found: LogicalLine[] = []
  const lines = text.split(/\r?\n/)
  let parts: string[] = []
  let beganAt = 0
  for (let index = 0; index < lines.length; index += 1) {
    const trimmed = (lines[index] ?? '').trim()
    if (trimmed === '' || trimmed.startsWith('#')) continue
    if (parts.length === 0) beganAt = index + 1
    const goesOn = trimmed.endsWith('\\')
    parts.push(goesOn ? trimmed.slice(0, -1).trim() : trimmed)
    if (goesOn) continue
    const words = parts.join(' ')
    const read = announced(words).length === 0 ? NO_DOCUMENTS : documentsIn(words, lines.slice(index + 1))
    found.push({ line: beganAt, words, documents: read?.documents ?? null })
    index += read?.lineCount ?? 0
    parts = []
  }
  if (parts.length > 0) found.push({ line: beganAt, words: parts.join(' '), documents: [] })
  return found
}

const NO_DOCUMENTS = { documents: [], lineCount: 0 }

const FLAG = /^--([a-z-]+(?:=\S*)?)(?:\s+|$)/

/** What an image has for who builds on it: `line` is that of their FROM. */
export function readTrigger(text: string, line: number): Instruction | BuildFault {
  const [first] = logicalLines(text)
  return readInstruction({ words: '', documents: [], ...first, line })
}

function readInstruction({ line, words, documents }: LogicalLine): Instruction | BuildFault {
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
  if (documents === null) return parseFault(line, 'unterminated heredoc')
  const read = { line, keyword, flags, rest, exec: execForm(rest), documents }
  const fault = argumentFault(read)
  if (fault !== null) return parseFault(line, fault)
  if (keyword !== 'ONBUILD') return read
  const trigger = readInstruction({ line, words: rest, documents })
  return isFault(trigger) ? trigger : read
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
