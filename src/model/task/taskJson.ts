import { containersOf } from '../world/container/containersOf.ts'
import { lastStatusOf } from '../world/task/lifecycle.ts'
import { pullOf } from '../world/pulling/taskPull.ts'
import { overridden, overrideOf } from '../world/task/overridden.ts'
import type { TaskOverrides } from '../world/task/overrides.ts'
import { taskVersion } from '../world/task/taskVersion.ts'
import { endedUnheard, type Task } from '../world/task/task.ts'
import type { ContainerDefinition, TaskDefinition } from '../world/definition/taskDefinition.ts'
import type { World } from '../world/world.ts'
import { apiTime, clusterArn, definitionArn, instanceArn, taskArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import { architectureOf } from './architecture.ts'
import { containerJson } from './containerJson.ts'
import { ephemeralGib } from './ephemeralStorage.ts'
import { interfaceJson } from './interfaceJson.ts'
import { LATEST_VERSION } from './platformVersion.ts'

/** A task as DescribeTasks answers it; what has not happened yet is left out, as ECS does (TSK-13). */
export function taskJson(world: World, task: Task): Output {
  const overrides = task.launch?.overrides ?? null
  // A definition may be deleted before its STOPPED tasks are forgotten.
  const definition = world.taskDefinitions.get(task.definitionKey)
  const containers = definition === undefined ? [] : overridden(definition, overrides).containers
  const states = containersOf(world, task)
  // RunTask answers before an agent has heard of the task.
  const isNew = world.nowMs === task.createdAtMs && task.desiredStatus === 'RUNNING'
  return {
    attachments: definition?.networkMode === 'awsvpc' ? [interfaceJson(task)] : [],
    attributes: [{ name: 'ecs.cpu-architecture', value: architectureName(definition?.source, task) }],
    ...(task.availabilityZone !== '' && { availabilityZone: task.availabilityZone }),
    ...(task.capacityProviderName !== undefined && { capacityProviderName: task.capacityProviderName }),
    clusterArn: clusterArn(task.clusterName),
    ...(!isNew && connectivityJson(world, task)),
    ...(task.instanceId !== null && { containerInstanceArn: instanceArn(task.clusterName, task.instanceId) }),
    containers: states.flatMap((state, index) => {
      const container = containers[index]
      return container === undefined
        ? []
        : [containerJson(task, { container, state, digest: digestOf(world, task, container.name) }, isNew)]
    }),
    cpu: String(task.cpuUnits),
    desiredStatus: task.desiredStatus,
    enableExecuteCommand: task.launch?.enableExecuteCommand ?? false,
    group: task.group,
    ...(!isNew && { healthStatus: task.healthStatus }),
    lastStatus: lastStatusOf(task.step),
    launchType: task.launchType,
    memory: String(task.memoryMib),
    overrides: overridesJson(containers, overrides),
    ...timesJson(task, isNew),
    ...(task.startedBy !== null && { startedBy: task.startedBy }),
    ...(task.stopCode !== null && { stopCode: task.stopCode }),
    ...(task.stoppedReason !== null && { stoppedReason: task.stoppedReason }),
    taskArn: taskArn(task.clusterName, task.id),
    taskDefinitionArn: definitionArn(task.definitionKey),
    version: taskVersion(task),
    ...(task.launchType === 'FARGATE' && fargateJson(definition?.source, task)),
  }
}

function architectureName(source: TaskDefinition['source'] | undefined, task: Task): string {
  return architectureOf(source, task) === 'arm64' ? 'arm64' : 'x86_64'
}

/** PUL-1: told once it is pulled. */
function digestOf(world: World, task: Task, containerName: string): string | null {
  const pull = task.pullStoppedAtMs === null ? undefined : pullOf(world, task.id, containerName)
  return pull === undefined || pull.failure !== null ? null : pull.digest
}

/** TSK-11: what a repeated RunTask tells of a task that it started: of one that has stopped no more than this. */
export function repeatedTaskJson(world: World, task: Task): Output {
  if (task.step !== 'stopped') return taskJson(world, task)
  return {
    desiredStatus: task.desiredStatus,
    lastStatus: lastStatusOf(task.step),
    taskArn: taskArn(task.clusterName, task.id),
  }
}

function timesJson(task: Task, isNew: boolean): Output {
  const times: Record<string, number> = { createdAt: apiTime(task.createdAtMs) }
  const later = {
    pullStartedAt: isNew ? null : task.pullStartedAtMs,
    pullStoppedAt: task.pullStoppedAtMs,
    startedAt: task.startedAtMs,
    stoppingAt: task.stoppingAtMs,
    executionStoppedAt: task.executionStoppedAtMs,
    stoppedAt: task.stoppedAtMs,
  }
  for (const [name, atMs] of Object.entries(later)) if (atMs !== null) times[name] = apiTime(atMs)
  return times
}

/** Its host is heard of once it pulls; on EC2 as long as the agent is. When that came back last is not kept. */
function connectivityJson(world: World, task: Task): Output {
  const { pullStartedAtMs } = task
  if (pullStartedAtMs === null) return {}
  const isHeard = isHostHeard(world, task)
  return { connectivity: isHeard ? 'CONNECTED' : 'DISCONNECTED', connectivityAt: apiTime(pullStartedAtMs) }
}

/** Of a task that has STOPPED: whether somebody was left to report it. */
function isHostHeard(world: World, task: Task): boolean {
  if (task.step === 'stopped') return !endedUnheard(task)
  return task.instanceId === null || world.instances.get(task.instanceId)?.agentConnected === true
}

/** Every container is named, overridden or not. */
function overridesJson(containers: readonly ContainerDefinition[], overrides: TaskOverrides | null): Output {
  const { cpuUnits = null, memoryMib = null, executionRoleArn = null, taskRoleArn = null } = overrides ?? {}
  const sizeInGiB = overrides?.ephemeralStorageGib ?? null
  return {
    containerOverrides: containers.map(({ name }) => ({ ...overrideOf(overrides, name), name })),
    ...(cpuUnits !== null && { cpu: String(cpuUnits) }),
    ...(memoryMib !== null && { memory: String(memoryMib) }),
    ...(executionRoleArn !== null && { executionRoleArn }),
    ...(taskRoleArn !== null && { taskRoleArn }),
    ...(sizeInGiB !== null && { ephemeralStorage: { sizeInGiB } }),
    inferenceAcceleratorOverrides: [],
  }
}

function fargateJson(source: TaskDefinition['source'] | undefined, task: Task): Output {
  return {
    platformVersion: task.launch?.platformVersion ?? LATEST_VERSION,
    platformFamily: 'Linux',
    ephemeralStorage: { sizeInGiB: ephemeralGib(source, task) },
  }
}
