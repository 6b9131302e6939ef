import { must } from '../../base/assert.ts'
import { DYNAMIC_PORT_FIRST, freeDynamicPort, portKey } from '../cluster/ports.ts'
import type { ContainerInstance } from '../cluster/containerInstance.ts'
import type { Context } from '../engine/context.ts'
import { placeOnFargate, zonesOf } from '../placement/fargate.ts'
import { needsOf, type Needs } from '../placement/needs.ts'
import { place, type PlacementRequest } from '../placement/place.ts'
import type { TaskCounts } from '../placement/taskCounts.ts'
import type { PlacementDecision } from '../rules/decision.ts'
import type { AwsvpcConfiguration, PlacementConstraint, PlacementStrategy } from '../service/service.ts'
import { beginTask } from './progress.ts'
import type { LaunchType, PortBinding, Task } from './task.ts'

/** Everything that makes a task, but its place. */
export interface TaskRequest {
  readonly clusterName: string
  readonly serviceName: string | null
  readonly deploymentId: string | null
  readonly group: string
  readonly startedBy: string | null
  readonly launchType: LaunchType
  readonly definitionKey: string
  readonly strategies: readonly PlacementStrategy[]
  readonly constraints: readonly PlacementConstraint[]
  readonly network: AwsvpcConfiguration | null
  /** Of its service or group, counted once for all that are started together. */
  readonly counts: TaskCounts
}

export type Started = { readonly taskId: string } | { readonly noPlace: PlacementDecision }

/** Finds a place for one task and starts it there; without a place there is no task (PLC-6). */
export function startTask(context: Context, request: TaskRequest): Started {
  const definition = must(context.world.taskDefinitions.get(request.definitionKey), request.definitionKey)
  const needs = needsOf(definition)
  const placement: PlacementRequest = { ...request, needs, taskId: context.random.hex(32) }
  if (request.launchType === 'FARGATE') {
    const availabilityZone = placeOnFargate(context, placement, {
      zones: zonesOf(must(request.network, 'a network configuration')),
      countIn: (zone) => request.counts.inZone(zone),
    })
    beginTask(context, newTask(context, placement, { request, availabilityZone, instance: null, ports: [] }))
    request.counts.add({ instanceId: null, availabilityZone })
    return { taskId: placement.taskId }
  }
  const { instance, decision } = place(context, placement)
  if (instance === null) return { noPlace: decision }
  const ports = bindPorts(instance, needs)
  const { availabilityZone } = instance
  beginTask(context, newTask(context, placement, { request, availabilityZone, instance, ports }))
  request.counts.add({ instanceId: instance.id, availabilityZone })
  return { taskId: placement.taskId }
}

/** NET-2: dynamic ports go from the lowest free one up, and round those that the task itself asks for by number. */
function bindPorts(instance: ContainerInstance, needs: Needs): readonly PortBinding[] {
  const fixed = needs.ports.filter((port) => port.hostPort !== 0)
  const taken = new Set([...instance.takenPorts, ...fixed.map(portKey)])
  const from = { tcp: DYNAMIC_PORT_FIRST, udp: DYNAMIC_PORT_FIRST }
  return needs.ports.map((port) => {
    if (port.hostPort !== 0) return port
    const { protocol } = port
    const hostPort = must(freeDynamicPort(taken, { protocol, hostPort: from[protocol] }), 'a free port')
    from[protocol] = hostPort + 1
    return { ...port, hostPort }
  })
}

interface Place {
  readonly request: TaskRequest
  readonly availabilityZone: string
  readonly instance: ContainerInstance | null
  readonly ports: readonly PortBinding[]
}

function newTask(context: Context, placement: PlacementRequest, at: Place): Task {
  const { request } = at
  return {
    id: placement.taskId,
    clusterName: request.clusterName,
    definitionKey: request.definitionKey,
    group: request.group,
    startedBy: request.startedBy,
    launchType: request.launchType,
    serviceName: request.serviceName,
    deploymentId: request.deploymentId,
    instanceId: at.instance?.id ?? null,
    availabilityZone: at.availabilityZone,
    privateIp: null,
    step: 'waitingForCapacity',
    stepAtMs: context.nowMs,
    nextStepAtMs: null,
    desiredStatus: 'RUNNING',
    healthStatus: 'UNKNOWN',
    isHealthy: false,
    healthyAtMs: null,
    cpuUnits: placement.needs.cpuUnits,
    memoryMib: placement.needs.memoryMib,
    ports: at.ports,
    createdAtMs: context.nowMs,
    pullStartedAtMs: null,
    pullStoppedAtMs: null,
    startedAtMs: null,
    stoppingAtMs: null,
    executionStoppedAtMs: null,
    stoppedAtMs: null,
    stopCode: null,
    stoppedReason: null,
  }
}
