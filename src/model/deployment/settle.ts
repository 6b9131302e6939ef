import type { Context } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { aboutIds, ownersOf } from '../world/decisionBase.ts'
import { UNHEARD_MAX, type RollingDecision } from '../world/deployment/rollingDecision.ts'
import type { PlacementDecision } from '../world/placement/placementDecision.ts'
import { SCHEDULER_GAP_MS } from '../world/durations.ts'
import { THROTTLED_RULE } from '../world/fault/fault.ts'
import { LAB_FULL_RULE } from '../world/labLimits.ts'
import type { EntityRef } from '../world/ref.ts'
import { schedulingOf } from '../world/service/scheduling.ts'
import type { Service } from '../world/service/service.ts'
import { isHeld } from '../world/task/held.ts'
import type { Task } from '../world/task/task.ts'
import { looksAgainAtMs } from '../world/task/unhealthy.ts'
import { askServicePass } from '../service/askPass.ts'
import { bakingUntil } from './deploymentAlarms.ts'
import { rollingCounts, type Census } from './census.ts'
import { isPending } from '../world/task/lifecycle.ts'
import {
  completedWords,
  sayEvent,
  sayStanding,
  startsFailWords,
  steadyWords,
  stuckWords,
  throttledWords,
  tooManyProtectedWords,
} from '../service/serviceEvents.ts'

/** A pass that could neither stop nor start: why, and what comes next. */
export function settle(
  context: Context,
  pass: {
    readonly census: Census
    readonly noPlace: PlacementDecision | null
    readonly isRateLimited: boolean
    readonly retryAtMs: number | null
    readonly isApiThrottled: boolean
  },
): void {
  const { census } = pass
  lookAgainAfterGrace(context, census)
  if (isDone(census)) return finish(context, census)
  if (census.service.isSteady) {
    // A task was lost or must go, and nothing can be done about it yet.
    context.emit({ kind: 'serviceUpdated', serviceKey: census.service.key, fields: { isSteady: false } })
  }
  if (census.isFailed) return void decideOnce(context, census, { rule: 'DEP-17', action: 'failed' })
  if (pass.isRateLimited) return askServicePass(context, census.service.key, SCHEDULER_GAP_MS)
  if (pass.retryAtMs !== null) askServicePass(context, census.service.key, pass.retryAtMs - context.nowMs)
  const pending = census.live.filter(isPending)
  const held = [...pending, ...census.leaving].filter((task) => isHeld(context.world, task))
  if (held.length < pending.length + census.leaving.length) return
  if (pass.retryAtMs !== null)
    return pass.isApiThrottled
      ? waitForApi(context, census, pass.retryAtMs)
      : waitForRetry(context, census, pass.retryAtMs)
  // What fails its checks nobody waits for (SVC-14).
  const unready = [...census.kept, ...census.coming, ...census.outgoing].filter(
    (task) => !task.isHealthy && !isPending(task),
  )
  if (pending.length > 0 && unready.length === 0) return waitForAgents(context, census, held)
  if (pass.noPlace !== null && unready.length === 0) {
    const rule = pass.noPlace.rule === LAB_FULL_RULE ? LAB_FULL_RULE : 'PLC-6'
    decideOnce(context, census, { rule, action: 'noRoom', placementId: pass.noPlace.id })
    return
  }
  if (unready.length > 0) {
    // Whose time has come and is not healthy fails its checks: nobody knows for how long.
    const foreseen = unready.flatMap(({ healthyAtMs }) =>
      (healthyAtMs ?? 0) > context.nowMs ? [healthyAtMs ?? 0] : [],
    )
    const waitsUntilMs = Math.min(...foreseen)
    decideOnce(context, census, { rule: 'DEP-4', action: 'wait', waitsFor: 'healthy', waitsUntilMs })
    return
  }
  if (held.length > 0) return waitForAgents(context, census, held)
  // At the lower limit it is the percents that hold the service, protected or not.
  if (census.held.count > 0 && census.healthy > census.limits.lower) return waitForProtection(context, census)
  const decisionId = decideOnce(context, census, { rule: 'DEP-7', action: 'blocked' })
  sayStanding(context, { serviceKey: census.service.key, decisionId }, stuckWords(census.service))
}

/** A task that fails its checks within its grace period is looked at again when that is over (SVC-14). */
function lookAgainAfterGrace(context: Context, { kept, coming, service }: Census): void {
  for (const tasks of [kept, coming]) {
    for (const task of tasks) {
      const atMs = looksAgainAtMs(context.world, task)
      if (atMs !== null) askServicePass(context, service.key, atMs - context.nowMs)
    }
  }
}

