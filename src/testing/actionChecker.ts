import { must } from '../base/assert.ts'
import type { Act, Command } from '../model/api/command.ts'
import type { PlacementDecision } from '../model/world/placement/placementDecision.ts'
import type { PlacementConstraint, Service } from '../model/world/service/service.ts'
import type { Task } from '../model/world/task/task.ts'
import { apply } from '../model/world/apply.ts'
import type { Change } from '../model/world/change.ts'
import { copyWorld, type WritableWorld, type World } from '../model/world/world.ts'
import { DeploymentChecker } from './deploymentChecker.ts'
import { checkMove } from './moveChecker.ts'
import { asAsked, best, constraintsOf, fitting, namedBy, tasksOf, type Wish } from './placementOracle.ts'
import { RollingChecker } from './rollingChecker.ts'
import type { Report } from './scan.ts'
import { ShiftChecker } from './shiftChecker.ts'

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>

/** Zones with power, and with capacity unless Spot's is asked for. */
function openToFargate({ faults }: World, zones: readonly string[], isSpot: boolean): readonly string[] {
  return zones.filter((zone) => !faults.has(`zone ${zone}`) && (isSpot || !faults.has(`fargate ${zone}`)))
}

/** Why a task may leave steps of its life out: ECS has lost its instance (TSK-6). */
const LOSSES: ReadonlySet<string> = new Set([
  'instanceTerminated',
  'instanceStopped',
  'instanceDeregistered',
  'zoneOut',
])

/**
 * Watches the stream of changes and judges each by the world before and after it: what commands and faults may break,
 * the scheduler may not. It keeps its own copy of the world by the same `apply`, as a page does.
 */
export class ActionChecker {
  readonly problems: string[] = []
  /** The copy that the changes alone have made. */
  readonly mirror: WritableWorld
  #command: Act | null = null
  #placement: PlacementDecision | null = null
  #rolling: RollingChecker
  #deployments: DeploymentChecker
  #shifts: ShiftChecker
  #ids = new Set<string>()
  /** Tasks whose instance is being terminated (INS-4). */
  #orphans = new Set<string>()
  #definitions = new Map<string, string>()
  #counts = new Map<string, number>()

  constructor(world: World) {
    this.mirror = copyWorld(world)
    this.#rolling = new RollingChecker(this.mirror, this.#report)
    this.#deployments = new DeploymentChecker(this.mirror, this.#report)
    this.#shifts = new ShiftChecker(this.mirror, this.#report)
  }

  /** How often each kind of change and decision was seen: a test that never sees one tests nothing of it. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts
  }

  /** Says which command is carried out until the next is: what a standalone task was asked with stands in it. */
  during(command: Act | null): void {
    this.#command = command
  }

  see(change: Change, nowMs: number): void {
    const { mirror } = this
    if (nowMs < mirror.nowMs) this.#report(`DET-1 ${change.kind} goes back in time`)
    mirror.nowMs = nowMs
    if ('atMs' in change && change.atMs !== nowMs) this.#report(`DET-1 ${change.kind} happens now`)
    const name = nameOf(change)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
    this.#before(change)
    apply(mirror, change)
    this.#after(change)
  }

  /** DEF-1: what was registered is what is there at the end. */
  finish(): void {
    for (const [key, text] of this.#definitions) {
      if (frozenText(this.mirror, key) !== text) this.#report(`DEF-1 ${key} has changed`)
    }
  }

