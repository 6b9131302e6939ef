import type { ContainerDefinition, TaskDefinition } from '../world/definition/taskDefinition.ts'
import { endedUnheard, type Task } from '../world/task/task.ts'
import { containerArn, taskArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import { drawnHex, drawnUuid } from './drawnIds.ts'
import { containerInterfaces } from './interfaceJson.ts'

/**
 * A container reports PENDING until it runs, and STOPPED with its exit code after (the agent knows no more). Before it
 * runs it has no id of Docker's and no host ports: Docker binds them as it starts (TSK-13).
 *
 * @param isNew  as RunTask answers it, before anything is heard of it
 */
export function containerJson(task: Task, container: ContainerDefinition, isNew: boolean): Output {
  const hasStarted = task.startedAtMs !== null
  const hasStopped = task.executionStoppedAtMs !== null
  // Else it heeded SIGTERM (TIM-7).
  const hasExitCode = hasStopped && hasStarted && !endedUnheard(task)
  return {
    containerArn: containerArn(task.clusterName, task.id, drawnUuid(task.id, `container ${container.name}`)),
    taskArn: taskArn(task.clusterName, task.id),
    name: container.name,
    image: container.image,
    ...(hasStarted && { runtimeId: runtimeId(task, container.name) }),
    lastStatus: hasStopped ? 'STOPPED' : hasStarted ? 'RUNNING' : 'PENDING',
    ...(hasExitCode && { exitCode: 0 }),
    ...(hasStarted && { networkBindings: bindingsJson(task, container.name) }),
    networkInterfaces: containerInterfaces(task),
    ...(!isNew && { healthStatus: container.healthCheck === null ? 'UNKNOWN' : task.healthStatus }),
    cpu: String(container.cpuUnits),
    ...(container.memoryMib !== null && { memory: String(container.memoryMib) }),
    ...(container.memoryReservationMib !== null && { memoryReservation: String(container.memoryReservationMib) }),
  }
}

function bindingsJson({ ports }: Task, name: string): readonly Output[] {
  return ports
    .filter((port) => port.containerName === name)
    .map(({ containerPort, hostPort, protocol }) => ({ bindIP: '0.0.0.0', containerPort, hostPort, protocol }))
}

/** Docker's id on EC2; on Fargate the task's, and a number. */
function runtimeId({ id, launchType }: Task, name: string): string {
  if (launchType === 'EC2') return drawnHex(id, `runtime ${name}`, 64)
  return `${id}-${String(Number.parseInt(drawnHex(id, `runtime ${name}`, 8), 16)).padStart(10, '0')}`
}

/** `ecs.cpu-architecture`: the lab's instances are all of x86_64; Fargate goes by the definition. */
export function cpuArchitecture(source: TaskDefinition['source'] | undefined, { launchType }: Task): string {
  const platform = source?.runtimePlatform as { readonly cpuArchitecture?: unknown } | undefined
  return launchType === 'FARGATE' && platform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64'
}
