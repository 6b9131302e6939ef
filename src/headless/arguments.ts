import { parseArgs } from 'node:util'
import { TIME_MAX_MS } from '../base/eventQueue.ts'
import { shown } from '../labfile/shown.ts'
import { durationMs } from './duration.ts'
import type { Probe } from './probe.ts'
import { readProbe } from './probe.ts'
import { QUIZ_OPTIONS, readQuiz, type QuizRequest, type QuizValues } from './quizArguments.ts'

export const HELP = `Runs a lab without a page.

  npm run --silent lab -- run FILE [--until TIME] [--probe 'SERVICE OPERATION INPUT']... [--strict]
  npm run --silent lab -- hash FILE [--until TIME]
  npm run --silent lab -- check FILE
  npm run --silent lab -- scenario FILE
  npm run --silent lab -- quiz [--seed N] [--count N] [--topic TOPIC | --template ID] [--items FILE]...
  npm run --silent lab -- schema [scenario]

run    prints a JSON line {"atMs", "output"} for each probe at time 0 and whenever its answer changes,
       and {"atMs", "hash"} at the end. Of a command it prints {"atMs", "operation"} with the "error" by which it
       was refused, with the "failures" of its answer (RunTask answers so what found no place), or with the fields
       "withoutEffect" in the lab
hash   prints that last line alone
check  reads the file and says what is in it, or what is wrong with it
scenario plays a scenario document by its own solutions and prints a JSON line for each question with its key, as
       the model gives it
quiz   prints a JSON line for each question that challenge mode draws with a seed: what is asked, its options, its key
       as the model gives it, why, and the "lab" behind it, which run takes. It asks of the templates, and with --items
       of files of knowledge items too, such as public/challenge/ecr.json: an item whose key the model contradicts is
       refused
schema prints the JSON Schema of lab files, or of scenario documents, for an editor that completes and checks them while one types

FILE            a lab file; - is standard input
--until TIME    how far: 90s, 20m, 1h, 2d, 1500ms, or ms (if left out: 20 minutes after the last command)
--probe PROBE   a read, such as 'ecs DescribeServices {"cluster":"c","services":["web"]}'; may stand more than
                once, and each line then says which "probe" it answers
--strict        run ends with exit code 1 when a command was refused, had failures or fields without effect
--seed N        of the quiz, 0 to 4294967295 (1 if left out): the same seed asks the same
--count N       how many questions, 1 to 65 (10 if left out)
--topic TOPIC   one of the map of topics, such as placement
--template ID   questions of one template alone
--items FILE    knowledge items to ask of besides the templates; - is standard input; may stand more than once
--help          this text

Exit codes: 0 done; 1 with --strict, what that says; 2 a wrong file or command line (one message on standard error, nothing on standard output);
3 a fault of Taskyard itself (one message on standard error, after the lines up to then); 4 the output could not be
written.
`

export type Request =
  | { readonly kind: 'help' }
  | { readonly kind: 'schema'; readonly of: 'lab' | 'scenario' }
  | { readonly kind: 'check'; readonly file: string }
  | { readonly kind: 'scenario'; readonly file: string }
  | QuizRequest
  | {
      readonly kind: 'run' | 'hash'
      readonly file: string
      readonly isStrict: boolean
      /** `null` when not said. */
      readonly untilMs: number | null
      readonly probes: readonly Probe[]
    }

export function readArguments(args: readonly string[]): Request | { readonly problem: string } {
  const parsed = parse(args)
  if ('problem' in parsed) return parsed
  const { values, positionals } = parsed
  if (values.help === true) return { kind: 'help' }
  const [verb, file, ...more] = positionals
  if (verb === 'quiz') {
    const problem = misplacedFlag(verb, values)
    if (problem !== null) return { problem }
    return file === undefined ? readQuiz(values) : { problem: `quiz takes no file, and ${shown(file)} follows it.` }
  }
  if (verb === 'schema') {
    if (file === undefined || file === 'scenario') return { kind: 'schema', of: file ?? 'lab' }
    return { problem: `schema takes no file, and ${shown(file)} follows it.` }
  }
  if (verb !== 'run' && verb !== 'hash' && verb !== 'check' && verb !== 'scenario') {
    const what = verb === undefined ? 'Nothing was asked for' : `${shown(verb)} is not known`
    return { problem: `${what}: it is run, hash, check, scenario, quiz or schema. See --help.` }
  }
  const problem = misplacedFlag(verb, values)
  if (problem !== null) return { problem }
  if (file === undefined) return { problem: `${verb} needs a lab file; - is standard input. See --help.` }
  if (more.length > 0) return { problem: `${verb} takes one file, and ${shown(more.join(' '))} follows it.` }
  return verb === 'check' || verb === 'scenario' ? readCheck(verb, file, values) : readRun(verb, file, values)
}

interface Values extends QuizValues {
  readonly help?: boolean
  readonly until?: string[]
  readonly probe?: string[]
  readonly strict?: boolean
}

function parse(args: readonly string[]): { values: Values; positionals: string[] } | { problem: string } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        until: { type: 'string', multiple: true },
        probe: { type: 'string', multiple: true },
        strict: { type: 'boolean' },
        ...QUIZ_OPTIONS,
      },
    })
  } catch (error) {
    if (error instanceof TypeError && 'code' in error)
      return { problem: `${error.message.split('. ')[0] ?? ''}. See --help.` }
    throw error
  }
}

/** What is wrong with a flag of `quiz` elsewhere, or with one of `run` in a quiz. */
function misplacedFlag(verb: string, values: Values): string | null {
  const [foreign, owner] = verb === 'quiz' ? [['until', 'probe', 'strict'], 'run'] : [Object.keys(QUIZ_OPTIONS), 'quiz']
  const flag = Object.keys(values).find((name) => foreign.includes(name))
  return flag === undefined ? null : `${verb} takes no --${flag}: that is for ${owner}.`
}

function readCheck(
  kind: 'check' | 'scenario',
  file: string,
  { until, probe, strict }: Values,
): Request | { readonly problem: string } {
  if (until !== undefined || probe !== undefined || strict !== undefined)
    return {
      problem: `${kind} ${kind === 'check' ? 'runs nothing' : 'runs to the story’s end'}: it takes a file alone.`,
    }
  return { kind, file }
}

function readRun(kind: 'run' | 'hash', file: string, values: Values): Request | { readonly problem: string } {
  const [until, ...again] = values.until ?? []
  if (again.length > 0) return { problem: '--until stands more than once.' }
  const untilMs = until === undefined ? null : durationMs(until)
  if (untilMs === undefined || (untilMs ?? 0) > TIME_MAX_MS) {
    return { problem: `--until ${shown(until ?? '')}: a time is 90s, 20m, 1h, 2d, 1500ms or ms, at most 365d.` }
  }
  if (kind === 'hash' && values.probe !== undefined) return { problem: 'hash takes no --probe: that is for run.' }
  if (kind === 'hash' && values.strict !== undefined) return { problem: 'hash takes no --strict: that is for run.' }
  const probes: Probe[] = []
  for (const text of values.probe ?? []) {
    const probe = readProbe(text)
    if ('problem' in probe) return probe
    probes.push(probe)
  }
  return { kind, file, untilMs, probes, isStrict: values.strict === true }
}
