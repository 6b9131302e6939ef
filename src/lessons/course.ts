import type { LabFile } from '../labfile/labFile.ts'
import type { Act, Command } from '../model/api/command.ts'
import type { ServiceSample } from '../model/world/service/serviceSample.ts'
import type { PercentChange } from './document/scenarioDocument.ts'
import type { Question, Try } from './questions/kinds.ts'
import type { Scenario } from './scenario.ts'
import type { Tell } from './tell.ts'

/** What a learner goes through, one after the other. */
export type Step = (Tell | Question) & {
  /** How many commands of the story stand before it. */
  readonly commandsBefore: number
}

/** All that happens in a scenario, as the model runs it with the learner's tries so far. */
export interface Course {
  readonly steps: readonly Step[]
  /** The watched service at its beginning and at its end; `null` without one. */
  readonly first: ServiceSample | null
  readonly last: ServiceSample | null
  /** When nothing is left to happen. */
  readonly endMs: number
  /** Every beat was told: no question waits for a try that helps. */
  readonly isCompleted: boolean
  /** What the story and the learner do after the opening lab, in order. */
  readonly commands: readonly Command[]
}

/** The questions among the steps of a course. */
export function questionsOf({ steps }: Pick<Course, 'steps'>): readonly Question[] {
  return steps.filter((one): one is Question & Step => one.kind !== 'tell')
}

/** The lab of a scenario with everything that was done in it. */
export function fileOf({ lab }: Scenario, { commands }: Pick<Course, 'commands'>): LabFile {
  return { ...lab, commands: [...lab.commands, ...commands] }
}

/** The commands that a try is, at their times. */
export function commandsOf({ serviceKey }: Scenario, tried: Try): readonly Command[] {
  if ('commands' in tried) return tried.commands
  return [{ atMs: tried.atMs, ...percentAct(serviceKey ?? '', tried.change) }]
}

/** The act that a change of one percent is. */
export function percentAct(serviceKey: string, change: PercentChange): Act {
  const [cluster, service] = serviceKey.split('/')
  return { service: 'ecs', operation: 'UpdateService', input: { cluster, service, deploymentConfiguration: change } }
}
