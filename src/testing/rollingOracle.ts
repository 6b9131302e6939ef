import { must } from '../base/assert.ts'
import { apiThrottledUntil } from '../model/world/fault/broken.ts'
import { noticedTrouble } from '../model/world/balancing/taskTargets.ts'
import type { Shift } from '../model/world/deployment/shifting/shift.ts'
import type { Deployment, Service } from '../model/world/service/service.ts'
import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'

/** A service as its scheduler should see it, counted task by task. */
export interface RollingView {
  /** Of the PRIMARY deployment and staying. */
  readonly kept: readonly Task[]
  /** The same and failing its checks: to be replaced (SVC-14). */
  readonly failing: readonly Task[]
  /** Started to rebalance zones and not healthy yet (SVC-10). */
  readonly coming: readonly Task[]
  /** Starts that failed hold the next back (SVC-15), or throttled calls do (FLT-6). */
  readonly isThrottled: boolean
  /** Of an older deployment or on an instance that drains. */
  readonly outgoing: readonly Task[]
  /** Of these, failing their checks. */
  readonly failingOld: readonly Task[]
  /** Of all, those that neither a scale-in nor a deployment may stop (PRO-3). */
  readonly shielded: readonly Task[]
  /** To be STOPPED, and not yet. */
  readonly leaving: readonly Task[]
  readonly healthy: number
  /** RUNNING + PENDING. */
  readonly active: number
  /** How many healthy tasks may go before the lower limit is passed, and how many may start before the upper is. */
  readonly spare: number
  readonly room: number
  /** DEP-12: of an older deployment that still serves, tasks that come in the place of lost ones, and how many lack. */
  readonly comingOld: readonly Task[]
  readonly shortOld: number
  /** Tasks of the primary deployment above the desired count, and below it. */
  readonly surplus: number
  readonly missing: number
}

/** What of a service is looked at. */
export interface Looked {
  /** Tasks that are looked past: those that a pass has just started. */
  readonly without?: readonly string[]
  /** DEP-32: the deployment whose tasks alone count, while traffic is shifted. */
  readonly ofDeployment?: string | undefined
}

export function viewOf(world: World, service: Service, { without = [], ofDeployment }: Looked = {}): RollingView {
  const primaryId = service.deployments[0]?.id
  // A whole look at the world holds this list against all tasks (TSK-3).
  const own = [...(world.liveByService.get(service.key) ?? [])]
    .map((id) => must(world.tasks.get(id), id))
    .filter((one) => (ofDeployment === undefined || one.deploymentId === ofDeployment) && !without.includes(one.id))
  const live = own.filter((one) => one.desiredStatus === 'RUNNING')
  const staying = live.filter(
    (one) =>
      (ofDeployment !== undefined || isFailed(service) || one.deploymentId === primaryId) && !isOnDraining(world, one),
  )
  const failing = staying.filter((one) => isFailing(world, service, one))
  const moved = rebalancedIds(world, service)
  const coming = staying.filter((one) => !failing.includes(one) && !one.isHealthy && moved.includes(one.id))
  const kept = staying.filter((one) => !failing.includes(one) && !coming.includes(one))
  const outgoing = live.filter((one) => !staying.includes(one))
  const healthy = live.filter((one) => one.isHealthy).length
  return {
    kept,
    failing,
    coming,
    isThrottled: (world.scheduling.get(service.key)?.retryAtMs ?? 0) > world.nowMs || apiThrottledUntil(world) !== null,
    outgoing,
    failingOld: outgoing.filter((one) => isFailing(world, service, one)),
    shielded: live.filter((one) => world.protections.has(one.id) && !isOnDraining(world, one)),
    // What a deleted service of the same name has left is none of this one's.
    leaving: own.filter((one) => !live.includes(one) && isOf(service, one)),
    healthy,
    active: live.length,
    spare: steps((count) => mayLose(service, healthy - count)),
    room: steps((count) => mayHave(service, live.length + count)),
    ...(ofDeployment === undefined ? oldNeeds(world, service, { kept, live }) : { comingOld: [], shortOld: 0 }),
    surplus: Math.max(0, kept.length - service.desiredCount),
    missing: isFailed(service) ? 0 : Math.max(0, service.desiredCount - kept.length),
  }
}

