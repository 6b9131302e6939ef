import type { TargetsWorld } from '../../../model/world/balancing/taskTargets.ts'
import type { RollingDecision } from '../../../model/world/deployment/rollingDecision.ts'
import { isOnDraining } from '../../../model/world/deployment/draining.ts'
import { hasFailed, isOutdated } from '../../../model/world/deployment/outdated.ts'
import { servingOld } from '../../../model/world/deployment/servingOld.ts'
import type { Limits } from '../../../model/world/deployment/limits.ts'
import { apiThrottledUntil } from '../../../model/world/fault/broken.ts'
import { schedulingOf } from '../../../model/world/service/scheduling.ts'
import { throttledUntil } from '../../../model/world/service/startThrottle.ts'
import { heldTasks, unprotected } from '../../../model/world/protection/heldTasks.ts'
import { isComing, rebalancingOf } from '../../../model/world/service/rebalancing.ts'
import type { Service } from '../../../model/world/service/service.ts'
import { unhealthyReason } from '../../../model/world/task/unhealthy.ts'
import { isPending } from '../../../model/world/task/lifecycle.ts'
import { liveTasks } from '../../../model/world/task/liveTasks.ts'
import type { Task } from '../../../model/world/task/task.ts'
import { serviceSample } from '../../../model/world/service/serviceSample.ts'
import { computedDesiredCount } from '../../../model/world/taskSet/taskSet.ts'
import type { TaskSetDeployment } from '../../../model/world/taskSet/taskSetsOf.ts'
import type { World } from '../../../model/world/world.ts'
import { grouped } from '../../../look/numbers.ts'

/** The tasks of one deployment, as the limits count them. A `RevisionCounts` of history is one. */
export interface SideCounts {
  readonly definitionKey: string
  readonly isPrimary: boolean
  readonly running: number
  readonly pending: number
  readonly healthy: number
}

/** What the two limits are about, of one service at one moment. A `ServiceSample` of history is one. */
export interface ServiceMoment {
  readonly desiredCount: number
  readonly limits: Limits
  /** Tasks that no place takes. */
  readonly waitingCount: number
  /** What holds starts back that the limits allow: that the last ones failed (SVC-15), or throttled calls (FLT-6). Nothing when not given. */
  readonly startsHeldBy?: StartsHeldBy | undefined
  /** Newest first. */
  readonly revisions: readonly SideCounts[]
  /** Tasks of the new revision that must go as well, from instances that drain. None when not given. */
  readonly outgoingNew?: number
  /**
   * Tasks of the new revision that are neither there nor too many: they fail their checks and are to be replaced
   * (SVC-14), or were started to rebalance zones and are not healthy yet (SVC-10). None when not given.
   */
  readonly failingNew?: number
  /**
   * Of what is still to stop, tasks that may stop whatever the healthy ones do (DEP-2): they do not count as healthy
   * themselves. When not given, those of older revisions are taken for them.
   */
  readonly freeToStop?: number
  /** What is left to do where the deployment has failed, so that what is there stays and nothing is started (DEP-17). */
  readonly left?: Left
  /** Of what is still to stop, tasks that are protected from it (PRO-3). None when not given. */
  readonly protectedTasks?: number
}

export type StartsHeldBy = 'throttle' | 'api'

/** What a task counts toward: both limits, or the upper alone (RUNNING or on its way there). */
export type CountState = 'healthy' | 'running' | 'pending'

/** So many tasks of one deployment in one state. */
export interface CountGroup {
  readonly definitionKey: string
  readonly isPrimary: boolean
  readonly state: CountState
  readonly count: number
}

export interface MomentSums {
  readonly healthy: number
  /** RUNNING + PENDING. */
  readonly active: number
  readonly oldActive: number
  readonly newActive: number
}

/** A service as it stands. */
export function momentOfService(service: Service, world: OutgoingWorld): ServiceMoment {
  const sample = serviceSample(service)
  // Hardly ever does anything but older tasks go, and a service has thousands of tasks.
  const isPlain = !hasDraining(world) && world.protections.size === 0 && !hasSurplus(sample)
  return {
    ...sample,
    ...(isPlain && !hasUnready(sample) && !hasFailed(service) ? {} : outgoingOf(service, world)),
    protectedTasks: heldTasks(world, service).count,
    startsHeldBy: startsHeldNow(service, world),
  }
}

