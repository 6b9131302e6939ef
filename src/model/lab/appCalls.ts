import { must } from '../../base/assert.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { ApiError, type Output } from '../api/command.ts'
import { taskNamed } from '../api/task/taskNamed.ts'
import { answerTo } from '../world/roles/appAnswer.ts'
import { behaviorOf } from '../world/container/behavior.ts'
import type { World } from '../world/world.ts'

interface Asked {
  readonly cluster?: string | undefined
  readonly task: string
}

/** ROL-13: what the containers of a task call, and what they are answered now. @throws ApiError  for no such task */
export function describeAppCalls(world: World, { cluster, task: given }: Asked): Output {
  const task = taskNamed(world, given, { cluster: clusterNamed(world, cluster), field: 'task' })
  if (task === undefined) {
    throw new ApiError('InvalidParameterException', 'Invalid parameter task: the cluster has no such task.', 'task')
  }
  const { definitionKey } = task
  const { containers } = must(world.taskDefinitions.get(definitionKey), definitionKey)
  const calls = containers.flatMap((container) =>
    (behaviorOf(world, { definitionKey, container })?.calls ?? []).map((call) => {
      const { roleArn, error } = answerTo(world, task, call)
      return {
        containerName: container.name,
        action: call.action,
        resource: call.resource,
        isAllowed: error === null,
        ...(roleArn !== null && { roleArn }),
        ...(error !== null && { error }),
      }
    }),
  )
  return { calls }
}