/** SVC-10: what was started to rebalance, unless a deployment or another desired count has ended that. */
function rebalancedIds(world: World, { key, desiredCount, deployments, settings }: Service): readonly string[] {
  const { rebalancing } = world.scheduling.get(key) ?? {}
  const [primary] = deployments
  const isOn = settings.availabilityZoneRebalancing === 'ENABLED' && primary?.rolloutState === 'COMPLETED'
  if (rebalancing === undefined || !isOn || rebalancing.desiredCount !== desiredCount) return []
  return rebalancing.deploymentId === primary.id ? rebalancing.taskIds : []
}

interface Sorted {
  readonly kept: readonly Task[]
  readonly live: readonly Task[]
}

/** DEP-12, counted from the tasks that the old deployment had when it was replaced, and was not made to give up. */
function oldNeeds(world: World, service: Service, { kept, live }: Sorted): Pick<RollingView, 'comingOld' | 'shortOld'> {
  const none = { comingOld: [], shortOld: 0 }
  const [primary, ...older] = service.deployments
  const old = older.find((one) => one.rolloutState === 'COMPLETED')
  if (old === undefined || primary === undefined || isFailed(service) || service.controller !== undefined) return none
  if (kept.length < service.desiredCount || !world.taskDefinitions.has(old.definitionKey)) return none
  const history = world.serviceDeployments.get(service.key) ?? []
  const { released } = world.scheduling.get(service.key) ?? {}
  const given = released?.deploymentId === primary.id ? released.count : 0
  const atEnd = history.find(({ revisionId }) => old.id.endsWith(`/${revisionId}`))?.end?.target.requested ?? 0
  const had = atEnd - given
  const good = live.filter((one) => one.deploymentId === old.id && !isFailing(world, service, one))
  const begun = good.filter((one) => one.startedAtMs !== null)
  const coming = good.filter((one) => one.startedAtMs === null && one.createdAtMs > primary.createdAtMs)
  // Those that run and are not healthy yet will be.
  const serving = [...live.filter((one) => one.isHealthy), ...begun.filter((one) => !one.isHealthy)].length
  let needed = 0
  while (begun.length + needed < had && !mayLose(service, serving + needed)) needed += 1
  const comingOld = coming.slice(0, needed)
  return { comingOld, shortOld: needed - comingOld.length }
}

/** The newest deployment while it shifts traffic (DEP-31). */
export function shiftUnderWay(world: World, { key, status }: Service): Shift | undefined {
  const { shift, rollback } = world.serviceDeployments.get(key)?.[0] ?? {}
  return status === 'ACTIVE' && rollback === undefined && shift?.stage !== 'CLEAN_UP' ? shift : undefined
}

/** TST-2 without a division: the first count that is no less than its part. */
export function wantedOfSet({ desiredCount }: Service, { taskSet }: Deployment): number {
  if (taskSet === undefined || taskSet.isDraining === true) return 0
  return steps((count) => (count - 1) * 100 < desiredCount * taskSet.scalePercent && count <= desiredCount)
}

/** Whether each deployment of a service is looked at for itself: while traffic is shifted, and of task sets always. */
export function isLookedAtApart(world: World, service: Service): boolean {
  return service.controller !== undefined || shiftUnderWay(world, service) !== undefined
}

const BEFORE_SCALE_UP: readonly string[] = ['RECONCILE_SERVICE', 'PRE_SCALE_UP']

