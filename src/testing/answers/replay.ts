import type { LabFile } from '../../labfile/labFile.ts'
import { parseLabFile, serializeLabFile } from '../../labfile/parse.ts'
import { Run } from '../../model/engine/run.ts'
import type { Command } from '../../model/api/command.ts'
import { runLab } from '../../headless/runLab.ts'
import { Dice } from './dice.ts'
import { Door } from './door.ts'
import { textOf, type Looker } from './look.ts'

/** A life as it was: what was given, and what it came to. */
export interface Lived {
  readonly seed: number
  readonly title: string
  readonly log: readonly Command[]
  readonly looker: Looker
  readonly endMs: number
  readonly hash: string
}

/** DET-3, DET-4, SAV-1: the lab as a file leads to the same world, whole, in two parts, and without `Run`. */
export function judgeReplay(lived: Lived): readonly string[] {
  const { looker, endMs, hash } = lived
  const dice = new Dice(lived.seed)
  const file = reopened(lived)
  const whole = new Run({ seed: file.seed, log: file.commands })
  whole.advance(endMs)
  const problems = whole.hash === hash ? [] : ['DET-4 the file leads to another hash']
  looker.forgetStopped()
  const isSame = textOf(looker.at(new Door(whole)).look(endMs)) === textOf(looker.look(endMs))
  if (!isSame) problems.push('DET-4 the file leads to other answers')
  // Back, and forth again.
  whole.seek(dice.below(endMs + 1))
  whole.seek(endMs)
  if (whole.hash !== hash) problems.push('DET-4 a seek back and forth leads to another hash')
  if (hashInParts(file, { endMs, parts: dice.below(file.commands.length + 1) }) !== hash)
    problems.push('SAV-1 the lab that was saved halfway goes on otherwise')
  const last = [...runLab(file, { untilMs: endMs, probes: [] })].at(-1)
  if (last?.kind !== 'end' || last.hash !== hash) problems.push('DET-3 the lab without a page ends with another hash')
  return problems
}

/** Saves and opens. @throws Error  when what was written is not read */
function reopened({ seed, title, log }: Pick<Lived, 'seed' | 'title' | 'log'>): LabFile {
  const file: LabFile = { format: 'taskyard/lab', version: 1, title, seed, commands: log }
  const text = serializeLabFile(file)
  const reading = parseLabFile(text)
  if ('error' in reading) throw new Error(`SAV-1 a lab that was written is not read: ${reading.error.message}`)
  if (serializeLabFile(reading.file) !== text) throw new Error('SAV-1 a lab that was read is written otherwise')
  return reading.file
}

/** Plays the first commands, saves, opens, and gives the others by hand. */
function hashInParts(file: LabFile, { endMs, parts }: { readonly endMs: number; readonly parts: number }): string {
  const first = file.commands.slice(0, parts)
  const half = reopened({ ...file, log: first })
  const run = new Run({ seed: half.seed, log: half.commands })
  run.advance(first.at(-1)?.atMs ?? 0)
  for (const command of file.commands.slice(parts)) {
    run.advance(command.atMs)
    run.act(command)
  }
  run.advance(endMs)
  return run.hash
}
