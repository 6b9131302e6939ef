import { apiThrottledUntil } from '../model/world/fault/broken.ts'
import { passName, type Deployment, type Service } from '../model/world/service/service.ts'
import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'
import { shiftUnderWay } from './rollingOracle.ts'
import { areTaskSetsDone, checkTaskSetRest, checkTaskSets } from './taskSetInvariants.ts'
import type { Report, Scan } from './scan.ts'

const PENDING = ['waitingForCapacity', 'attachingNetwork', 'pulling', 'activating']

/** What holds of the services of a world at the end of an instant. */
export function checkServices({ world, liveOf }: Scan, wakes: Wakes | null, report: Report): void {
  for (const [key, service] of world.services) {
    const say: Report = (problem) => report(`${problem} (${service.key}, ${service.status})`)
    if (key !== service.key || key !== `${service.clusterName}/${service.name}`) say('SVC-8 it stands under its name')
    const tasks = liveOf.get(key) ?? []
    if (service.controller === undefined) checkDeployments(service, say)
    else checkTaskSets(world, service, say)
    checkTasks(service, tasks, say)
    checkEnd(service, tasks, say)
    checkLimits(world, service, say)
    if (service.controller === undefined) checkHistory(world, service, say)
    if (wakes !== null)
      checkLooks(world, { service, tasks: ownOf(service, tasks), nextPassAtMs: wakes.get(nameOf(service)) }, say)
    if (wakes !== null && !wakes.has(nameOf(service))) checkRest(world, { service, wakes }, say)
  }
  for (const key of liveOf.keys()) if (!world.services.has(key)) report(`DEP-10 tasks of ${key} have a service`)
}

/** But for what a deleted service of the same name has left, to stop. */
function ownOf({ deployments }: Service, tasks: readonly Task[]): readonly Task[] {
  return tasks.filter(
    (task) => task.desiredStatus === 'RUNNING' || deployments.some((one) => one.id === task.deploymentId),
  )
}

function checkDeployments(service: Service, say: Report): void {
  const [primary, ...older] = service.deployments
  if (primary?.status !== 'PRIMARY' || older.some((one) => one.status !== 'ACTIVE')) say('DEP-10 one PRIMARY, first')
  if (service.isSteady && primary?.desiredCount !== service.desiredCount)
    say('SVC-3 the PRIMARY wants what the service wants')
  if (service.deployments.length > 5) say('DEP-14 at most five deployments')
  if (older.some((one) => one.desiredCount !== 0)) say('SVC-3 an older deployment wants nothing')
}

function checkTasks(service: Service, tasks: readonly Task[], say: Report): void {
  if (new Set(service.deployments.map((one) => one.id)).size !== service.deployments.length) say('DET-6 deployment ids')
  for (const task of tasks) {
    const own = service.deployments.find((one) => one.id === task.deploymentId)
    // A deleted service of the same name may have left it, to stop.
    if (own === undefined && task.desiredStatus === 'STOPPED') continue
    if (own?.definitionKey !== task.definitionKey) say(`DEP-10 task ${task.id} is of one of the deployments`)
  }
  for (const one of service.deployments) checkCounts(one, tasks, say)
}

function checkCounts(deployment: Deployment, tasks: readonly Task[], say: Report): void {
  const own = tasks.filter((one) => one.deploymentId === deployment.id)
  const counted = {
    runningCount: own.filter((one) => one.step === 'running').length,
    pendingCount: own.filter((one) => PENDING.includes(one.step)).length,
    healthyCount: own.filter((one) => one.isHealthy).length,
    leavingCount: own.filter((one) => ['draining', 'stopping', 'cleaningUp'].includes(one.step)).length,
  }
  checkWanted(deployment, own, say)
  for (const [name, count] of Object.entries(counted)) {
    const kept = deployment[name as keyof typeof counted]
    if (kept !== count) say(`DEP-3 ${name} of ${deployment.id} is ${String(kept)}, its tasks are ${String(count)}`)
  }
}

/** What an answer tells of as wanted is taken from the counts. */
function checkWanted(deployment: Deployment, own: readonly Task[], say: Report): void {
  const wanted = own.filter((one) => one.desiredStatus === 'RUNNING').length
  const told = deployment.runningCount + deployment.pendingCount
  if (wanted !== told)
    say(`DEP-10 ${deployment.id} wants ${String(told)}, its tasks that nobody asked to stop are ${String(wanted)}`)
}

/** DEP-13: the newest of the history is the PRIMARY’s, and it alone may go on. */
function checkHistory(world: World, { key, status, deployments }: Service, say: Report): void {
  const history = world.serviceDeployments.get(key) ?? []
  if (status === 'INACTIVE') {
    if (history.length > 0) say('DEP-13 the history goes with its service')
    return
  }
  const [newest, ...older] = history
  const [primary] = deployments
  // DEP-18: one that is rolled back gives its place to the one that it goes back to.
  const current = newest?.rollback?.revisionId ?? newest?.revisionId
  if (current === undefined || primary?.id !== `ecs-svc/${current}`) say('DEP-13 the newest is the PRIMARY')
  if (history.length > 100) say('DEP-13 the last 100 deployments')
  if (new Set(history.map(({ id }) => id)).size < history.length) say('DET-6 ids of service deployments')
  if (older.some(({ end }) => end === null)) say('DEP-13 what was replaced has ended')
  const isDone = newest?.status === 'SUCCESSFUL' || newest?.status === 'ROLLBACK_SUCCESSFUL'
  if (isDone !== (primary?.rolloutState === 'COMPLETED')) say('DEP-13 done with the PRIMARY')
  if (newest?.status === 'ROLLBACK_IN_PROGRESS' && primary?.rolloutState !== 'IN_PROGRESS') say('DEP-18 it goes on')
}

