import type { ContainerDefinition } from '../world/definition/taskDefinition.ts'
import type { ContainerState } from '../world/container/containerState.ts'
import type { Task } from '../world/task/task.ts'
import { containerArn, taskArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import { runtimeId } from '../world/logs/logDestination.ts'
import { drawnUuid } from '../world/task/drawnIds.ts'
import { containerInterfaces } from './interfaceJson.ts'

interface ToldContainer {
  readonly container: ContainerDefinition
  readonly state: ContainerState
  /** Of what was pulled (PUL-1); `null` until it is, and where nobody knows it. */
  readonly digest: string | null
}

/**
 * A container reports PENDING until it runs, and STOPPED with its exit code after (the agent knows no more). Before it
 * runs it has no id of Docker's and no host ports: Docker binds them as it starts (TSK-13).
 *
 * @param isNew  as RunTask answers it, before anything is heard of it
 */
export function containerJson(task: Task, { container, state, digest }: ToldContainer, isNew: boolean): Output {
  const hasStarted = state.startedAtMs !== null
  return {
    containerArn: containerArn(task.clusterName, task.id, drawnUuid(task.id, `container ${container.name}`)),
    taskArn: taskArn(task.clusterName, task.id),
    name: container.name,
    image: container.image,
    ...(digest !== null && { imageDigest: digest }),
    ...(hasStarted && { runtimeId: runtimeId(task, container.name) }),
    lastStatus: state.lastStatus,
    ...(state.exitCode !== null && { exitCode: state.exitCode }),
    ...(state.reason !== null && { reason: state.reason }),
    ...(hasStarted && { networkBindings: bindingsJson(task, container.name) }),
    networkInterfaces: containerInterfaces(task),
    ...(!isNew && { healthStatus: state.healthStatus }),
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
