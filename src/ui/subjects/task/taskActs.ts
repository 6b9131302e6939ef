import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/operations.ts'
import { definitionKey, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { LaunchType } from '../../../model/world/task/task.ts'
import { networkInput } from '../network/networkInput.ts'

export interface RunWanted {
  readonly clusterName: string
  readonly definition: TaskDefinition
  readonly count: number
  readonly launchType: LaunchType
}

export function runTaskAct({ clusterName, definition, count, launchType }: RunWanted): Act {
  return act('ecs', 'RunTask', {
    cluster: clusterName,
    taskDefinition: definitionKey(definition),
    count,
    launchType,
    ...networkInput(definition),
  })
}

export function stopTaskAct({ clusterName, id }: { readonly clusterName: string; readonly id: string }): Act {
  return act('ecs', 'StopTask', { cluster: clusterName, task: id })
}