/** So many rounds of starts that fail are no accident: ECS says so. */
const FAILED_STARTS_SAID = 3

/** FLT-6: its calls are throttled. */
function waitForApi(context: Context, census: Census, waitsUntilMs: number): void {
  const verdict = { rule: THROTTLED_RULE, action: 'wait', waitsFor: 'api', waitsUntilMs } as const
  const decisionId = decideOnce(context, census, verdict)
  sayStanding(context, { serviceKey: census.service.key, decisionId }, throttledWords(census.service))
}

/** SVC-15: the next start waits. */
function waitForRetry(context: Context, census: Census, waitsUntilMs: number): void {
  const { key: serviceKey } = census.service
  const { failedStarts = 0 } = schedulingOf(context.world, serviceKey)
  const decisionId = decideOnce(context, census, { rule: 'SVC-15', action: 'wait', waitsFor: 'throttle', waitsUntilMs })
  if (failedStarts < FAILED_STARTS_SAID) return
  sayStanding(context, { serviceKey, decisionId }, startsFailWords(census.service))
}

/** PRO-3: the service has no steady state until enough protections end. */
function waitForProtection(context: Context, census: Census): void {
  const { protections } = context.world
  const held = [...census.held.outgoing, ...census.held.surplus]
  const ends = held.map((task) => protections.get(task.id)?.expiresAtMs ?? Infinity)
  const decisionId = decideOnce(context, census, {
    rule: 'PRO-3',
    action: 'wait',
    waitsFor: 'protection',
    waitsUntilMs: Math.min(...ends),
    taskIds: held.map((task) => task.id),
  })
  const [first] = held
  const words = tooManyProtectedWords(census.service, first?.deploymentId ?? census.primary.id)
  sayStanding(context, { serviceKey: census.service.key, decisionId }, words)
}

/** INS-5: what is under way is on instances whose agents are disconnected. ECS has no event for it. */
function waitForAgents(context: Context, census: Census, held: readonly Task[]): void {
  const { instances } = context.world
  const where = [...new Set(held.map((task) => instances.get(task.instanceId ?? '')?.ec2InstanceId ?? ''))]
  const unheard = { tasks: held.length, ec2InstanceIds: where.slice(0, UNHEARD_MAX), instances: where.length }
  decideOnce(context, census, { rule: 'INS-5', action: 'wait', waitsFor: 'agent', unheard })
}

/** As many healthy tasks as desired, none of an older deployment (SVC-2, DEP-8). */
export function isDone({ service, kept, failing, coming, outgoing, leaving, primary, isFailed }: Census): boolean {
  if (isFailed || outgoing.length + failing.length + coming.length > 0 || kept.length !== service.desiredCount)
    return false
  if (leaving.some((task) => task.deploymentId !== primary.id)) return false
  return kept.every((task) => task.isHealthy)
}

function finish(context: Context, census: Census): void {
  const { service, primary } = census
  // TST-3: a task set is stable then, and no deployment is over.
  const isCompleting = primary.rolloutState === 'IN_PROGRESS' && primary.taskSet === undefined
  if (!isCompleting && service.isSteady) return sayStillSteady(context, service)
  const bakesUntilMs = isCompleting ? bakingUntil(context, service) : null
  if (bakesUntilMs !== null) return bake(context, census, bakesUntilMs)
  const decisionId = decideRolling(context, census, {
    rule: isCompleting ? 'DEP-8' : 'SVC-2',
    action: isCompleting ? 'complete' : 'steady',
  })
  const from = { serviceKey: service.key, decisionId }
  if (isCompleting) {
    context.emit({
      kind: 'deploymentRolloutSet',
      serviceKey: service.key,
      deploymentId: primary.id,
      rolloutState: 'COMPLETED',
      reason: `ECS deployment ${primary.id} completed.`,
      atMs: context.nowMs,
    })
    sayEvent(context, from, completedWords(service, primary.id))
  }
  context.emit({ kind: 'serviceUpdated', serviceKey: service.key, fields: { isSteady: true } })
  sayStanding(context, from, steadyWords(service))
}

/** DEP-22 */
function bake(context: Context, census: Census, waitsUntilMs: number): void {
  decideOnce(context, census, { rule: 'DEP-22', action: 'wait', waitsFor: 'alarms', waitsUntilMs })
  askServicePass(context, census.service.key, waitsUntilMs - context.nowMs)
}

