import { portKey } from '../world/capacity/ports.ts'
import { reservationOf, type TaskDefinition } from '../world/definition/taskDefinition.ts'

/** A port that a task asks of its instance. `hostPort` 0 is "any dynamic one". */
export interface PortNeed {
  readonly containerName: string
  readonly containerPort: number
  readonly hostPort: number
  readonly protocol: 'tcp' | 'udp'
}

/** What an instance must have left for one more task (PLC-1). */
export interface Needs {
  readonly cpuUnits: number
  readonly memoryMib: number
  readonly gpus: number
  readonly ports: readonly PortNeed[]
  /** Of those the ones that are asked for by number, as `takenPorts` has them: worked out once for thousands of instances. */
  readonly fixedPorts: readonly string[]
}

export function needsOf(definition: TaskDefinition): Needs {
  const ports = definition.containers.flatMap((one) => portNeeds(definition, one))
  const gpus = definition.containers.reduce((sum, one) => sum + one.gpus, 0)
  return { ...reservationOf(definition), gpus, ports, fixedPorts: fixedPortsOf(ports) }
}

export function fixedPortsOf(ports: readonly PortNeed[]): readonly string[] {
  return ports.filter((port) => port.hostPort !== 0).map(portKey)
}

/**
 * NET-2: with `bridge` a host port is fixed or dynamic; with `host` it is the container's own port; with `awsvpc` the
 * task's own interface takes it and the instance gives none.
 */
function portNeeds(definition: TaskDefinition, container: TaskDefinition['containers'][number]): readonly PortNeed[] {
  if (definition.networkMode === 'awsvpc' || definition.networkMode === 'none') return []
  return container.portMappings.map((mapping) => ({
    containerName: container.name,
    containerPort: mapping.containerPort,
    hostPort: definition.networkMode === 'host' ? mapping.containerPort : mapping.hostPort,
    protocol: mapping.protocol,
  }))
}
