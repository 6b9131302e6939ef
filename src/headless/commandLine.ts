import { AssertionError } from '../base/assert.ts'
import { visibleText } from '../base/foreignText.ts'
import type { LabFile } from '../labfile/labFile.ts'
import { labSchema } from '../labfile/labSchema.ts'
import { scenarioSchema } from '../lessons/document/scenarioSchema.ts'
import { LAB_FILE_LIMITS, parseLabFile } from '../labfile/parse.ts'
import { shown } from '../labfile/shown.ts'
import type { Request } from './arguments.ts'
import { HELP, readArguments } from './arguments.ts'
import { jsonLine, printed } from './jsonLine.ts'
import { playScenario } from './playScenario.ts'
import { readInput } from './readInput.ts'
import { defaultUntilMs, runLab } from './runLab.ts'

/** The streams of a process, or a test's. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array | string>
  readonly stdout: { write(text: string, done: (error?: Error | null) => void): unknown }
  readonly stderr: { write(text: string): unknown }
}

const DONE = 0
const NOT_ALL_DONE = 1
const BAD_INPUT = 2
const OWN_FAULT = 3
const NOT_WRITTEN = 4

/** Carries one command line out and gives its exit code. Whatever happens, it ends with a message and not with a stack. */
export async function runCommandLine(args: readonly string[], streams: Streams): Promise<number> {
  try {
    return await obey(args, streams)
  } catch (error) {
    const { text, code } = lastWords(error, args)
    streams.stderr.write(`${visibleText(text)}\n`)
    return code
  }
}

/** A refusal writes one message and no line of output. */
async function obey(args: readonly string[], streams: Streams): Promise<number> {
  const refuse = (message: string) => {
    streams.stderr.write(`${visibleText(message)}\n`)
    return BAD_INPUT
  }
  const request = readArguments(args)
  if ('problem' in request) return refuse(request.problem)
  if (request.kind === 'help' || request.kind === 'schema') {
    await print(streams, request.kind === 'help' ? HELP : schemaText(request.of))
    return DONE
  }
  if (request.kind === 'quiz') {
    // Templates are many: what else the command line does needs none.
    const { quizOf } = await import('./quiz.ts')
    const quiz = await quizOf(request, streams.stdin)
    if ('problem' in quiz) return refuse(quiz.problem)
    if (quiz.note !== null) streams.stderr.write(`${visibleText(quiz.note)}\n`)
    return printLines(quiz.lines, streams)
  }
  const input = await readInput(request.file, { bytesMax: LAB_FILE_LIMITS.bytes, stdin: streams.stdin })
  const name = request.file === '-' ? 'Standard input' : shown(request.file)
  if ('problem' in input) return refuse(`${name}: ${input.problem}`)
  if (request.kind === 'scenario') {
    const played = playScenario(input.text)
    if ('problem' in played) return refuse(`${name}: ${played.problem}`)
    return printLines(played.lines, streams)
  }
  const reading = parseLabFile(input.text)
  if ('error' in reading) return refuse(`${name}: ${reading.error.message}`)
  return carryOut(request, reading.file, streams)
}

/** As many of them as somebody reads. */
async function printLines(lines: readonly string[], streams: Streams): Promise<number> {
  for (const one of lines) if (!(await print(streams, `${one}\n`))) break
  return DONE
}

function schemaText(of: 'lab' | 'scenario'): string {
  const schema = of === 'lab' ? labSchema() : scenarioSchema()
  return `${JSON.stringify(schema, null, 2)}\n`
}

type FileRequest = Exclude<Extract<Request, { file: string }>, { kind: 'scenario' }>

async function carryOut(request: FileRequest, file: LabFile, streams: Streams): Promise<number> {
  if (request.kind === 'check') {
    const { title, seed, commands } = file
    const lastAtMs = commands.at(-1)?.atMs ?? 0
    await print(streams, `${printed({ title, seed, commands: commands.length, lastAtMs })}\n`)
    return DONE
  }
  const { probes, untilMs } = request
  let code = DONE
  for (const report of runLab(file, { probes, untilMs: untilMs ?? defaultUntilMs(file) })) {
    if (report.kind === 'note') streams.stderr.write(`${visibleText(report.text)}\n`)
    else if (request.kind === 'run' || report.kind === 'end') {
      if (request.isStrict && 'operation' in report) code = NOT_ALL_DONE
      const isRead = await print(streams, `${jsonLine(report, probes.length)}\n`)
      if (!isRead) return code
    }
  }
  return code
}

/** The output's reader failed, not the lab. */
class NotWritten extends Error {}

function lastWords(error: unknown, args: readonly string[]): { readonly text: string; readonly code: number } {
  if (error instanceof NotWritten) {
    return { text: `Standard output cannot be written (${shown(error.message)}).`, code: NOT_WRITTEN }
  }
  const request = readArguments(args)
  const file = 'file' in request ? request.file : null
  const again =
    file === null ? 'the command line reproduces it' : `${file === '-' ? 'standard input' : shown(file)} reproduces it`
  return { text: `${brokenWords(error)} This is a fault of Taskyard; ${again}.`, code: OWN_FAULT }
}

function brokenWords(error: unknown): string {
  if (error instanceof AssertionError) {
    return `The lab broke one of its own rules: ${error.message.replace(/^Broken: /, '')}.`
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return `The lab failed where it must not: ${shown(what)}.`
}

/** Resolves when the text is handed over; to `false` when nobody reads any more (`| head`), which is no failure. */
function print({ stdout }: Streams, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stdout.write(text, (error) => {
      if (error === null || error === undefined) resolve(true)
      else if ('code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')) resolve(false)
      else reject(new NotWritten('code' in error ? String(error.code) : error.message))
    })
  })
}
