import { must } from '../../base/assert.ts'
import type { Work } from '../../base/work.ts'
import type { Context, DueRows, ModelEvent } from '../world/context.ts'
import { unprotected } from '../world/protection/heldTasks.ts'
import { choosingToStop } from '../placement/scaleIn.ts'
import { stoppingTasks } from '../task/stopping.ts'
import type { Task } from '../world/task/task.ts'
import { schedulingOf } from '../world/service/scheduling.ts'
import { isToStart } from '../world/deployment/serviceDeployment.ts'
import { releasedOf } from '../world/deployment/servingOld.ts'
import { throttledUntil } from '../world/service/startThrottle.ts'
import { passName, type Deployment, type Service } from '../world/service/service.ts'
import type { RollingDecision } from '../world/deployment/rollingDecision.ts'
import type { World } from '../world/world.ts'
import { noteStability, takeUpTaskSets, taskSetCensuses } from './taskSets/lookingAtTaskSets.ts'
import { joined, takeCensus, type Census } from './census.ts'
import { apiThrottledUntil } from '../world/fault/broken.ts'
import type { Shift } from '../world/deployment/shifting/shift.ts'
import { shiftOf } from '../world/deployment/shifting/shiftOf.ts'
import { isPending } from '../world/task/lifecycle.ts'
import { breakerDue } from './breaker.ts'
import { ignoreAlarms } from './deploymentAlarms.ts'
import { failIfDue } from './failing.ts'
import { hasActed } from './hasActed.ts'
import { revisionCensuses } from './shifting/revisions.ts'
import { beginShift, shiftDue, shiftOn } from './shifting/shifting.ts'
import { decideRolling, isDone, settle } from './settle.ts'
import { sayStopped, sayUnableToPlace, startedWords, sayEvent } from '../service/serviceEvents.ts'
import { endRebalancing, rebalancingZones, sayMoved, zonesLeft } from './rebalancing.ts'
import { stoppingFailing } from './replacing.ts'
import { allowedLaunches, paidUntilAfter } from './launchRate.ts'
import { TaskStarter } from '../placement/startTask.ts'
import type { PlacementDecision } from '../world/placement/placementDecision.ts'
import { askServicePass } from '../service/askPass.ts'
import { tidyingDeleted } from '../service/deletion.ts'
import { requestOf, requestOfOld } from './taskRequest.ts'

/**
 * One look of the service scheduler (DEP-5): it stops what may be stopped; if there was nothing to stop it starts what
 * may be started; if it could do neither it says why. After an action it looks again a little later (DEP-9).
 */
function* passingService(context: Context, due: Extract<ModelEvent, { kind: 'servicePassDue' }>): Work<void> {
  const { serviceKey } = due
  const before = context.world.services.get(serviceKey)
  if (before?.createdAtMs !== due.createdAtMs || before.status === 'INACTIVE') return
  if (before.status === 'DRAINING') return yield* tidyingDeleted(context, before)
  // DEP-9: a task that has just been started may have asked for a look before it was told that the scheduler acted.
  const { lastActionAtMs } = schedulingOf(context.world, serviceKey)
  if (lastActionAtMs === context.nowMs) return askServicePass(context, serviceKey, 0)
  yield* removingFinished(context, serviceKey)
  const service = must(context.world.services.get(serviceKey), serviceKey)
  if (service.controller !== undefined) takeUpTaskSets(context, service)
  else if (failIfDue(context, service)) return
  else takeUp(context, service)
  endRebalancing(context, must(context.world.services.get(serviceKey), serviceKey))
  const shift = shiftOf(context.world, must(context.world.services.get(serviceKey), serviceKey))
  if (shift?.stageAtMs === context.nowMs) return
  const rests: Rest[] = []
  for (const census of censusesNow(context, serviceKey, shift)) {
    if (context.endsSlice()) yield
    noteStability(context, census)
    if (yield* stoppingSome(context, census)) return
    if (yield* stoppingFailing(context, census)) return
    const started = yield* startingSome(context, census)
    rests.push({ census, ...started })
    if (started.hasActed) break
  }
  // After what was started, so that the look that follows does not say it again (SVC-7).
  noteWaiting(context, serviceKey, rests.find((one) => one.none !== null)?.none ?? null)
  if (rests.some((one) => one.hasActed)) return
  const notDone = rests.find(({ census }) => !isDone(census))
  const open = shift === null ? (notDone ?? rests[0]) : notDone
  if (shift !== null && shiftOn(context, serviceKey, isScaled(rests))) return
  if (open === undefined) return
  settle(context, { ...open, noPlace: open.none?.decision ?? null })
  if (must(context.world.services.get(serviceKey), serviceKey).isSteady && isDone(open.census))
    yield* rebalancingZones(context, open.census, before.isSteady)
}

type Rest = Starting & { readonly census: Census }

/** Whether the new revision, which comes first, has all its tasks. */
function isScaled([green]: readonly Rest[]): boolean {
  return green !== undefined && isDone(green.census)
}

