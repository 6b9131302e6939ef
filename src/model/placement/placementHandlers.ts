import { instanceArn } from '../api/arns.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import type { placementOperations } from '../api/placement/placementOperations.ts'
import { constraintsOf, refuseFargatePlacement, strategiesOf } from '../api/placement/placementShape.ts'
import { registeredIn } from '../capacity/containerInstanceHandlers.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { activeDefinitionNamed, refuseLaunchType } from '../definition/definitionHandlers.ts'
import { networkFor } from '../network/network.ts'
import { taskJson } from '../task/taskJson.ts'
import type { Context } from '../world/context.ts'
import { definitionKey } from '../world/definition/taskDefinition.ts'
import { TASKS_MAX } from '../world/labLimits.ts'
import type { LaunchType } from '../world/task/task.ts'
import type { World } from '../world/world.ts'
import { failureReason } from './checks.ts'
import { TaskStarter, type TaskRequest } from './startTask.ts'
import { RUN_TASK_DEFAULT } from './strategies.ts'

export const placementHandlers: Handlers<typeof placementOperations> = {
  RunTask(context, { input }) {
    const cluster = clusterNamed(context.world, input.cluster)
    const definition = activeDefinitionNamed(context.world, input.taskDefinition)
    const launchType = input.launchType ?? 'EC2'
    refuseLaunchType(definition, launchType)
    refuseFargatePlacement(launchType, input)
    const network = networkFor({ definition, launchType }, input.networkConfiguration)
    refuseWithoutInstances(context.world, { clusterName: cluster.name, launchType })
    refuseTooManyTasks(context.world, input.count ?? 1)
    return run(context, {
      count: input.count ?? 1,
      request: {
        clusterName: cluster.name,
        serviceName: null,
        group: input.group ?? `family:${definition.family}`,
        deploymentId: null,
        startedBy: input.startedBy ?? null,
        launchType,
        definitionKey: definitionKey(definition),
        strategies: input.placementStrategy === undefined ? RUN_TASK_DEFAULT : strategiesOf(input.placementStrategy),
        constraints: constraintsOf(input.placementConstraints ?? []),
        network,
      },
    })
  },
}

/** PLC-6: where nothing is registered there is nothing to tell of in `failures`. */
function refuseWithoutInstances(
  world: World,
  { clusterName, launchType }: { readonly clusterName: string; readonly launchType: LaunchType },
): void {
  if (launchType === 'FARGATE' || registeredIn(world, clusterName).length > 0) return
  throw new ApiError('InvalidParameterException', 'No Container Instances were found in your cluster.')
}

function refuseTooManyTasks(world: World, more: number): void {
  if (world.tasks.size + more <= TASKS_MAX) return
  throw new ApiError(
    'LimitExceededException',
    `The lab holds ${String(TASKS_MAX)} tasks at most, those stopped in the last hour included.`,
  )
}

/** PLC-6: RunTask does not wait for room: what finds none is answered in `failures`. */
function run(context: Context, { count, request }: { readonly count: number; readonly request: TaskRequest }): Output {
  const tasks: Output[] = []
  const failures: Output[] = []
  const starter = new TaskStarter(context, request)
  for (let i = 0; i < count; i++) {
    const started = starter.start()
    if ('noPlace' in started) {
      for (const { instanceId, failed } of starter.unfit()) {
        failures.push({ arn: instanceArn(request.clusterName, instanceId), reason: failureReason(failed) })
      }
      continue
    }
    const task = context.world.tasks.get(started.taskId)
    if (task !== undefined) tasks.push(taskJson(context.world, task))
  }
  return { tasks, failures }
}
