import { lastStatusOf } from '../task/lifecycle.ts'
import type { Task } from '../task/task.ts'
import type { ContainerDefinition } from '../task/taskDefinition.ts'
import type { World } from '../world/world.ts'
import { apiTime, definitionArn, instanceArn, taskArn } from './arns.ts'
import type { Output } from './command.ts'

/** A task as DescribeTasks answers it; what has not happened yet is left out, as ECS does. */
export function taskJson(world: World, task: Task): Output {
  const definition = world.taskDefinitions.get(task.definitionKey)
  return {
    taskArn: taskArn(task.clusterName, task.id),
    lastStatus: lastStatusOf(task.step),
    desiredStatus: task.desiredStatus,
    healthStatus: task.healthStatus,
    taskDefinitionArn: definitionArn(task.definitionKey),
    group: task.group,
    launchType: task.launchType,
    availabilityZone: task.availabilityZone,
    ...(task.instanceId !== null && { containerInstanceArn: instanceArn(task.clusterName, task.instanceId) }),
    ...(task.startedBy !== null && { startedBy: task.startedBy }),
    cpu: String(task.cpuUnits),
    memory: String(task.memoryMib),
    containers: (definition?.containers ?? []).map((one) => containerJson(task, one)),
    attachments: task.privateIp === null ? [] : [interfaceJson(task, task.privateIp)],
    ...timesJson(task),
    ...(task.stopCode !== null && { stopCode: task.stopCode }),
    ...(task.stoppedReason !== null && { stoppedReason: task.stoppedReason }),
  }
}

function timesJson(task: Task): Output {
  const times: Record<string, number> = { createdAt: apiTime(task.createdAtMs) }
  const later = {
    pullStartedAt: task.pullStartedAtMs,
    pullStoppedAt: task.pullStoppedAtMs,
    startedAt: task.startedAtMs,
    stoppingAt: task.stoppingAtMs,
    executionStoppedAt: task.executionStoppedAtMs,
    stoppedAt: task.stoppedAtMs,
  }
  for (const [name, atMs] of Object.entries(later)) if (atMs !== null) times[name] = apiTime(atMs)
  return times
}

/** A container reports PENDING until it runs, and STOPPED with its exit code after (the agent knows no more). */
function containerJson(task: Task, container: ContainerDefinition): Output {
  const hasStarted = task.startedAtMs !== null
  const hasStopped = task.executionStoppedAtMs !== null
  return {
    name: container.name,
    image: container.image,
    lastStatus: hasStopped ? 'STOPPED' : hasStarted ? 'RUNNING' : 'PENDING',
    // It heeded SIGTERM (TIM-7).
    ...(hasStopped && hasStarted && { exitCode: 0 }),
    healthStatus: container.healthCheck === null ? 'UNKNOWN' : task.healthStatus,
    networkBindings: task.ports
      .filter((port) => port.containerName === container.name)
      .map(({ containerPort, hostPort, protocol }) => ({ bindIP: '0.0.0.0', containerPort, hostPort, protocol })),
    networkInterfaces: task.privateIp === null ? [] : [{ privateIpv4Address: task.privateIp }],
    cpu: String(container.cpuUnits),
    ...(container.memoryMib !== null && { memory: String(container.memoryMib) }),
    ...(container.memoryReservationMib !== null && { memoryReservation: String(container.memoryReservationMib) }),
  }
}

function interfaceJson(task: Task, privateIp: string): Output {
  return {
    type: 'ElasticNetworkInterface',
    status: task.step === 'stopped' ? 'DELETED' : 'ATTACHED',
    details: [{ name: 'privateIPv4Address', value: privateIp }],
  }
}