/** DEP-31: one of a service's revisions while traffic is shifted, as a service with as many tasks desired as it is to have. */
export function scopedTo(world: World, service: Service, ofDeployment: string | undefined): Service {
  if (ofDeployment === undefined) return service
  const set = service.deployments.find(({ id }) => id === ofDeployment)
  if (set?.taskSet !== undefined) return { ...service, desiredCount: wantedOfSet(service, set), deployments: [set] }
  const shift = shiftUnderWay(world, service)
  const own = service.deployments.find(({ id }) => id === ofDeployment)
  const isGreen = own?.status === 'PRIMARY'
  const isWanted = isGreen ? !BEFORE_SCALE_UP.includes(shift?.stage ?? '') : shift?.blueId === ofDeployment
  const deployments = own === undefined ? [] : [{ ...own, status: 'PRIMARY' as const }]
  return { ...service, desiredCount: isWanted ? service.desiredCount : 0, deployments }
}

/** DEP-17: what is there stays, of whatever deployment, and nothing is started. */
export function isFailed({ deployments }: Service): boolean {
  return deployments[0]?.rolloutState === 'FAILED'
}

/** Its containers fail their checks and its grace period is over, or its load balancer has found it out (ALB-14). */
function isFailing(world: World, { settings }: Service, task: Task): boolean {
  const graceEndsAtMs = (task.startedAtMs ?? 0) + settings.healthCheckGracePeriodSeconds * 1_000
  const isUnhealthy = task.healthStatus === 'UNHEALTHY' && world.nowMs >= graceEndsAtMs
  return task.step === 'running' && (isUnhealthy || noticedTrouble(world, task, world.nowMs) !== null)
}

function isOf({ deployments }: Service, { deploymentId }: Task): boolean {
  return deployments.some((one) => one.id === deploymentId)
}

/** DEP-2 without a division: so many healthy tasks are enough. */
export function mayLose(service: Service, healthyLeft: number): boolean {
  return healthyLeft * 100 >= service.desiredCount * service.deploymentConfiguration.minimumHealthyPercent
}

/** DEP-3 without a division: so many tasks are allowed. */
export function mayHave(service: Service, active: number): boolean {
  return active * 100 <= service.desiredCount * service.deploymentConfiguration.maximumPercent
}

/** How many tasks a look of the scheduler stops (DEP-2): all that may go. */
export function stoppable(view: RollingView): number {
  const idle = (task: Task) => !task.isHealthy && !view.comingOld.includes(task)
  const hasStarted = (task: Task) => task.step === 'running'
  const isFree = (task: Task) => !view.shielded.includes(task)
  const [kept, outgoing] = [view.kept.filter(isFree), view.outgoing.filter(isFree)]
  const surplus = Math.min(view.surplus, kept.length)
  const idleKept = kept.filter(idle)
  // Of a surplus those that do not serve go first (SVC-4), the newest of them.
  const surplusIdle = idleKept.slice(idleKept.length - Math.min(surplus, idleKept.length))
  const goingIdle = [...outgoing.filter(idle), ...surplusIdle]
  const goingHealthy = outgoing.filter((one) => one.isHealthy).length + surplus - surplusIdle.length
  const pending = goingIdle.filter((one) => !hasStarted(one)).length
  const unready = view.spare >= 0 ? goingIdle.filter(hasStarted).length : 0
  return pending + unready + Math.min(Math.max(0, view.spare), goingHealthy)
}

/** How many tasks should stop and are protected (PRO-3). */
export function heldBack({ kept, outgoing, shielded, surplus }: RollingView): number {
  const freeKept = kept.filter((one) => !shielded.includes(one)).length
  return outgoing.filter((one) => shielded.includes(one)).length + Math.max(0, surplus - freeKept)
}

/** The largest count that is still allowed; −1 when none is, not even 0. */
function steps(isAllowed: (count: number) => boolean): number {
  let count = -1
  while (count < 10_000 && isAllowed(count + 1)) count += 1
  return count
}

function isOnDraining(world: World, task: Task): boolean {
  return world.instances.get(task.instanceId ?? '')?.status === 'DRAINING'
}
