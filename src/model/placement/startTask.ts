import { must } from '../../base/assert.ts'
import type { Context } from '../world/context.ts'
import { placeOnFargate } from './fargate.ts'
import { bindPorts } from './bindPorts.ts'
import { needsOf } from './needs.ts'
import { ProviderChoice } from './providerChoice.ts'
import { Placer, type PlacementRequest, type Unfit } from './place.ts'
import { zonesOf } from '../world/network/subnets.ts'
import { TaskCounts } from './taskCounts.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import type { PlacementDecision } from '../world/placement/placementDecision.ts'
import { LAB_FULL_RULE, PROVISIONING_MAX, TASKS_MAX } from '../world/labLimits.ts'
import { fargateZones } from '../world/fault/broken.ts'
import { UNASSUMABLE_RULE, unassumableRole } from '../world/roles/unassumable.ts'
import { FARGATE_SHORT_RULE } from '../world/fault/fault.ts'
import { FARGATE_SPOT, SPOT_SHORTAGE_RULE } from '../world/provider/spot.ts'
import type { StrategyItem } from '../world/provider/strategy.ts'
import { FARGATE_HOST_MS } from '../world/durations.ts'
import type { AwsvpcConfiguration, PlacementConstraint, PlacementStrategy } from '../world/service/service.ts'
import { wearGroups } from '../network/wearGroups.ts'
import { COHORT_MAX } from '../task/moving.ts'
import { beginTask, beginTasks } from '../task/progress.ts'
import { overridden } from '../world/task/overridden.ts'
import type { TaskLaunch } from '../world/task/overrides.ts'
import type { LaunchType } from '../world/task/launchType.ts'
import type { PortBinding, Task } from '../world/task/task.ts'

/** Everything that makes a task, but its place. */
export interface TaskRequest {
  readonly clusterName: string
  readonly serviceName: string | null
  readonly deploymentId: string | null
  readonly group: string
  readonly startedBy: string | null
  readonly launchType: LaunchType
  /** Left out where the launch type alone says where tasks run. */
  readonly providers?: readonly StrategyItem[]
  readonly definitionKey: string
  readonly strategies: readonly PlacementStrategy[]
  readonly constraints: readonly PlacementConstraint[]
  readonly network: AwsvpcConfiguration | null
  /** The instance that StartTask names; left out, one is chosen. */
  readonly onInstanceId?: string
  /** Left out for tasks that are started as their definition says. */
  readonly launch?: TaskLaunch | null
}

export interface Started {
  readonly taskIds: readonly string[]
  /** The decision on one for which there was no place. */
  readonly noPlace: PlacementDecision | null
}

/**
 * Starts tasks of one request. What they have in common is worked out once, so it lives for one pass or command.
 */
export class TaskStarter {
  readonly #context: Context
  readonly #request: TaskRequest
  readonly #counts: TaskCounts
  readonly #wanted: PlacementRequest
  /** `null` where a launch type says it. */
  readonly #choice: ProviderChoice | null
  /** By capacity provider, `''` for none; empty on Fargate, which has zones only. */
  readonly #placers = new Map<string, Placer>()
  readonly #zones: readonly string[]
  /** The decision of a provider that had no room: between two tasks of a request none is made. */
  readonly #full = new Map<string, PlacementDecision>()

  /** @param live  the live tasks of the request's service, where the caller has them at hand */
  constructor(context: Context, request: TaskRequest, live?: readonly Task[]) {
    const { definitionKey, network, providers } = request
    const isFargate = request.launchType === 'FARGATE'
    this.#context = context
    this.#request = request
    this.#counts = new TaskCounts(context.world, request, live)
    const definition = must(context.world.taskDefinitions.get(definitionKey), definitionKey)
    // TSK-10: a task needs what it was asked for.
    const needs = needsOf(overridden(definition, request.launch?.overrides ?? null))
    this.#wanted = { ...request, needs, counts: this.#counts }
    this.#choice = providers === undefined ? null : new ProviderChoice(context, { ...request, providers }, live ?? [])
    this.#zones = isFargate ? zonesOf(must(network, 'a network configuration')) : []
    if (!isFargate && providers === undefined) this.#placer('')
  }

