import type { Context } from '../engine/context.ts'
import { RUN_TASK_DEFAULT } from '../placement/strategies.ts'
import type { PlacementDecision } from '../rules/decision.ts'
import { stopTask } from '../task/progress.ts'
import { TaskStarter, type TaskRequest } from '../task/startTask.ts'
import type { Task } from '../task/task.ts'
import { definitionKey } from '../task/taskDefinition.ts'
import type { World } from '../world/world.ts'
import { instanceArn, shortName, taskArn } from './arns.ts'
import { ApiError, type Output } from './command.ts'
import { clusterNamed } from './ecsClusters.ts'
import { activeDefinitionNamed, refuseLaunchType } from './ecsTaskDefinitions.ts'
import { networkFor } from './network.ts'
import { read, write, type Operations } from './operation.ts'
import { networkConfiguration, placementConstraints, placementStrategies } from './placementShape.ts'
import { kept, list, name, oneOf, optional, required, struct, text, whole } from './shape.ts'
import { taskJson } from './taskJson.ts'

/** A lab holds so many tasks, stopped ones of the last hour included. */
const TASKS_MAX = 50_000

export const taskOperations: Operations = {
  RunTask: write(
    struct({
      cluster: optional(text()),
      taskDefinition: required(text()),
      count: optional(whole({ min: 1, max: 10 })),
      launchType: optional(oneOf(['EC2', 'FARGATE'])),
      networkConfiguration: optional(networkConfiguration),
      placementStrategy: optional(placementStrategies),
      placementConstraints: optional(placementConstraints),
      group: optional(name('a group')),
      startedBy: optional(text({ max: 128 })),
      overrides: kept(),
      platformVersion: kept(),
      enableExecuteCommand: kept(),
      enableECSManagedTags: kept(),
      propagateTags: kept(),
      clientToken: kept(),
      tags: kept(),
    }),
    (context, { input }) => {
      const cluster = clusterNamed(context.world, input.cluster)
      const definition = activeDefinitionNamed(context.world, input.taskDefinition)
      const launchType = input.launchType ?? 'EC2'
      refuseLaunchType(definition, launchType)
      const network = networkFor(definition, input.networkConfiguration)
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
          strategies: input.placementStrategy ?? RUN_TASK_DEFAULT,
          constraints: input.placementConstraints ?? [],
          network,
        },
      })
    },
  ),
  StopTask: write(
    struct({ cluster: optional(text()), task: required(text()), reason: optional(text({ max: 255 })) }),
    (context, { input }) => {
      const task = taskNamed(context.world, clusterNamed(context.world, input.cluster).name, input.task)
      if (task === undefined) throw new ApiError('InvalidParameterException', 'The referenced task was not found.')
      const reason = input.reason ?? 'Task stopped by user'
      if (task.desiredStatus === 'RUNNING') {
        context.decide({
          kind: 'stop',
          rule: 'TSK-5',
          clusterName: task.clusterName,
          serviceName: task.serviceName,
          taskId: task.id,
          cause: 'user',
          reason,
        })
        stopTask(context, task.id, { stopCode: 'UserInitiated', stoppedReason: reason })
      }
      return { task: taskJson(context.world, context.world.tasks.get(task.id) ?? task) }
    },
  ),
  ListTasks: read(
    struct({
      cluster: optional(text()),
      family: optional(text()),
      serviceName: optional(text()),
      startedBy: optional(text()),
      desiredStatus: optional(oneOf(['RUNNING', 'PENDING', 'STOPPED'])),
      containerInstance: optional(text()),
      launchType: optional(oneOf(['EC2', 'FARGATE'])),
    }),
    (world, { input }) => {
      const cluster = clusterNamed(world, input.cluster)
      // ECS never sets PENDING, so a list of it is empty (api, ListTasks).
      const wanted = input.desiredStatus ?? 'RUNNING'
      const instanceId = input.containerInstance && shortName(input.containerInstance, 'container-instance')
      const listed = [...world.tasks.values()].filter(
        (one) =>
          one.clusterName === cluster.name &&
          one.desiredStatus === wanted &&
          (input.family === undefined || one.definitionKey.startsWith(`${input.family}:`)) &&
          (input.serviceName === undefined || one.serviceName === shortName(input.serviceName, 'service')) &&
          (input.startedBy === undefined || one.startedBy === input.startedBy) &&
          (instanceId === undefined || one.instanceId === instanceId) &&
          (input.launchType === undefined || one.launchType === input.launchType),
      )
      return { taskArns: listed.map((one) => taskArn(one.clusterName, one.id)) }
    },
  ),
  DescribeTasks: read(
    struct({ cluster: optional(text()), tasks: required(list(text(), { min: 1, max: 100 })), include: kept() }),
    (world, { input }) => {
      const cluster = clusterNamed(world, input.cluster)
      const tasks: Output[] = []
      const failures: Output[] = []
      for (const given of input.tasks) {
        const task = taskNamed(world, cluster.name, given)
        if (task === undefined) {
          failures.push({ arn: taskArn(cluster.name, shortName(given, 'task')), reason: 'MISSING' })
        } else tasks.push(taskJson(world, task))
      }
      return { tasks, failures }
    },
  ),
}

function refuseTooManyTasks(world: World, more: number): void {
  if (world.tasks.size + more <= TASKS_MAX) return
  throw new ApiError(
    'LimitExceededException',
    `The lab holds ${String(TASKS_MAX)} tasks at most, those stopped in the last hour included.`,
  )
}

function taskNamed(world: World, clusterName: string, given: string): Task | undefined {
  const task = world.tasks.get(shortName(given, 'task'))
  return task?.clusterName === clusterName ? task : undefined
}

/** PLC-6: RunTask does not wait for room: what finds none is answered in `failures`. */
function run(context: Context, { count, request }: { readonly count: number; readonly request: TaskRequest }): Output {
  const tasks: Output[] = []
  const failures: Output[] = []
  const starter = new TaskStarter(context, request)
  for (let i = 0; i < count; i++) {
    const started = starter.start()
    if ('noPlace' in started) {
      failures.push(...failuresOf(request.clusterName, started.noPlace))
      continue
    }
    const task = context.world.tasks.get(started.taskId)
    if (task !== undefined) tasks.push(taskJson(context.world, task))
  }
  return { tasks, failures }
}

function failuresOf(clusterName: string, decision: PlacementDecision): readonly Output[] {
  if (decision.candidates.length === 0) return [{ arn: '', reason: 'NO ACTIVE INSTANCES' }]
  return decision.candidates.map((one) => ({ arn: instanceArn(clusterName, one.instanceId), reason: reasonOf(one) }))
}

function reasonOf(candidate: PlacementDecision['candidates'][number]): string {
  switch (candidate.checks.find((check) => !check.isOk)?.name) {
    case 'cpu':
      return 'RESOURCE:CPU'
    case 'memory':
      return 'RESOURCE:MEMORY'
    case 'ports':
      return 'RESOURCE:PORTS'
    case 'agent':
      return 'AGENT'
    case 'subnet':
      return 'LOCATION'
    case 'distinctInstance':
      return 'distinctInstance placement constraint unsatisfied'
    case 'status':
    case undefined:
      return 'INACTIVE'
  }
}