/** A task set as it stands, as if it were a service of its own (TST-2). */
export function momentOfTaskSet(service: Service, set: TaskSetDeployment, world: OutgoingWorld): ServiceMoment {
  const desiredCount = computedDesiredCount(service.desiredCount, set.taskSet)
  const alone: Service = { ...service, desiredCount, deployments: [{ ...set, status: 'PRIMARY' }] }
  return {
    ...serviceSample(alone),
    ...outgoingOf(alone, world, set.id),
    protectedTasks: heldTasks(world, alone, set.id).count,
    startsHeldBy: startsHeldNow(service, world),
  }
}

function startsHeldNow({ key }: Service, world: OutgoingWorld): StartsHeldBy | undefined {
  if (apiThrottledUntil(world) !== null) return 'api'
  return throttledUntil(schedulingOf(world, key), world.nowMs) === null ? undefined : 'throttle'
}

type OutgoingWorld = Pick<
  World,
  | 'instances'
  | 'tasks'
  | 'liveByService'
  | 'protections'
  | 'services'
  | 'nowMs'
  | 'serviceDeployments'
  | 'taskDefinitions'
  | 'scheduling'
  | 'faults'
> &
  TargetsWorld

function hasDraining({ instances }: OutgoingWorld): boolean {
  return [...instances.values()].some((one) => one.status === 'DRAINING')
}

function hasSurplus(sample: ServiceMoment): boolean {
  return sumsOf(sample).newActive > sample.desiredCount
}

/** Of an older deployment what is on its way may be needed (DEP-12). */
function hasUnready({ revisions }: ServiceMoment): boolean {
  return revisions.some((one) => (one.isPrimary ? one.running > one.healthy : one.pending > 0))
}

/** Tasks that go beside those of older deployments: on instances that drain (PLC-3), or more than are desired. */
function outgoingOf(
  service: Service,
  world: OutgoingWorld,
  ofDeployment?: string,
): Pick<ServiceMoment, 'outgoingNew' | 'failingNew' | 'freeToStop' | 'left'> {
  const primaryId = service.deployments.find((one) => one.status === 'PRIMARY')?.id
  const own = liveTasks(world, service.key)
  const isAsked = (task: Task) => ofDeployment === undefined || task.deploymentId === ofDeployment
  const live = own.filter((task) => task.desiredStatus === 'RUNNING' && isAsked(task))
  const isGoing = (task: Task) => isOutdated(service, task) || isOnDraining(world, task)
  const staying = live.filter((task) => !isGoing(task))
  const rebalancing = rebalancingOf(world, service)
  const kept = staying.filter((task) => unhealthyReason(world, task) === null && !isComing(rebalancing, task))
  const surplus = Math.max(0, kept.length - service.desiredCount)
  const idle = unprotected(world, kept).filter((task) => !task.isHealthy)
  const healthy = live.filter((task) => task.isHealthy).length
  const { lower } = serviceSample(service).limits
  const outgoing = live.filter(isGoing)
  const old = hasFailed(service) ? null : servingOld(world, service, { kept, outgoing, healthy, lower })
  // Of those that are too many, the newest that do not serve yet go first (SVC-4).
  const going = [
    ...live.filter((task) => isGoing(task) && (isOnDraining(world, task) || !world.protections.has(task.id))),
    ...idle.slice(idle.length - Math.min(surplus, idle.length)),
  ].filter((task) => !task.isHealthy && old?.starting.includes(task) !== true)
  const mayUnreadyStop = healthy >= lower
  return {
    outgoingNew: live.filter((task) => task.deploymentId === primaryId && isOnDraining(world, task)).length,
    failingNew: staying.length - kept.length,
    ...(hasFailed(service) && { left: { toStop: live.length - staying.length + surplus, toStart: 0 } }),
    freeToStop: going.filter((task) => isPending(task) || mayUnreadyStop).length,
  }
}

/** As the scheduler counted before it acted. */
export function momentOfDecision(decision: RollingDecision): ServiceMoment {
  const primary = decision.deployments.find((one) => one.status === 'PRIMARY')
  const staying = decision.desiredCount - decision.toStart
  const coming = decision.coming ?? 0
  return {
    outgoingNew: Math.max(0, (primary?.running ?? 0) + (primary?.pending ?? 0) - coming - Math.max(staying, 0)),
    failingNew: coming,
    protectedTasks: decision.protectedTasks ?? 0,
    // It stops all that may go: more than the lower limit leaves are such that do not count toward it.
    freeToStop: decision.action === 'stop' ? decision.count - Math.min(decision.count, spareOf(decision)) : 0,
    ...(decision.isFailed === true && { left: { toStop: decision.toStop, toStart: 0 } }),
    desiredCount: decision.desiredCount,
    limits: decision.limits,
    waitingCount: withoutPlace(decision),
    ...(isHeld(decision.waitsFor) && { startsHeldBy: decision.waitsFor }),
    revisions: decision.deployments.map((one) => ({ ...one, isPrimary: one.status === 'PRIMARY' })),
  }
}

