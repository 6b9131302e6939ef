import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { ApiError, type Output } from '../api/command.ts'
import { taskNamed } from '../api/task/taskNamed.ts'
import { must } from '../../base/assert.ts'
import { environmentOf } from '../task/injecting/environment.ts'
import type { World } from '../world/world.ts'

interface Asked {
  readonly cluster?: string | undefined
  readonly task: string
  readonly containerName?: string | undefined
}

/** SEC-9: what stands in the environment of a container. @throws ApiError  for no such task or container */
export function describeEnvironment(world: World, { cluster, task: given, containerName }: Asked): Output {
  const task = taskNamed(world, given, { cluster: clusterNamed(world, cluster), field: 'task' })
  if (task === undefined) throw invalid('task', 'the cluster has no such task')
  const { containers } = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  const name = containerName ?? containers[0]?.name ?? ''
  if (containers.every((one) => one.name !== name)) throw invalid('containerName', 'the task has no such container')
  return {
    containerName: name,
    environment: environmentOf(world, task, name).map(({ value, source, ...one }) => ({
      ...one,
      ...(value !== null && { value }),
      ...(source !== null && { valueFrom: source }),
    })),
  }
}

function invalid(field: string, reason: string): ApiError {
  return new ApiError('InvalidParameterException', `Invalid parameter ${field}: ${reason}.`, field)
}
