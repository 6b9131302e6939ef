import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/operations.ts'
import { definitionKey, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { LaunchType } from '../../../model/world/task/task.ts'
import { networkInput } from '../network/networkInput.ts'
import { overridesInput, type OverridesWanted } from './overridesInput.ts'

export interface RunWanted {
  readonly clusterName: string
  readonly definition: TaskDefinition
  readonly count: number
  readonly launchType: LaunchType
  readonly overrides?: OverridesWanted
}

export function runTaskAct({ clusterName, definition, count, launchType, overrides }: RunWanted): Act {
  return act('ecs', 'RunTask', {
    cluster: clusterName,
    taskDefinition: definitionKey(definition),
    count,
    launchType,
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
