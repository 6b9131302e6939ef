import { must } from '../../base/assert.ts'
import { DYNAMIC_PORT_FIRST, freeDynamicPort, portKey } from '../world/capacity/ports.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { Context } from '../world/context.ts'
import { placeOnFargate } from './fargate.ts'
import { needsOf, type Needs } from './needs.ts'
import { Placer, type PlacementRequest, type Unfit } from './place.ts'
import { zonesOf } from '../world/network/subnets.ts'
import { TaskCounts } from './taskCounts.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import type { PlacementDecision } from '../world/placement/placementDecision.ts'
import { LAB_FULL_RULE, TASKS_MAX } from '../world/labLimits.ts'
import { FARGATE_HOST_MS } from '../world/durations.ts'
import type { AwsvpcConfiguration, PlacementConstraint, PlacementStrategy } from '../world/service/service.ts'
import { wearGroups } from '../network/wearGroups.ts'
import { beginTask } from '../task/progress.ts'
import { overridden } from '../world/task/overridden.ts'
import type { TaskLaunch } from '../world/task/overrides.ts'
import type { LaunchType, PortBinding, Task } from '../world/task/task.ts'

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
  /** The instance that StartTask names; left out, one is chosen. */
  readonly onInstanceId?: string
  /** Left out for tasks that are started as their definition says. */
  readonly launch?: TaskLaunch | null
}

export type Started = { readonly taskId: string } | { readonly noPlace: PlacementDecision }

/**
 * Starts tasks of one request, one after the other. What they have in common is worked out once, so it lives for one
 * pass or command.
 */
export class TaskStarter {
  readonly #context: Context
  readonly #request: TaskRequest
  readonly #counts: TaskCounts
  readonly #wanted: PlacementRequest
  /** `null` on Fargate, which has zones only. */
  readonly #placer: Placer | null
  readonly #zones: readonly string[]

  /** @param live  the live tasks of the request's service, where the caller has them at hand */
  constructor(context: Context, request: TaskRequest, live?: readonly Task[]) {
    const { definitionKey, network } = request
    const isFargate = request.launchType === 'FARGATE'
    this.#context = context
    this.#request = request
    this.#counts = new TaskCounts(context.world, request, live)
    const definition = must(context.world.taskDefinitions.get(definitionKey), definitionKey)
    // TSK-10: a task needs what it was asked for.
    const needs = needsOf(overridden(definition, request.launch?.overrides ?? null))
    this.#wanted = { ...request, needs, counts: this.#counts }
    this.#placer = isFargate ? null : new Placer(context, this.#wanted)
    this.#zones = isFargate ? zonesOf(must(network, 'a network configuration')) : []
  }

  /** Finds a place for one task and starts it there; without a place there is no task (PLC-6), nor in a full lab. */
  start(): Started {
    if (this.#context.world.tasks.size >= TASKS_MAX) return { noPlace: this.#decideFull() }
    const taskId = this.#context.random.hex(32)
    if (this.#placer === null) {
      const zone = placeOnFargate(this.#context, this.#wanted, { taskId, zones: this.#zones })
      this.#begin({ taskId, availabilityZone: zone, instanceId: null, ports: [] })
      return { taskId }
    }
    const { instance, decision } = this.#placer.place(taskId)
    if (instance === null) return { noPlace: decision }
    const { id, availabilityZone } = instance
    this.#begin({ taskId, availabilityZone, instanceId: id, ports: bindPorts(instance, this.#wanted.needs) })
    return { taskId }
  }

  /** Of a task that found no place: what each instance lacks. */
  unfit(): readonly Unfit[] {
    return this.#placer?.unfit() ?? []
  }

  /** SVC-11: no place is looked for. */
  #decideFull(): PlacementDecision {
    const { clusterName, serviceName, definitionKey, group, needs, strategies } = this.#wanted
    const decision: PlacementDecision = {
      id: nextDecisionId(this.#context.world),
      atMs: this.#context.nowMs,
      kind: 'placement',
      rule: LAB_FULL_RULE,
      about: ownersOf(this.#wanted),
      clusterName,
      serviceName,
      definitionKey,
      group,
      needs: { cpuUnits: needs.cpuUnits, memoryMib: needs.memoryMib, hostPorts: [] },
      strategies,
      taskId: null,
      chosenInstanceId: null,
      chosenEc2InstanceId: null,
      availabilityZone: null,
      candidatesCount: 0,
      droppedBy: {},
      closest: null,
      apartCpuUnits: null,
    }
    this.#context.decide(decision)
    return decision
  }

  #begin(at: Place): void {
    beginTask(this.#context, this.#newTask(at))
    wearGroups(this.#context, at.taskId, this.#request.network?.securityGroups ?? [])
    this.#counts.add(at)
  }

  #newTask(at: Place): Task {
    const request = this.#request
    const { nowMs } = this.#context
    const { cpuUnits, memoryMib } = this.#wanted.needs
    return {
      id: at.taskId,
      clusterName: request.clusterName,
      definitionKey: request.definitionKey,
      group: request.group,
      startedBy: request.startedBy,
      launchType: request.launchType,
      serviceName: request.serviceName,
      deploymentId: request.deploymentId,
      instanceId: at.instanceId,
      availabilityZone: at.availabilityZone,
      privateIp: null,
      step: 'waitingForCapacity',
      stepAtMs: nowMs,
      // TIM-6: Fargate looks for a host; an instance is there.
      nextStepAtMs: request.launchType === 'FARGATE' ? nowMs + FARGATE_HOST_MS : null,
      desiredStatus: 'RUNNING',
      healthStatus: 'UNKNOWN',
      isHealthy: false,
      healthyAtMs: null,
      cpuUnits,
      memoryMib,
      ports: at.ports,
      launch: request.launch ?? null,
      createdAtMs: nowMs,
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
  readonly taskId: string
  readonly availabilityZone: string
  readonly instanceId: string | null
  readonly ports: readonly PortBinding[]
}