/** SVC-3: from now on the PRIMARY wants what its service wants, and a deployment that is new has started. */
function takeUp(context: Context, service: Service): void {
  const { world, nowMs: atMs } = context
  const { key: serviceKey, desiredCount, deployments } = service
  const [primary] = deployments
  const [newest] = world.serviceDeployments.get(serviceKey) ?? []
  const isNew = newest !== undefined && isToStart(newest)
  if (primary === undefined || (!isNew && primary.desiredCount === desiredCount)) return
  context.emit({ kind: 'deploymentTakenUp', serviceKey, deploymentId: primary.id, desiredCount, atMs })
  if (!isNew) return
  ignoreAlarms(context, service)
  beginShift(context, serviceKey)
}

/** So many tasks are counted while one takes a step. */
const COUNTED_PER_UNIT = 16

/** One of all tasks; while traffic is shifted one of each revision (DEP-32), and one of each task set (TST-2). */
function censusesNow(context: Context, serviceKey: string, shift: Shift | null): readonly Census[] {
  const { world } = context
  const service = must(world.services.get(serviceKey), serviceKey)
  context.spend((world.liveByService.get(serviceKey)?.size ?? 0) / COUNTED_PER_UNIT)
  if (service.controller !== undefined) return taskSetCensuses(world, service)
  return shift === null ? [takeCensus(world, service)] : revisionCensuses(world, service, shift)
}

/** An older deployment is gone when its last task has STOPPED (DEP-10). */
function* removingFinished(context: Context, serviceKey: string): Work<void> {
  const service = must(context.world.services.get(serviceKey), serviceKey)
  const shift = shiftOf(context.world, service)
  for (const one of service.deployments) {
    const live = one.runningCount + one.pendingCount + one.leavingCount
    const isServing = one.id === shift?.blueId
    const isOver = one.taskSet === undefined ? one.status === 'ACTIVE' && !isServing : one.taskSet.isDraining === true
    if (isOver && live === 0 && !isMissed(context.world, service, one)) {
      context.emit({ kind: 'deploymentRemoved', serviceKey, deploymentId: one.id })
      if (context.endsSlice()) yield
    }
  }
}

/** Its last task was lost, and another of it is to take its place (DEP-12); of a task set that goes nothing is (TST-5). */
function isMissed(world: World, service: Service, { id, rolloutState, taskSet }: Deployment): boolean {
  const isOfPast = rolloutState === 'COMPLETED' && service.deployments[0]?.rolloutState === 'IN_PROGRESS'
  if (taskSet !== undefined || !isOfPast) return false
  const { old } = takeCensus(world, service)
  return old?.deployment.id === id && old.short > 0
}

function* stoppingSome(context: Context, census: Census): Work<boolean> {
  const { service, primary } = census
  const chosen = yield* choosingTasks(context, census)
  if (chosen.length === 0) return false
  const taskIds = chosen.map((task) => task.id)
  const zones = zonesLeft(context.world, census)
  const verdict = {
    action: 'stop',
    taskIds,
    ...(zones === null ? { rule: 'DEP-2' } : { rule: 'SVC-10', zones }),
  } as const
  const decisionId = decideRolling(context, census, verdict)
  // First, since a task that still waits for its host is STOPPED at once and asks for the next look.
  hasActed(context, service.key, releasedOf(context.world, service, chosen))
  const why = zones === null ? 'Scaling activity' : 'Availability-zone rebalancing'
  const stoppedReason = `${why} initiated by (deployment ${primary.id})`
  yield* stoppingTasks(context, taskIds, { stopCode: 'ServiceSchedulerInitiated', stoppedReason })
  if (zones === null) sayStopped(context, { service, decisionId }, chosen)
  else sayMoved(context, { from: { serviceKey: service.key, decisionId }, service, what: 'stopped' }, taskIds)
  return true
}

/**
 * DEP-2: what counts toward no limit goes first: tasks that do not run yet, then those that run and are not healthy yet
 * as long as enough healthy ones stand beside them. Then healthy ones, down to the lower limit.
 */
function* choosingTasks(context: Context, census: Census): Work<readonly Task[]> {
  const { limits, healthy, outgoing, held, kept, service, peers } = census
  const surplus = Math.max(0, kept.length - service.desiredCount)
  const leavingKept = yield* choosingSurplus(context, census, surplus)
  const going = held.outgoing.length === 0 ? outgoing : outgoing.filter((task) => !held.outgoing.includes(task))
  const wanted = joined(going, leavingKept)
  if (wanted.length === 0) return []
  const pending = wanted.filter((task) => isPending(task) && census.old?.starting.includes(task) !== true)
  context.spend(wanted.length / COUNTED_PER_UNIT)
  if (healthy < limits.lower) return pending
  const unready = wanted.filter((task) => !isPending(task) && !task.isHealthy)
  const spare = healthy - limits.lower
  if (spare === 0) return joined(pending, unready)
  const ready = wanted.filter((task) => task.isHealthy)
  const chosen = yield* choosingToStop(context, ready, {
    all: peers,
    count: Math.min(spare, ready.length),
    strategies: service.placementStrategy,
  })
  return joined(pending, unready, chosen)
}