  /**
   * Finds places for up to so many tasks and starts them there: on Fargate for several at once, on instances for one, so
   * that the next finds the place that is left. Without a place there is no task (PLC-6), nor in a full lab; but one whose
   * capacity provider scales waits for an instance in PROVISIONING (CPR-5).
   */
  start(most: number): Started {
    const free = TASKS_MAX - this.#context.world.tasks.size
    if (free <= 0) return this.#none(LAB_FULL_RULE)
    if (this.#isUnassumable()) return this.#none(UNASSUMABLE_RULE)
    const isFargate = this.#request.launchType === 'FARGATE'
    const isOne = !isFargate || this.#choice?.isDecided === true
    const taskIds = this.#draw(isOne ? 1 : Math.min(most, free, COHORT_MAX))
    const provider = this.#choice?.next(taskIds[0] ?? '') ?? ''
    const started = isFargate ? this.#onFargate(taskIds, provider) : this.#onInstance(taskIds[0] ?? '', provider)
    this.#choice?.add(provider, started.taskIds.length)
    return started
  }

  #draw(count: number): readonly string[] {
    return Array.from({ length: count }, () => this.#context.random.hex(32))
  }

  /** Where one more would find a place, by the capacity provider that it would get (SVC-10). */
  openZones(): readonly string[] {
    const provider = this.#choice?.foreseen() ?? ''
    if (this.#context.world.tasks.size >= TASKS_MAX) return []
    if (this.#request.launchType === 'EC2') return this.#placer(provider).openZones()
    const isSpot = provider === FARGATE_SPOT
    if (isSpot && this.#context.world.spotShortages.has(FARGATE_SPOT)) return []
    return fargateZones(this.#context.world, this.#zones, isSpot)
  }

  /** ROL-15: a service goes on trying. */
  #isUnassumable(): boolean {
    const { definitionKey, launch } = this.#request
    return unassumableRole(this.#context.world, definitionKey, launch?.overrides ?? null) !== null
  }

  #onFargate(taskIds: readonly string[], provider: string): Started {
    const context = this.#context
    const isSpot = provider === FARGATE_SPOT
    if (isSpot && context.world.spotShortages.has(FARGATE_SPOT)) return this.#none(SPOT_SHORTAGE_RULE)
    const zones = fargateZones(context.world, this.#zones, isSpot)
    if (zones.length === 0) return this.#none(FARGATE_SHORT_RULE)
    const { chosen, first, explain } = placeOnFargate(context, { request: this.#wanted, taskIds, zones })
    const place = {
      taskId: first.taskId ?? '',
      availabilityZone: chosen[0] ?? '',
      instanceId: null,
      ports: [],
      provider,
    }
    const firstTask = this.#newTask(place)
    context.explain({ from: first.id, count: taskIds.length }, explain)
    beginTasks(context, { kind: 'tasksStarted', taskIds, zones: chosen, firstTask, firstPlacement: first })
    this.#wear(taskIds)
    for (const availabilityZone of chosen) this.#counts.add({ instanceId: null, availabilityZone })
    return { taskIds, noPlace: null }
  }

  #wear(taskIds: readonly string[]): void {
    for (const taskId of taskIds) wearGroups(this.#context, taskId, this.#request.network?.securityGroups ?? [])
  }

  #onInstance(taskId: string, provider: string): Started {
    const full = this.#full.get(provider)
    const { instance, decision } =
      full === undefined ? this.#placer(provider).place(taskId) : { instance: null, decision: full }
    if (instance !== null) {
      const { id, availabilityZone } = instance
      const ports = bindPorts(instance, this.#wanted.needs)
      return this.#begin({ taskId, availabilityZone, instanceId: id, ports, provider })
    }
    if (!this.#mayWait(provider)) return { taskIds: [], noPlace: decision }
    this.#full.set(provider, decision)
    return this.#begin({ taskId, availabilityZone: '', instanceId: null, ports: [], provider })
  }

  /** CPR-5 */
  #mayWait(provider: string): boolean {
    const { world } = this.#context
    if (world.capacityProviders.get(provider)?.managedScaling.isEnabled !== true) return false
    return (world.waitingTasks.get(this.#request.clusterName)?.size ?? 0) < PROVISIONING_MAX
  }

  #placer(provider: string): Placer {
    const known = this.#placers.get(provider)
    if (known !== undefined) return known
    const made = new Placer(
      this.#context,
      provider === '' ? this.#wanted : { ...this.#wanted, capacityProviderName: provider },
    )
    this.#placers.set(provider, made)
    return made
  }

  /** Of a task that found no place: what each instance lacks. */
  unfit(): readonly Unfit[] {
    return [...this.#placers.values()].flatMap((one) => one.unfit())
  }

  /** No place is looked for: the lab is full (SVC-11), or Fargate has none (CPR-11, FLT-5). */
  #none(rule: string): Started {
    const { clusterName, serviceName, definitionKey, group, needs, strategies } = this.#wanted
    const decision: PlacementDecision = {
      id: nextDecisionId(this.#context.world),
      atMs: this.#context.nowMs,
      kind: 'placement',
      rule,
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
    return { taskIds: [], noPlace: decision }
  }

  #begin(at: Place): Started {
    beginTask(this.#context, this.#newTask(at))
    this.#wear([at.taskId])
    this.#counts.add(at)
    return { taskIds: [at.taskId], noPlace: null }
  }

  #newTask(at: Place): Task {
    const request = this.#request
    const { nowMs } = this.#context
    const { cpuUnits, memoryMib } = this.#wanted.needs
    // Its deployment's network says it of a service's task.
    const isRouted = request.serviceName === null && this.#context.world.subnetRoutes.size > 0
    const hasPublicIp = isRouted && request.network?.assignPublicIp === 'ENABLED'
    const isAwaited = at.instanceId === null && request.launchType === 'EC2'
    return {
      id: at.taskId,
      clusterName: request.clusterName,
      definitionKey: request.definitionKey,
      group: request.group,
      startedBy: request.startedBy,
      launchType: request.launchType,
      ...(at.provider !== '' && { capacityProviderName: at.provider }),
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
      ...(hasPublicIp && { hasPublicIp }),
      ...(isAwaited && {
        awaited: { strategies: request.strategies, constraints: request.constraints, network: request.network },
      }),
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

interface Place {
  readonly taskId: string
  readonly availabilityZone: string
  readonly instanceId: string | null
  readonly ports: readonly PortBinding[]
  /** `''` for none. */
  readonly provider: string
}