/** The newest decision of the service is that it became steady: the event tells of it again. */
function sayStillSteady(context: Context, service: Service): void {
  const decisionId = schedulingOf(context.world, service.key).lastDecisionId
  sayStanding(context, { serviceKey: service.key, decisionId }, steadyWords(service))
}

type Verdict = Pick<RollingDecision, 'rule' | 'action'> &
  Partial<RollingDecision> & {
    /** Tasks that it is about: those that were stopped, started or hold the service up. */
    readonly taskIds?: readonly string[]
  }

/**
 * The same verdict on the same counts is one decision, however often the scheduler looks.
 *
 * @returns its id
 */
function decideOnce(context: Context, census: Census, verdict: Verdict): number {
  const last = context.world.decisions.get(schedulingOf(context.world, census.service.key).lastDecisionId ?? 0)
  if (
    last?.kind === 'rolling' &&
    last.action === verdict.action &&
    last.rule === verdict.rule &&
    isSame(last, census, verdict)
  )
    return last.id
  return decideRolling(context, census, verdict)
}

function isSame(last: RollingDecision, census: Census, verdict: Verdict): boolean {
  const now = rollingCounts(census)
  return (
    last.desiredCount === census.service.desiredCount &&
    last.deploymentId === (census.isOfRevision ? census.primary.id : undefined) &&
    last.limits.lower === census.limits.lower &&
    last.limits.upper === census.limits.upper &&
    last.unheard?.tasks === verdict.unheard?.tasks &&
    (verdict.waitsFor !== 'protection' || isSameProtection(last, verdict)) &&
    (!isTimed(verdict) || last.waitsUntilMs === verdict.waitsUntilMs) &&
    last.deployments.length === now.length &&
    last.deployments.every((one, i) => one.healthy === now[i]?.healthy && one.running === now[i].running)
  )
}

/** Whether it waits for a time that is known: for another it waits anew. */
function isTimed({ waitsFor }: Verdict): boolean {
  return waitsFor === 'throttle' || waitsFor === 'api'
}

function isSameProtection(last: RollingDecision, { waitsUntilMs, taskIds = [] }: Verdict): boolean {
  const lastIds = aboutIds(last, 'task')
  return last.waitsUntilMs === waitsUntilMs && lastIds.join() === taskIds.join()
}

/**
 * Emits what a pass did or could not do, with the counts it saw before acting.
 *
 * @returns the decision's id
 */
export function decideRolling(context: Context, census: Census, { taskIds = [], ...verdict }: Verdict): number {
  const { service, limits, healthy, active, kept, outgoing, held } = census
  const tasks = taskIds.map((id): EntityRef => ({ kind: 'task', id }))
  const id = nextDecisionId(context.world)
  context.decide({
    id,
    atMs: context.nowMs,
    kind: 'rolling',
    about: [...ownersOf({ clusterName: service.clusterName, serviceName: service.name }), ...tasks],
    clusterName: service.clusterName,
    serviceName: service.name,
    isRolling: (service.deployments.length > 1 && !census.isOfRevision) || outgoing.length > 0,
    count: verdict.action === 'wait' ? 0 : taskIds.length,
    desiredCount: service.desiredCount,
    minimumHealthyPercent: service.deploymentConfiguration.minimumHealthyPercent,
    maximumPercent: service.deploymentConfiguration.maximumPercent,
    limits,
    deployments: rollingCounts(census),
    healthy,
    active,
    toStop: outgoing.length + Math.max(0, kept.length - service.desiredCount),
    toStart: census.isFailed ? 0 : Math.max(0, service.desiredCount - kept.length),
    waitsFor: null,
    waitsUntilMs: null,
    placementId: null,
    ...(held.count > 0 && { protectedTasks: held.count }),
    ...(census.coming.length > 0 && { coming: census.coming.length }),
    ...(census.isFailed && { isFailed: true as const }),
    ...(census.isOfRevision && sideOf(census)),
    ...verdict,
  })
  return id
}

/** Which of the deployments that are looked at each for itself (DEP-32, TST-2). */
function sideOf({ primary, service }: Census): Pick<RollingDecision, 'deploymentId' | 'isOfTaskSet' | 'hasTwin'> {
  const alike = service.deployments.filter(({ definitionKey }) => definitionKey === primary.definitionKey)
  return {
    deploymentId: primary.id,
    ...(primary.taskSet !== undefined && { isOfTaskSet: true as const }),
    ...(alike.length > 1 && { hasTwin: true as const }),
  }
}