/** Of more kept tasks than desired, which: those that do not serve yet first (SVC-4), and no protected one (PRO-3). */
function* choosingSurplus(context: Context, census: Census, surplus: number): Work<readonly Task[]> {
  if (surplus === 0) return []
  const free = unprotected(context.world, census.kept)
  const idle = free.filter((task) => !task.isHealthy)
  if (idle.length >= surplus) return idle.slice(-surplus)
  const serving = free.filter((task) => task.isHealthy)
  const how = { all: census.peers, count: surplus - idle.length, strategies: census.service.placementStrategy }
  return [...idle, ...(yield* choosingToStop(context, serving, how))]
}

interface NoPlace {
  readonly decision: PlacementDecision
  readonly count: number
}

interface Starting {
  readonly hasActed: boolean
  /** What found no place. */
  readonly none: NoPlace | null
  readonly isRateLimited: boolean
  /** When it may start again, where starts that failed hold it back (SVC-15), or throttled calls do (FLT-6). */
  readonly retryAtMs: number | null
  readonly isApiThrottled: boolean
}

/** DEP-3: as many as are missing, while RUNNING + PENDING stays within the upper limit and there is room. */
function* startingSome(context: Context, census: Census): Work<Starting> {
  const { service, active, limits, old } = census
  const mayStart = Math.min(missingOf(census), Math.max(0, limits.upper - active))
  const scheduling = schedulingOf(context.world, service.key)
  const apiRetryAtMs = mayStart === 0 ? null : apiThrottledUntil(context.world)
  const retryAtMs = mayStart === 0 ? null : (apiRetryAtMs ?? throttledUntil(scheduling, context.nowMs))
  const allowed = retryAtMs === null ? Math.min(mayStart, allowedLaunches(scheduling, context.nowMs)) : 0
  const taskIds: string[] = []
  let noPlace: PlacementDecision | null = null
  const starter =
    allowed === 0
      ? null
      : new TaskStarter(context, old === null ? requestOf(census) : requestOfOld(census, old), census.peers)
  // To look at thousands of instances once is work enough.
  if (context.endsSlice()) yield
  while (starter !== null && taskIds.length < allowed) {
    const started = starter.start(allowed - taskIds.length)
    taskIds.push(...started.taskIds)
    noPlace = started.noPlace
    if (noPlace !== null) break
    if (context.endsSlice()) yield
  }
  // Without a place the rate does not matter: the service looks again when room is made, not on and on.
  const isRateLimited = noPlace === null && retryAtMs === null && allowed < mayStart
  if (taskIds.length > 0) {
    const verdict = { action: 'start', taskIds, ...(isRateLimited && { isRateLimited }), ...ruleOf(census) } as const
    const decisionId = decideRolling(context, census, verdict)
    sayEvent(context, { serviceKey: service.key, decisionId }, startedWords(service, taskIds))
    const paidUntilMs = paidUntilAfter(schedulingOf(context.world, service.key), context.nowMs, taskIds.length)
    hasActed(context, service.key, { launchesPaidUntilMs: paidUntilMs })
  }
  // What the PRIMARY has is whole where an older one lacks a task: no service waits for that.
  const none = noPlace === null || old !== null ? null : { decision: noPlace, count: mayStart - taskIds.length }
  return { hasActed: taskIds.length > 0, none, isRateLimited, retryAtMs, isApiThrottled: apiRetryAtMs !== null }
}

/** What the PRIMARY lacks, or the older deployment that still has to serve (DEP-12). */
function missingOf({ service, kept, isFailed, old }: Census): number {
  if (old !== null) return old.short
  return isFailed ? 0 : Math.max(0, service.desiredCount - kept.length)
}

function ruleOf({ old }: Census): Pick<RollingDecision, 'rule' | 'ofOld'> {
  if (old === null) return { rule: 'DEP-3' }
  return { rule: 'DEP-12', ofOld: { definitionKey: old.deployment.definitionKey, short: old.short } }
}

/** PLC-6: a service whose task found no place waits, visibly, and looks again when room is made. */
function noteWaiting(context: Context, key: string, none: NoPlace | null): void {
  const service = must(context.world.services.get(key), key)
  if (none === null) {
    if (service.waiting !== null) {
      context.emit({ kind: 'serviceUpdated', serviceKey: service.key, fields: { waiting: null } })
    }
    return
  }
  const waiting = {
    count: none.count,
    sinceMs: service.waiting?.sinceMs ?? context.nowMs,
    decisionId: none.decision.id,
  }
  context.emit({ kind: 'serviceUpdated', serviceKey: service.key, fields: { waiting } })
  sayUnableToPlace(context, service, none.decision)
}

export const deploymentDue: DueRows<'servicePassDue' | 'breakerDue' | 'shiftDue'> = {
  ...breakerDue,
  ...shiftDue,
  servicePassDue: { phase: 'scheduler', once: passName, run: passingService },
}
