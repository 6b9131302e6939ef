import type { TaskDefinitionInput } from '../api/definition/taskDefinitionShape.ts'
import type { Compatibility } from '../world/definition/taskDefinition.ts'
import { fargateFindings, isWindows } from '../api/definition/fargateFindings.ts'
import { networkModeOf } from '../api/definition/networkMode.ts'

/** DEF-7: what a definition could run on. A launch type is listed when nothing in the definition offends it. */
export function compatibilitiesOf(input: TaskDefinitionInput): readonly Compatibility[] {
  // Both leave ephemeral storage to Fargate.
  const onInstances = input.ephemeralStorage === undefined
  if (networkModeOf(input) !== 'awsvpc') return onInstances ? ['EXTERNAL', 'EC2'] : []
  return [
    ...(onInstances ? (['EC2'] as const) : []),
    ...(onInstances && !isWindows(input) ? (['MANAGED_INSTANCES'] as const) : []),
    ...(fargateFindings(input).length === 0 ? (['FARGATE'] as const) : []),
  ]
}
