import { TIME_MAX_MS } from '../base/eventQueue.ts'
import type { LabFile } from '../labfile/labFile.ts'
import { Engine } from '../model/engine/engine.ts'
import type { Answer, ErrorShape } from '../model/api/command.ts'
import { definitionKey } from '../model/world/definition/taskDefinition.ts'
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
      const answer = engine.execute(command)
      if ('error' in answer) yield { kind: 'refused', atMs, error: answer.error }
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

/** Remembers what was reported, so that each thing is said once. */
class Reporter {
  readonly #engine: Engine
  readonly #probes: readonly Probe[]
  readonly #answers: string[] = []
  readonly #noted = new Set<string>()
  #hash = ''

  constructor(engine: Engine, probes: readonly Probe[]) {
    this.#engine = engine
    this.#probes = probes
  }

  *reports(): Generator<Report> {
    const engine = this.#engine
    if (engine.hash === this.#hash) return // Nothing has changed since.
    this.#hash = engine.hash
    for (const [key, text] of notesOf(engine.world)) {
      if (this.#noted.has(key)) continue
      this.#noted.add(key)
      yield { kind: 'note', text }
    }
    for (const [index, probe] of this.#probes.entries()) {
      const answer = engine.query(probe.act)
      const text = JSON.stringify(answer)
      if (text === this.#answers[index]) continue
      this.#answers[index] = text
      yield { kind: 'answer', atMs: engine.world.nowMs, probe, answer }
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
