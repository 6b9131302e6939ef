import type { LabFile } from '../labfile/labFile.ts'
import type { Command } from '../model/api/command.ts'
import type { ServiceSample } from '../model/world/service/serviceSample.ts'
import type { TimedChange } from './questions/change.ts'
import type { Question } from './questions/kinds.ts'
import type { Scenario } from './scenario.ts'

/** All that happens in a scenario, as the model runs it with the learner's changes so far. */
export interface Course {
  readonly steps: readonly Question[]
  /** The service at its beginning and at its end. */
  readonly first: ServiceSample
  readonly last: ServiceSample
  /** When nothing is left to happen. */
  readonly endMs: number
  readonly isCompleted: boolean
  /** The lab with the changes in its log. */
  readonly file: LabFile
}

/** The act that a change is, at its time. */
export function commandOf({ serviceKey }: Scenario, { atMs, change }: TimedChange): Command {
  const [cluster, service] = serviceKey.split('/')
  const input = { cluster, service, deploymentConfiguration: change }
  return { atMs, service: 'ecs', operation: 'UpdateService', input }
}
