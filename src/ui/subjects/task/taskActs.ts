import { definitionKey, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { LaunchType } from '../../../model/world/task/task.ts'
import type { Act } from '../../acts/act.ts'
import { networkInput } from '../network/networkInput.ts'

export interface RunWanted {
  readonly clusterName: string
  readonly definition: TaskDefinition
  readonly count: number
  readonly launchType: LaunchType
}

export function runTaskAct({ clusterName, definition, count, launchType }: RunWanted): Act {
  return {
    service: 'ecs',
    operation: 'RunTask',
    input: {
      cluster: clusterName,
      taskDefinition: definitionKey(definition),
      count,
      launchType,
      ...networkInput(definition),
    },
  }
}

export function stopTaskAct({ clusterName, id }: { readonly clusterName: string; readonly id: string }): Act {
  return { service: 'ecs', operation: 'StopTask', input: { cluster: clusterName, task: id } }
}
