import { must } from '../base/assert.ts'
import type { Act, Command } from '../model/api/command.ts'
import type { Decision } from '../model/world/decision.ts'
import type { PlacementDecision } from '../model/world/placement/placementDecision.ts'
import type { PlacementConstraint, Service } from '../model/world/service/service.ts'
import type { Task } from '../model/world/task/task.ts'
import type { Change } from '../model/world/change.ts'
import type { World } from '../model/world/world.ts'
import { asAsked, best, constraintsOf, fitting, namedBy, tasksOf, type Wish } from './placementOracle.ts'
import type { Report } from './scan.ts'

type StrategyDecision = Extract<Decision, { kind: 'strategy' }>

/** A task, or a request for some, and whose it is. */
type Owned = Pick<Task, 'clusterName' | 'serviceName'> & Partial<Pick<Task, 'deploymentId'>>

/** Zones with power, and with capacity unless Spot's is asked for. */
function openToFargate({ faults }: World, zones: readonly string[], isSpot: boolean): readonly string[] {
  return zones.filter((zone) => !faults.has(`zone ${zone}`) && (isSpot || !faults.has(`fargate ${zone}`)))
}

/** Judges where tasks go, and why some go nowhere, by the world as it was before. */
export class PlaceChecker {
  readonly #mirror: World
  readonly #report: Report
  #command: Act | null = null
  #placement: PlacementDecision | null = null
  /** The newest that found no place: those after it of the same request need none of their own. */
  #noPlace: PlacementDecision | null = null
  /** The provider that a task of several was given, until its place is decided (CPR-3). */
  #strategy: StrategyDecision | null = null

  constructor(mirror: World, report: Report) {
    this.#mirror = mirror
    this.#report = report
  }

  /** Says which command is carried out until the next is: what a standalone task was asked with stands in it. */
  during(command: Act | null): void {
    this.#command = command
  }

  seeStrategy(decision: StrategyDecision): void {
    this.#strategy = decision
  }

