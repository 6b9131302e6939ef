import { TIME_MAX_MS } from '../base/eventQueue.ts'
import type { LabFile } from '../labfile/labFile.ts'
import { Engine } from '../model/engine/engine.ts'
import type { Answer, Command, ErrorShape } from '../model/api/command.ts'
import type { Probe } from './probe.ts'

/** What a run has to say, in order of time. */
export type Report =
  | { readonly kind: 'answer'; readonly atMs: number; readonly probe: Probe; readonly answer: Answer }
  /** Of a command, which was carried out but for some of its things, or some of its fields. */
  | CommandReport<'refused', { readonly error: ErrorShape }>
  | CommandReport<'failures', { readonly failures: readonly unknown[] }>
  | CommandReport<'withoutEffect', { readonly withoutEffect: readonly string[] }>
  /** For people: what was not run. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'end'; readonly atMs: number; readonly hash: string }

type CommandReport<K extends string, Said> = Said & {
  readonly kind: K
  readonly atMs: number
  /** As `ecs RunTask`. */
  readonly operation: string
}

export interface RunOptions {
  readonly untilMs: number
  readonly probes: readonly Probe[]
}

/** How far a run goes that was not told: long enough for most updates to be over. */
const AFTER_LAST_COMMAND_MS = 20 * 60_000

export function defaultUntilMs(file: LabFile): number {
  return Math.min(TIME_MAX_MS, (file.commands.at(-1)?.atMs ?? 0) + AFTER_LAST_COMMAND_MS)
}

/**
 * Runs a lab file to a time. Probes are answered at time 0, after the commands of that time, and at each instant at
 * which anything at all changed; an answer is reported when it is not the one before.
 *
 * It drives the engine itself: `Run` stops only at changes that can be seen in the lab, and a stopped task that the API
 * forgets after an hour, for one, changes an answer and nothing on the stage.
 */
export function* runLab(file: LabFile, { untilMs, probes }: RunOptions): Generator<Report> {
  const engine = Engine.create(file.seed)
  const reporter = new Reporter(engine, probes)
  const commands = file.commands.filter((command) => command.atMs <= untilMs)
  let done = 0
  let atMs = 0
  while (atMs <= untilMs) {
    engine.runUntil(atMs)
    for (let command = commands[done]; command?.atMs === atMs; command = commands[done]) {
      done += 1
      yield* reportsOf(command, engine.execute(command))
    }
    yield* reporter.reports()
    atMs = Math.min(engine.nextAtMs ?? Infinity, commands[done]?.atMs ?? Infinity)
  }
  engine.runUntil(untilMs)
  const late = file.commands.length - done
  if (late > 0)
    yield { kind: 'note', text: `Not run, being later than ${String(untilMs)} ms: ${String(late)} of the commands.` }
  yield { kind: 'end', atMs: untilMs, hash: engine.hash }
}

/** What whoever gave a command has to know of its answer: RunTask, for one, answers without an error what found no place. */
function* reportsOf({ atMs, ...command }: Command, answer: Answer): Generator<Report> {
  const operation = `${command.service} ${command.operation}`
  if ('error' in answer) return yield { kind: 'refused', atMs, operation, error: answer.error }
  const { output, withoutEffect } = answer
  if (Array.isArray(output.failures) && output.failures.length > 0) {
    yield { kind: 'failures', atMs, operation, failures: output.failures }
  }
  if (withoutEffect !== undefined) yield { kind: 'withoutEffect', atMs, operation, withoutEffect }
}

/** Remembers what was reported, so that each thing is said once. */
class Reporter {
  readonly #engine: Engine
  readonly #probes: readonly Probe[]
  readonly #answers: string[] = []
  #hash = ''

  constructor(engine: Engine, probes: readonly Probe[]) {
    this.#engine = engine
    this.#probes = probes
  }

  *reports(): Generator<Report> {
    const engine = this.#engine
    if (engine.hash === this.#hash) return // Nothing has changed since.
    this.#hash = engine.hash
    for (const [index, probe] of this.#probes.entries()) {
      const answer = engine.query(probe.act)
      const text = JSON.stringify(answer)
      if (text === this.#answers[index]) continue
      this.#answers[index] = text
      yield { kind: 'answer', atMs: engine.world.nowMs, probe, answer }
    }
  }
}
