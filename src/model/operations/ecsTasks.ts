import type { Context } from '../engine/context.ts'
import { RUN_TASK_DEFAULT } from '../placement/strategies.ts'
import type { PlacementDecision } from '../rules/decision.ts'
import { SCHEDULER_DELAY_MS } from '../rules/durations.ts'
import { TASKS_MAX } from '../rules/labLimits.ts'
import { askServicePass } from '../service/askPass.ts'
import { serviceKey } from '../service/service.ts'
import { stopTask } from '../task/progress.ts'
import { TaskStarter, type TaskRequest } from '../task/startTask.ts'
import type { LaunchType, Task } from '../task/task.ts'
import { definitionKey } from '../task/taskDefinition.ts'
import type { World } from '../world/world.ts'
import { instanceArn, nameInCluster, taskArn } from './arns.ts'
import { ApiError, type Output } from './command.ts'
import { clusterNamed } from './ecsClusters.ts'
import { registeredIn } from './ecsContainerInstances.ts'
import { serviceNamed } from './ecsServices.ts'
import { activeDefinitionNamed, refuseLaunchType } from './ecsTaskDefinitions.ts'
import { networkFor } from './network.ts'
import { read, write, type Operations } from './operation.ts'
import { PAGE_FIELDS, pageOf } from './page.ts'
import {
  launchTypeWord,
  networkConfiguration,
  placementConstraints,
  placementStrategies,
  refuseFargatePlacement,
} from './placementShape.ts'
import { absent, kept, list, name, optional, required, struct, text, whole, type Reader } from './shape.ts'
import { refuseTaskFilters, TASK_FILTERS, taskMatcher } from './taskFilters.ts'
import { taskJson } from './taskJson.ts'

/** Of an id as it is now, and of one with hyphens as it once was. */
const TASK_ID_LENGTHS: readonly number[] = [32, 36]

/** A name, or the form that ECS itself gives a task without a group: `family:web`. */
const taskGroup: Reader<string> = (value, at) => {
  const given = text({ max: 100_000 })(value, at)
  const family = 'family:'
  if (given.startsWith(family)) return `${family}${name('a family')(given.slice(family.length), at)}`
  return name('a group')(given, at)
}

export const taskOperations: Operations = {
  RunTask: write(
    struct({
      cluster: optional(text()),
      taskDefinition: required(text()),
      count: optional(whole({ min: 1, max: 10 })),
      launchType: optional(launchTypeWord),
      capacityProviderStrategy: absent('capacity providers'),
      networkConfiguration: optional(networkConfiguration),
      placementStrategy: optional(placementStrategies),
      placementConstraints: optional(placementConstraints),
      group: optional(taskGroup),
      startedBy: optional(text({ max: 128 })),
      overrides: kept(),
      volumeConfigurations: kept(),
      referenceId: kept(),
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
        // DEP-3: what is stopping counts for nothing, so its replacement need not wait until it has stopped.
        if (task.serviceName !== null) {
          askServicePass(context, serviceKey(task.clusterName, task.serviceName), SCHEDULER_DELAY_MS)
        }
      }
      return { task: taskJson(context.world, context.world.tasks.get(task.id) ?? task) }
    },
  ),
  ListTasks: read(struct({ cluster: optional(text()), ...TASK_FILTERS, ...PAGE_FIELDS }), (world, given) => {
    const cluster = clusterNamed(world, given.input.cluster)
    refuseTaskFilters(given.input)
    const { serviceName } = given.input
    const service = serviceName === undefined ? undefined : serviceNamed(world, cluster.name, serviceName)
    const matches = taskMatcher(given.input, { clusterName: cluster.name, serviceName: service?.name })
    const arns = [...world.tasks.values()].filter(matches).map((one) => taskArn(one.clusterName, one.id))
    return pageOf('taskArns', { arns, given })
  }),
  DescribeTasks: read(
    struct({ cluster: optional(text()), tasks: required(list(text(), { min: 1, max: 100 })), include: kept() }),
    (world, { input }) => {
      const cluster = clusterNamed(world, input.cluster)
      const tasks: Output[] = []
      const failures: Output[] = []
      for (const given of input.tasks) {
        const task = taskNamed(world, cluster.name, given)
        if (task === undefined) {
          failures.push({ arn: taskArn(cluster.name, taskId(given, cluster.name)), reason: 'MISSING' })
        } else tasks.push(taskJson(world, task))
      }
      return { tasks, failures }
    },
  ),
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

/** @throws ApiError  InvalidParameterException for what can be no task's id */
function taskId(given: string, clusterName: string): string {
  if (given.startsWith('arn:') || TASK_ID_LENGTHS.includes(given.length)) {
    return nameInCluster(given, 'task', clusterName)
  }
  throw new ApiError('InvalidParameterException', `taskId length should be one of [${TASK_ID_LENGTHS.join(',')}]`)
}

function taskNamed(world: World, clusterName: string, given: string): Task | undefined {
  const task = world.tasks.get(taskId(given, clusterName))
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
  return decision.candidates.map((one) => ({ arn: instanceArn(clusterName, one.instanceId), reason: reasonOf(one) }))
}

function reasonOf(candidate: PlacementDecision['candidates'][number]): string {
  const failed = candidate.checks.find((check) => !check.isOk)
  switch (failed?.name) {
    case 'cpu':
      return 'RESOURCE:CPU'
    case 'memory':
      return 'RESOURCE:MEMORY'
    case 'ports':
      return failed.detail?.startsWith('udp/') === true ? 'RESOURCE:PORTS_UDP' : 'RESOURCE:PORTS'
    case 'agent':
      return 'AGENT'
    case 'subnet':
      return 'LOCATION'
    case 'distinctInstance':
      return 'DistinctInstance placement constraint unsatisfied.'
    case 'status':
    case undefined:
      return 'INACTIVE'
  }
}