function checkEnd(service: Service, tasks: readonly Task[], say: Report): void {
  if (service.status === 'ACTIVE') return
  if (service.desiredCount !== 0) say('SVC-8 a deleted service wants no tasks')
  const isOver = tasks.every((one) => one.desiredStatus === 'STOPPED') && service.waiting === null
  if (service.status === 'INACTIVE' && !isOver) say('SVC-8 INACTIVE when all its tasks are to stop')
}

function checkLimits(world: World, service: Service, say: Report): void {
  if (service.events.length > 100) say('SVC-6 the last 100 events')
  if (service.events.some((one, i) => one.atMs > (service.events[i - 1]?.atMs ?? world.nowMs)))
    say('SVC-6 newest first')
  const points = world.metrics.get(service.key)
  if (points === undefined || points.length > 120) say('DET-8 two hours of datapoints')
  if (points?.some((one, i) => one.atMs % 60_000 !== 0 || one.atMs <= (points[i - 1]?.atMs ?? -1)) === true) {
    say('MET-1 one datapoint a minute')
  }
  if (service.desiredCount > 5_000) say('SVC-9 at most 5,000 tasks')
  if (service.waiting !== null && (service.waiting.count < 1 || service.waiting.sinceMs > world.nowMs)) say('PLC-6')
}

/** When what is due once under a name comes; the engine's own, so a page's copy has none. */
export type Wakes = ReadonlyMap<string, number>

interface Looked {
  readonly service: Service
  readonly tasks: readonly Task[]
  readonly nextPassAtMs: number | undefined
}

function nameOf({ key, createdAtMs }: Service): string {
  return passName({ serviceKey: key, createdAtMs })
}

/** A service whose scheduler sleeps has a reason to: nothing is to be done, something is under way, or nothing can be. */
function checkLooks(world: World, { service, tasks, nextPassAtMs }: Looked, say: Report): void {
  const { lastActionAtMs = null, lastDecisionId = null, retryAtMs = 0 } = world.scheduling.get(service.key) ?? {}
  if (nextPassAtMs !== undefined) {
    if (service.status === 'INACTIVE') say('SVC-8 nobody looks at what is INACTIVE')
    const bakesUntilMs = world.serviceDeployments.get(service.key)?.[0]?.bakesUntilMs ?? 0
    const heldMs = Math.max(retryAtMs, bakesUntilMs, apiThrottledUntil(world) ?? 0) - 4_000
    const latestMs = Math.max(world.nowMs, lastActionAtMs ?? 0, heldMs) + 4_000
    if (nextPassAtMs <= world.nowMs || nextPassAtMs > latestMs) say('DEP-9 the next look is within 4 s')
    if (nextPassAtMs < (lastActionAtMs ?? -4_000) + 4_000) say('DEP-9 not sooner than 4 s after an action')
    return
  }
  if (service.status === 'INACTIVE') return
  if (service.controller !== undefined) return checkTaskSetRest(world, { service, tasks }, say)
  if (service.deployments[0]?.desiredCount !== service.desiredCount)
    say('SVC-3 the PRIMARY wants what the service wants')
  // PRO-3: the end of a protection wakes its service.
  const isUnderWay = tasks.some(
    (one) => one.desiredStatus === 'STOPPED' || !one.isHealthy || world.protections.has(one.id),
  )
  if (isUnderWay) return
  if (service.status === 'DRAINING') return say('SVC-8 a deleted service ends')
  // What shifts traffic has a wake of its own: see `checkRest`.
  if (shiftUnderWay(world, service) !== undefined) return
  if (isDone(world, service, tasks)) {
    if (!service.isSteady || service.deployments[0]?.rolloutState !== 'COMPLETED') say('SVC-2 done, so steady')
    return
  }
  if (service.isSteady) say('SVC-2 steady, so done')
  const last = world.decisions.get(lastDecisionId ?? 0)
  if (last !== undefined && !(last.kind === 'rolling' && ['blocked', 'noRoom', 'failed'].includes(last.action))) {
    say(`DEP-6 nobody looks at it again after ${last.kind === 'rolling' ? last.action : last.kind}`)
  }
}

/** DEP-31: a deployment that rests in a stage goes on by itself, unless something is under way or it has failed. */
function checkRest(
  world: World,
  { service, wakes }: { readonly service: Service; readonly wakes: Wakes },
  say: Report,
): void {
  const shift = shiftUnderWay(world, service)
  if (shift === undefined || service.deployments[0]?.rolloutState === 'FAILED') return
  const isOpen =
    shift.untilMs !== null ||
    shift.hooks.some((one) => one.status.endsWith('ING_ACTION') || one.status === 'IN_PROGRESS')
  const dueMs = wakes.get(`shift ${service.key} ${String(service.createdAtMs)}`)
  if (isOpen && (shift.untilMs ?? Infinity) > world.nowMs && dueMs === undefined) say('DEP-31 it rests for ever')
}

/** As many healthy tasks as desired, of one deployment, none on an instance that drains (SVC-2, DEP-8). */
export function isDone(world: World, service: Service, tasks: readonly Task[]): boolean {
  if (service.controller !== undefined) return areTaskSetsDone(world, service, tasks)
  const own = ownOf(service, tasks)
  const isDraining = (task: Task) => world.instances.get(task.instanceId ?? '')?.status === 'DRAINING'
  return (
    service.deployments.length === 1 &&
    // DEP-17: what has failed is never done.
    service.deployments[0]?.rolloutState !== 'FAILED' &&
    own.length === service.desiredCount &&
    own.every((one) => one.isHealthy && one.deploymentId === service.deployments[0]?.id && !isDraining(one))
  )
}