  readonly #report: Report = (problem) => {
    this.problems.push(`${problem} (at ${String(this.mirror.nowMs)} ms)`)
  }

  #before(change: Change): void {
    this.#deployments.before(change)
    this.#shifts.before(change)
    switch (change.kind) {
      case 'taskCreated':
        return this.#beforeTask(change)
      case 'taskMoved':
        return checkMove(this.mirror, { change, isOrphan: this.#orphans.has(change.taskId) }, this.#report)
      case 'taskStopAsked':
        return this.#rolling.beforeStop(change)
      case 'instanceLaunched':
        return this.#newId(change.instance.id)
      case 'serviceEventAdded':
        return this.#newId(change.event.id)
      case 'deploymentStarted':
        return this.#newId(change.deploymentId)
      case 'decided':
        if (change.decision.id !== this.mirror.counters.decisions + 1) this.#report('DET-6 decisions are numbered')
        if (change.decision.kind === 'rolling') this.#rolling.see(change.decision)
        if (change.decision.kind === 'placement') this.#beforePlacement(change.decision)
        if (change.decision.kind === 'stop' && LOSSES.has(change.decision.cause)) {
          this.#orphans.add(change.decision.taskId)
        }
        return
      default:
        return
    }
  }

  #after(change: Change): void {
    if (change.kind === 'taskCreated') this.#rolling.afterStart(change.task)
    if (change.kind === 'definitionRegistered') {
      const key = `${change.definition.family}:${String(change.definition.revision)}`
      this.#definitions.set(key, frozenText(this.mirror, key))
    }
  }

  #newId(id: string): void {
    if (this.#ids.has(id)) this.#report(`DET-6 ${id} is used twice`)
    this.#ids.add(id)
  }

  #beforePlacement(decision: PlacementDecision): void {
    this.#placement = decision
    if (decision.taskId !== null) return
    const { mirror } = this
    const wish = this.#wishOf(decision)
    if (decision.rule === 'FLT-5') {
      const [open] = openToFargate(mirror, wish.zones ?? [], false)
      if (open !== undefined) this.#report(`FLT-5 a task found no place, and Fargate has capacity in ${open}`)
      return this.#rolling.seeNoPlace(decision)
    }
    if (decision.rule === 'CPR-11') {
      if (!mirror.spotShortages.has('FARGATE_SPOT')) this.#report('CPR-11 a task found no place, and Spot has capacity')
      return this.#rolling.seeNoPlace(decision)
    }
    const fits = fitting(mirror, wish)
    if (fits.length > 0) this.#report(`PLC-6 a task found no place, and ${String(fits[0]?.id)} has room`)
    this.#rolling.seeNoPlace(decision)
  }

  /** The place of a task is the one decided on, and it is a best one of those that pass (PLC-1, PLC-2, PLC-7). */
  #beforeTask({ task }: Of<'taskCreated'>): void {
    this.#newId(task.id)
    const decision = this.#placement
    this.#placement = null
    if (decision?.taskId !== task.id) return this.#report(`PLC-2 task ${task.id} comes after its decision`)
    const { mirror } = this
    const definition = must(mirror.taskDefinitions.get(task.definitionKey), task.definitionKey)
    if (task.serviceName === null && definition.status === 'INACTIVE')
      this.#report(`DEF-3 ${task.definitionKey} starts`)
    if (task.launchType === 'FARGATE') return this.#beforeFargate(task)
    if (decision.chosenInstanceId !== task.instanceId) this.#report(`PLC-2 task ${task.id} goes where it was decided`)
    const { instances, isDrawn } = best(mirror, this.#wishOf(decision))
    if (!instances.some((one) => one.id === task.instanceId))
      this.#report(`PLC-2 task ${task.id} is not on a best instance`)
    const first = Math.min(...instances.map((one) => one.ordinal))
    const chosen = mirror.instances.get(task.instanceId ?? '')
    if (!isDrawn && chosen?.ordinal !== first) this.#report(`PLC-2 task ${task.id} is not on the first of equals`)
  }

  #beforeFargate(task: Task): void {
    const { mirror } = this
    const zones = openToFargate(mirror, this.#zonesOf(task), task.capacityProviderName === 'FARGATE_SPOT')
    if (!zones.includes(task.availabilityZone)) this.#report(`FLT-3, FLT-5 task ${task.id} starts where nothing can`)
    const of = tasksOf(mirror, task)
    const countIn = (zone: string) => of.filter((one) => one.availabilityZone === zone).length
    const least = Math.min(...zones.map(countIn))
    if (countIn(task.availabilityZone) !== least) this.#report(`PLC-7 task ${task.id} is not in a zone with the fewest`)
    if (!zones.includes(task.availabilityZone)) this.#report(`NET-3 task ${task.id} is in a zone without its subnet`)
  }

  /** The tests name subnets that are not the lab's own: the n-th stands for the n-th zone (NET-3). */
  #zonesOf(of: { readonly clusterName: string; readonly serviceName: string | null }): readonly string[] {
    const service = this.#serviceOf(of)
    // Of a service with task sets these have one; all that a random life makes are alike.
    const ofSet = service?.deployments.find(({ network }) => network !== null)?.network
    const given = service?.network ?? ofSet ?? networkOf(this.#command?.input)
    return ['us-east-1a', 'us-east-1b', 'us-east-1c'].slice(0, given?.subnets.length ?? 0)
  }

  #wishOf(decision: PlacementDecision): Wish {
    const { mirror } = this
    const { clusterName, group } = decision
    const definition = must(mirror.taskDefinitions.get(decision.definitionKey), decision.definitionKey)
    const service = this.#serviceOf(decision)
    const zones = definition.networkMode === 'awsvpc' ? this.#zonesOf(decision) : null
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

  #serviceOf(of: { readonly clusterName: string; readonly serviceName: string | null }): Service | undefined {
    return this.mirror.services.get(`${of.clusterName}/${of.serviceName ?? ''}`)
  }
}

function nameOf(change: Change): string {
  if (change.kind !== 'decided') return change.kind
  const { decision } = change
  if (decision.kind === 'rolling') return `rolling ${decision.action}`
  if (decision.kind === 'breaker') return `breaker ${decision.action}`
  if (decision.kind === 'failure') return `failure ${decision.to === null ? 'stays' : 'rolls back'}`
  if (decision.kind === 'targetHealth') return `target ${decision.state}`
  return decision.kind === 'stop' ? `stop ${decision.cause}` : `placement ${decision.rule}`
}

function networkOf(input: Command['input'] | undefined): { readonly subnets: readonly string[] } | undefined {
  const given = input?.networkConfiguration as { awsvpcConfiguration: { subnets: string[] } } | undefined
  return given?.awsvpcConfiguration
}

/** A revision without what may change: its status and its place among those that were used. */
function frozenText(world: World, key: string): string {
  return JSON.stringify({ ...world.taskDefinitions.get(key), status: null, deregisteredAtMs: null, ordinal: null })
}
