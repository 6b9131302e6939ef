import { readFileSync } from 'node:fs'
import type { LabFile } from '../labfile/labFile.ts'
import { parseLabFile } from '../labfile/parse.ts'
import type { Output } from '../model/api/command.ts'
import { Run } from '../model/engine/run.ts'

/** Where all that fails in a lab of a failed pull or start has failed. */
const FAILED_MS = 300_000

/** A lab file of this folder, such as `pullLabs/no-tag`. */
export function labFileOf(name: string): LabFile {
  const reading = parseLabFile(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8'))
  if ('error' in reading) throw new Error(`${name}: ${reading.error.message}`)
  return reading.file
}

/** The same, played to a time with what was asked for before it. */
export function playedLab(name: string, untilMs = FAILED_MS): Run {
  const { seed, commands } = labFileOf(name)
  const run = new Run({ seed, log: commands.filter(({ atMs }) => atMs < untilMs) })
  run.advance(untilMs)
  return run
}

/** What is read here of DescribeTasks. */
export interface StoppedTask {
  readonly launchType: string
  readonly stopCode: string
  readonly stoppedReason: string
  readonly containers: readonly {
    readonly exitCode?: number
    readonly reason?: string
    readonly imageDigest?: string
  }[]
}

/** What ECS answers of the one task of a launch type in `yard`, once it has stopped. */
export function stoppedOf(run: Run, launchType: 'EC2' | 'FARGATE'): StoppedTask | undefined {
  const { taskArns } = ask(run, 'ListTasks', { desiredStatus: 'STOPPED' })
  if (!Array.isArray(taskArns) || taskArns.length === 0) throw new Error('nothing is STOPPED')
  const { tasks } = ask(run, 'DescribeTasks', { tasks: taskArns })
  return (tasks as readonly StoppedTask[]).find((one) => one.launchType === launchType)
}

function ask(run: Run, operation: string, input: Readonly<Record<string, unknown>>): Output {
  const answer = run.query({ service: 'ecs', operation, input: { cluster: 'yard', ...input } })
  if ('error' in answer) throw new Error(answer.error.message)
  return answer.output
}