/** Healthy tasks above the lower limit. */
function spareOf({ healthy, limits }: Pick<RollingDecision, 'healthy' | 'limits'>): number {
  return Math.max(0, healthy - limits.lower)
}

/** Tasks that the upper limit lets start and that the scheduler does not start, for no place takes them (PLC-6). */
export function withoutPlace({ action, waitsFor, toStart, limits, active }: RollingDecision): number {
  if ((action !== 'noRoom' && action !== 'wait') || isHeld(waitsFor)) return 0
  return Math.max(0, Math.min(toStart, limits.upper - active))
}

function isHeld(waitsFor: RollingDecision['waitsFor']): waitsFor is StartsHeldBy {
  return waitsFor === 'throttle' || waitsFor === 'api'
}

export function sumsOf(moment: ServiceMoment): MomentSums {
  const sums = { healthy: 0, oldActive: 0, newActive: 0 }
  for (const one of moment.revisions) {
    sums.healthy += one.healthy
    sums[one.isPrimary ? 'newActive' : 'oldActive'] += one.running + one.pending
  }
  return { ...sums, active: sums.oldActive + sums.newActive }
}

const STATES: readonly CountState[] = ['healthy', 'running', 'pending']

/** The groups in the order in which they stack: what is healthy first, within that the old before the new. */
export function stackedGroups(revisions: readonly SideCounts[]): CountGroup[] {
  const oldestFirst = [...revisions].reverse()
  return STATES.flatMap((state) =>
    oldestFirst.map(({ definitionKey, isPrimary, ...counts }) => {
      const count = state === 'running' ? counts.running - counts.healthy : counts[state]
      return { definitionKey, isPrimary, state, count }
    }),
  ).filter((group) => group.count > 0)
}

const STATE_WORDS: Readonly<Record<CountState, string>> = {
  healthy: 'healthy',
  running: 'RUNNING, not healthy yet',
  pending: 'PENDING',
}

/** `web:8 RUNNING, not healthy yet`. */
export function groupText(group: Pick<CountGroup, 'definitionKey' | 'state'>): string {
  return `${group.definitionKey} ${STATE_WORDS[group.state]}`
}

export interface CountsWords {
  /** Old + new RUNNING: `2+2`. */
  readonly pair: string
  /** `4 of 4`: RUNNING + PENDING and the upper limit. */
  readonly active: string
  /** `2 of 2`: healthy tasks and the lower limit. */
  readonly healthy: string
  /** All of it in one sentence, for who does not see the picture. */
  readonly spoken: string
}

/** The counts of a service at one moment, in figures and in one sentence. */
export function countsWords(moment: ServiceMoment): CountsWords {
  const { healthy, active } = sumsOf(moment)
  const { lower, upper } = moment.limits
  const groups = stackedGroups(moment.revisions).map((group) => `${grouped(group.count)} ${groupText(group)}`)
  const limits = `healthy ${grouped(healthy)}, lower limit ${grouped(lower)}; RUNNING + PENDING ${grouped(active)}, upper limit ${grouped(upper)}`
  return {
    pair: pairText(running(moment, false), running(moment, true)),
    active: `${grouped(active)} of ${grouped(upper)}`,
    healthy: `${grouped(healthy)} of ${grouped(lower)}`,
    spoken: `${groups.length === 0 ? 'No task' : groups.join(', ')}. ${limits}.`,
  }
}

/** `2+2`, old and new. */
export function pairText(oldRunning: number, newRunning: number): string {
  return `${grouped(oldRunning)}+${grouped(newRunning)}`
}

function running(moment: ServiceMoment, isPrimary: boolean): number {
  return moment.revisions.reduce((sum, one) => (one.isPrimary === isPrimary ? sum + one.running : sum), 0)
}

interface Left {
  readonly toStop: number
  readonly toStart: number
}

/** What is still to be stopped and started until only the new revision runs, `desiredCount` times. */
export function leftToDo(moment: ServiceMoment): Left {
  if (moment.left !== undefined) return moment.left
  const { oldActive, newActive } = sumsOf(moment)
  const outgoing = moment.outgoingNew ?? 0
  const staying = newActive - outgoing - (moment.failingNew ?? 0)
  return {
    toStop: oldActive + outgoing + Math.max(0, staying - moment.desiredCount),
    toStart: Math.max(0, moment.desiredCount - staying),
  }
}

/** The revision that the service rolls to. */
export function newKeyOf(moment: Pick<ServiceMoment, 'revisions'>): string | undefined {
  return moment.revisions.find((one) => one.isPrimary)?.definitionKey
}
