import { TIME_MAX_MS } from '../base/eventQueue.ts'
import type { LabFile } from '../labfile/labFile.ts'
import { Run } from '../model/engine/run.ts'
import type { Answer, ErrorShape } from '../model/operations/command.ts'
import { definitionKey } from '../model/task/taskDefinition.ts'
import type { World } from '../model/world/world.ts'
import type { Probe } from './probe.ts'

/** What a run has to say, in order of time. */
export type Report =
  | { readonly kind: 'answer'; readonly atMs: number; readonly probe: Probe; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly atMs: number; readonly error: ErrorShape }
  /** For people: what the lab was given and does not act on. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'end'; readonly atMs: number; readonly hash: string }

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
 * which anything changed; an answer is reported when it is not the one before.
 */
export function* runLab(file: LabFile, { untilMs, probes }: RunOptions): Generator<Report> {
  const run = new Run({ seed: file.seed, log: file.commands })
  const reporter = new Reporter(run, probes)
  run.advance(0)
  yield* reporter.reports()
  while (run.nowMs < untilMs && run.advanceToNext('change', untilMs)) yield* reporter.reports()
  yield* reporter.reports()
  const late = file.commands.filter((command) => command.atMs > untilMs).length
  if (late > 0) yield { kind: 'note', text: `Not run, being later than ${String(untilMs)} ms: ${String(late)} of the commands.` }
  yield { kind: 'end', atMs: run.nowMs, hash: run.hash }
}

/** Remembers what was reported, so that each thing is said once. */
class Reporter {
  readonly #run: Run
  readonly #probes: readonly Probe[]
  readonly #answers: string[] = []
  readonly #noted = new Set<string>()
  #refusals = 0

  constructor(run: Run, probes: readonly Probe[]) {
    this.#run = run
    this.#probes = probes
  }

  *reports(): Generator<Report> {
    const { refusals, nowMs } = this.#run
    for (const { command, error } of refusals.slice(this.#refusals)) {
      yield { kind: 'refused', atMs: command.atMs, error }
    }
    this.#refusals = refusals.length
    for (const [key, text] of notesOf(this.#run.world)) {
      if (this.#noted.has(key)) continue
      this.#noted.add(key)
      yield { kind: 'note', text }
    }
    for (const [index, probe] of this.#probes.entries()) {
      const answer = this.#run.query(probe.act)
      const text = JSON.stringify(answer)
      if (text === this.#answers[index]) continue
      this.#answers[index] = text
      yield { kind: 'answer', atMs: nowMs, probe, answer }
    }
  }
}

/** Fields that were kept and have no effect, and what AWS would read differently. */
function* notesOf(world: World): Generator<readonly [string, string]> {
  for (const definition of world.taskDefinitions.values()) {
    const key = definitionKey(definition)
    if (definition.fieldsWithoutEffect.length > 0) {
      yield [key, `${key}: kept, without effect in the lab: ${definition.fieldsWithoutEffect.join(', ')}.`]
    }
    for (const remark of definition.remarks) yield [`${key} ${remark}`, `${key}: ${remark}`]
  }
  for (const { key, fieldsWithoutEffect } of world.services.values()) {
    if (fieldsWithoutEffect.length === 0) continue
    yield [`service ${key}`, `Service ${key}: kept, without effect in the lab: ${fieldsWithoutEffect.join(', ')}.`]
  }
}