  see(decision: PlacementDecision): void {
    this.#placement = decision
    const provider = this.#providerOf(decision)
    this.#strategy = null
    if (decision.taskId !== null) return
    this.#noPlace = decision
    const mirror = this.#mirror
    if (decision.rule === 'FLT-5') {
      const [open] = openToFargate(mirror, this.#wishOf(decision).zones ?? [], false)
      if (open !== undefined) this.#report(`FLT-5 a task found no place, and Fargate has capacity in ${open}`)
    } else if (decision.rule === 'CPR-11') {
      if (!mirror.spotShortages.has('FARGATE_SPOT')) this.#report('CPR-11 a task found no place, and Spot has capacity')
    } else if (provider !== 'any of several') {
      const [fit] = fitting(mirror, { ...this.#wishOf(decision), ...this.#groupOf(provider) })
      if (fit !== undefined) this.#report(`PLC-6 a task found no place, and ${fit.id} has room`)
    }
  }

  /** The place of a task is the one decided on, and it is a best one of those that pass (PLC-1, PLC-2, PLC-7). */
  beforeTask(task: Task): void {
    const decision = this.#placement
    this.#placement = null
    this.#strategy = null
    const mirror = this.#mirror
    const definition = must(mirror.taskDefinitions.get(task.definitionKey), task.definitionKey)
    if (task.serviceName === null && definition.status === 'INACTIVE')
      this.#report(`DEF-3 ${task.definitionKey} starts`)
    if (task.awaited !== undefined) return this.#beforeAwaited(task)
    if (decision?.taskId !== task.id) return this.#report(`PLC-2 task ${task.id} comes after its decision`)
    if (task.launchType === 'FARGATE') return this.#beforeFargate(task)
    if (decision.chosenInstanceId !== task.instanceId) this.#report(`PLC-2 task ${task.id} goes where it was decided`)
    this.#checkPlace(task, { ...this.#wishOf(decision, task), ...this.#groupOf(task.capacityProviderName) })
  }

  /** CPR-5: it waits, for nothing of its provider has room, and that scales. */
  #beforeAwaited(task: Task): void {
    const none = this.#noPlace
    const isSame = none?.atMs === this.#mirror.nowMs && none.definitionKey === task.definitionKey
    if (!isSame) return this.#report(`CPR-5 task ${task.id} waits without a decision`)
    const provider = this.#mirror.capacityProviders.get(task.capacityProviderName ?? '')
    if (provider?.managedScaling.isEnabled !== true) this.#report(`CPR-5 task ${task.id} waits for what does not scale`)
    const [fit] = fitting(this.#mirror, { ...this.#wishOf(none, task), ...this.#groupOf(task.capacityProviderName) })
    if (fit !== undefined) this.#report(`CPR-5 task ${task.id} waits, and ${fit.id} has room`)
  }

  /** CPR-5: one that waited has its place by what it was asked for with then. */
  beforePlaced({ taskId, instanceId }: Extract<Change, { kind: 'taskPlaced' }>): void {
    const decision = this.#placement
    this.#placement = null
    const mirror = this.#mirror
    const task = must(mirror.tasks.get(taskId), taskId)
    const { strategies, constraints, network } = must(task.awaited, 'what it waits for')
    if (decision?.taskId !== taskId || decision.chosenInstanceId !== instanceId)
      return this.#report(`PLC-2 task ${taskId} goes where it was decided`)
    const { clusterName, group, definitionKey } = task
    const definition = must(mirror.taskDefinitions.get(definitionKey), definitionKey)
    const asked = { ...definition, cpuUnits: task.cpuUnits, memoryMib: task.memoryMib }
    const zones = definition.networkMode === 'awsvpc' ? zonesIn(network) : null
    const where = { zones, named: null, ...this.#groupOf(task.capacityProviderName) }
    const wish = { clusterName, group, definition: asked, strategies, ...constraintsOf(constraints), ...where }
    this.#checkPlace({ ...task, instanceId }, wish)
  }

  #checkPlace(task: Task, wish: Wish): void {
    const { instances, isDrawn } = best(this.#mirror, wish)
    if (!instances.some((one) => one.id === task.instanceId))
      this.#report(`PLC-2 task ${task.id} is not on a best instance`)
    const first = Math.min(...instances.map((one) => one.ordinal))
    const chosen = this.#mirror.instances.get(task.instanceId ?? '')
    if (!isDrawn && chosen?.ordinal !== first) this.#report(`PLC-2 task ${task.id} is not on the first of equals`)
  }

  /** CPR-4: the instances of a provider are those of its group. */
  #groupOf(provider: string | undefined): Pick<Wish, 'groupName'> {
    const groupName = this.#mirror.capacityProviders.get(provider ?? '')?.autoScalingGroupName
    return groupName === undefined ? {} : { groupName }
  }

  /** By which capacity provider a place was looked for; `undefined` for a launch type. */
  #providerOf(decision: PlacementDecision): string | undefined {
    if (this.#strategy !== null) return this.#strategy.chosen
    const service = this.#serviceOf(decision)
    if (service !== undefined) {
      const all = service.deployments.map(({ settings }) => settings.capacityProviderStrategy?.[0]?.capacityProvider)
      return new Set(all).size > 1 ? 'any of several' : all[0]
    }
    const { capacityProviderStrategy: asked, launchType } = this.#command?.input ?? {}
    const given = (asked ?? []) as readonly { readonly capacityProvider: string }[]
    const byDefault = this.#mirror.clusterOptions.get(decision.clusterName)?.defaultStrategy ?? []
    const [first] = given.length > 0 || launchType !== undefined ? given : byDefault
    return decision.rule === 'TSK-12' ? undefined : first?.capacityProvider
  }

  #beforeFargate(task: Task): void {
    const mirror = this.#mirror
    const zones = openToFargate(mirror, this.#zonesOf(task), task.capacityProviderName === 'FARGATE_SPOT')
    if (!zones.includes(task.availabilityZone)) this.#report(`FLT-3, FLT-5 task ${task.id} starts where nothing can`)
    const of = tasksOf(mirror, task)
    const countIn = (zone: string) => of.filter((one) => one.availabilityZone === zone).length
    const least = Math.min(...zones.map(countIn))
    if (countIn(task.availabilityZone) !== least) this.#report(`PLC-7 task ${task.id} is not in a zone with the fewest`)
    if (!zones.includes(task.availabilityZone)) this.#report(`NET-3 task ${task.id} is in a zone without its subnet`)
  }

  /**
   * What replaces a task of an older revision goes where that was to go (DEP-12, DEP-32); of no place nobody knows for
   * which revision it was looked for.
   */
  #zonesOf(of: Owned): readonly string[] {
    const networks = this.#serviceOf(of)?.deployments.filter(({ network }) => network !== null) ?? []
    const own = networks.filter(({ id }) => id === of.deploymentId)
    const given = (own.length > 0 ? own : networks).map(({ network }) => zonesIn(network))
    if (given.length === 0) return zonesIn(networkOf(this.#command?.input))
    return given.reduce((fewest, one) => (one.length < fewest.length ? one : fewest))
  }

  /** @param of  the task that was to go there, where it is known */
  #wishOf(decision: PlacementDecision, of: Owned = decision): Wish {
    const mirror = this.#mirror
    const { clusterName, group } = decision
    const definition = must(mirror.taskDefinitions.get(decision.definitionKey), decision.definitionKey)
    const service = this.#serviceOf(decision)
    const zones = definition.networkMode === 'awsvpc' ? this.#zonesOf(of) : null
    if (service !== undefined) {
      const spread = ['attribute:ecs.availability-zone', 'instanceId'].map((field) => ({
        type: 'spread' as const,
        field,
      }))
      const strategies = service.placementStrategy.length === 0 ? spread : service.placementStrategy
      const constraints = constraintsOf(service.placementConstraints)
      return { clusterName, group, definition, strategies, ...constraints, zones, named: null }
    }
    const { placementStrategy, placementConstraints } = this.#command?.input ?? {}
    const wanted = (placementStrategy ?? [{ type: 'random' }]) as readonly { type: 'spread'; field?: string }[]
    const strategies = wanted.map(({ type, field = '' }) => ({ type, field: field === 'host' ? 'instanceId' : field }))
    const constraints = constraintsOf((placementConstraints ?? []) as readonly PlacementConstraint[])
    const asked = asAsked(definition, this.#command?.input)
    return { clusterName, group, definition: asked, strategies, ...constraints, zones, named: namedBy(decision) }
  }

  #serviceOf(of: Owned): Service | undefined {
    return this.#mirror.services.get(`${of.clusterName}/${of.serviceName ?? ''}`)
  }
}

/** The tests name subnets that are not the lab's own: the n-th stands for the n-th zone (NET-3). */
function zonesIn(network: { readonly subnets: readonly string[] } | null | undefined): readonly string[] {
  return ['us-east-1a', 'us-east-1b', 'us-east-1c'].slice(0, network?.subnets.length ?? 0)
}

function networkOf(input: Command['input'] | undefined): { readonly subnets: readonly string[] } | undefined {
  const given = input?.networkConfiguration as { awsvpcConfiguration: { subnets: string[] } } | undefined
  return given?.awsvpcConfiguration
}
