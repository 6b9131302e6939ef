import { SUBNETS } from '../world/network/subnets.ts'
import { lastStatusOf } from '../world/task/lifecycle.ts'
import type { Task } from '../world/task/task.ts'
import type { ContainerDefinition } from '../world/definition/taskDefinition.ts'
import type { World } from '../world/world.ts'
import { apiTime, clusterArn, definitionArn, instanceArn, taskArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'

/** A task as DescribeTasks answers it; what has not happened yet is left out, as ECS does. */
export function taskJson(world: World, task: Task): Output {
  const definition = world.taskDefinitions.get(task.definitionKey)
  const containers = definition?.containers ?? []
  return {
    taskArn: taskArn(task.clusterName, task.id),
    clusterArn: clusterArn(task.clusterName),
    lastStatus: lastStatusOf(task.step),
    desiredStatus: task.desiredStatus,
    healthStatus: task.healthStatus,
    taskDefinitionArn: definitionArn(task.definitionKey),
    group: task.group,
    launchType: task.launchType,
    // What LATEST has meant on Linux since 2020 (guide, platform-fargate).
    ...(task.launchType === 'FARGATE' && { platformVersion: '1.4.0', platformFamily: 'Linux' }),
    availabilityZone: task.availabilityZone,
    ...(task.instanceId !== null && { containerInstanceArn: instanceArn(task.clusterName, task.instanceId) }),
    ...(task.startedBy !== null && { startedBy: task.startedBy }),
    cpu: String(task.cpuUnits),
    memory: String(task.memoryMib),
    // ECS names every container here, overridden or not; the lab overrides none (DEF-5).
    overrides: { containerOverrides: containers.map(({ name }) => ({ name })), inferenceAcceleratorOverrides: [] },
    containers: containers.map((one) => containerJson(task, one)),
    attachments: definition?.networkMode === 'awsvpc' ? [interfaceJson(task)] : [],
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
  // Nobody was left to report one when the instance went (INS-4); else it heeded SIGTERM (TIM-7).
  const hasExitCode = hasStopped && hasStarted && task.stopCode !== 'TerminationNotice'
  return {
    name: container.name,
    image: container.image,
    lastStatus: hasStopped ? 'STOPPED' : hasStarted ? 'RUNNING' : 'PENDING',
    ...(hasExitCode && { exitCode: 0 }),
    healthStatus: container.healthCheck === null ? 'UNKNOWN' : task.healthStatus,
    networkBindings: task.ports
      .filter((port) => port.containerName === container.name)
      .map(({ containerPort, hostPort, protocol }) => ({ bindIP: '0.0.0.0', containerPort, hostPort, protocol })),
    networkInterfaces:
      task.privateIp === null ? [] : [{ attachmentId: attachmentId(task), privateIpv4Address: task.privateIp }],
    cpu: String(container.cpuUnits),
    ...(container.memoryMib !== null && { memory: String(container.memoryMib) }),
    ...(container.memoryReservationMib !== null && { memoryReservation: String(container.memoryReservationMib) }),
  }
}

/** NET-3: the interface stands in the lab's own subnet of the task's zone. */
function interfaceJson(task: Task): Output {
  return {
    id: attachmentId(task),
    type: 'ElasticNetworkInterface',
    status: interfaceStatus(task),
    details: [
      { name: 'subnetId', value: SUBNETS[task.availabilityZone] },
      ...(task.privateIp === null ? [] : [{ name: 'privateIPv4Address', value: task.privateIp }]),
    ],
  }
}

function interfaceStatus({ step, privateIp }: Task): string {
  switch (step) {
    case 'waitingForCapacity':
      return 'PRECREATED'
    case 'attachingNetwork':
      return 'ATTACHING'
    case 'cleaningUp':
      return 'DETACHING'
    case 'stopped':
      return 'DELETED'
    case 'pulling':
    case 'activating':
    case 'running':
    case 'draining':
    case 'stopping':
      return privateIp === null ? 'ATTACHING' : 'ATTACHED'
  }
}

/** A UUID drawn from the task's id, so that the answer is the same each time. */
function attachmentId(task: Task): string {
  const id = [...task.id].reverse().join('')
  const parts = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)]
  return parts.join('-')
}
