import type { NetworkMode } from '../../world/definition/taskDefinition.ts'
import type { TaskDefinitionInput } from './taskDefinitionShape.ts'

/** On Linux `bridge` where nothing is said (api, RegisterTaskDefinition). */
export function networkModeOf(input: Pick<TaskDefinitionInput, 'networkMode'>): NetworkMode {
  return input.networkMode ?? 'bridge'
}
