import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import { definitionKey, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { LaunchType } from '../../../model/world/task/launchType.ts'
import { placementInput } from '../placement/constraints.ts'
import { networkInput } from '../network/networkInput.ts'
import { overridesInput, type OverridesWanted } from './overridesInput.ts'

export interface RunWanted {
  readonly clusterName: string
  readonly definition: TaskDefinition
  readonly count: number
  readonly launchType: LaunchType
  /** An expression; empty for any instance. */
  readonly memberOf?: string
  readonly overrides?: OverridesWanted
}

export function runTaskAct({ clusterName, definition, count, launchType, memberOf = '', overrides }: RunWanted): Act {
  return act('ecs', 'RunTask', {
    cluster: clusterName,
    taskDefinition: definitionKey(definition),
    count,
    launchType,
    // Fargate has no instances to choose among.
    ...(launchType === 'EC2' && placementInput('default', memberOf)),
    ...networkInput(definition),
    ...(overrides !== undefined && overridesInput(overrides)),
  })
}

export interface StartWanted {
  readonly instance: { readonly clusterName: string; readonly id: string }
  readonly definition: TaskDefinition
  readonly overrides: OverridesWanted
}

export function startTaskAct({ instance, definition, overrides }: StartWanted): Act {
  return act('ecs', 'StartTask', {
    cluster: instance.clusterName,
    taskDefinition: definitionKey(definition),
    containerInstances: [instance.id],
    ...networkInput(definition),
    ...overridesInput(overrides),
  })
}

export function stopTaskAct({ clusterName, id }: { readonly clusterName: string; readonly id: string }): Act {
  return act('ecs', 'StopTask', { cluster: clusterName, task: id })
}
