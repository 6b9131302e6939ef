import { assert } from '../../base/assert.ts'
import type { RollingCounts } from '../world/deployment/rollingDecision.ts'
import type { Task } from '../world/task/task.ts'
import { unhealthyReason } from '../world/task/unhealthy.ts'
import type { World } from '../world/world.ts'
import { isOnDraining } from '../world/deployment/draining.ts'
import { hasFailed, isOutdated } from '../world/deployment/outdated.ts'
import { heldTasks, type HeldTasks } from '../world/protection/heldTasks.ts'
import { limitsOf, type Limits } from '../world/deployment/limits.ts'
import { isComing, rebalancingOf } from '../world/service/rebalancing.ts'
import type { Deployment, Service } from '../world/service/service.ts'
import type { Rebalancing } from '../world/service/zoneCounts.ts'
import { liveTasks } from '../world/task/liveTasks.ts'
import { servingOld, type ServingOld } from '../world/deployment/servingOld.ts'

/** The tasks of a service, sorted as a pass of the scheduler needs them. Oldest first in each list. */
export interface Census {
  readonly service: Service
  readonly primary: Deployment
  /** It is of one revision alone, while traffic is shifted from one to another (DEP-32). */
  readonly isOfRevision: boolean
  /** The PRIMARY has failed and none is rolled back to: what is there stays, nothing is started (DEP-17). */
  readonly isFailed: boolean
  readonly limits: Limits
  /** Of the PRIMARY deployment and staying. */
  readonly kept: readonly Task[]
  /** Of the PRIMARY deployment and UNHEALTHY: to be replaced (SVC-14). */
  readonly failing: readonly Task[]
  /** Of the PRIMARY deployment, started in the place of one in a fuller zone, and not healthy yet (SVC-10). */
  readonly coming: readonly Task[]
  /** Of an older deployment, or on an instance that drains: to be replaced. */
  readonly outgoing: readonly Task[]
  /** Past RUNNING, not STOPPED yet. */
  readonly leaving: readonly Task[]
  /** Every task that is meant to run. */
  readonly live: readonly Task[]
  /** The same of the whole service: among them strategies spread and scale in. */
  readonly peers: readonly Task[]
  /** What should stop and is protected. */
  readonly held: HeldTasks
  /** An older deployment that still has to serve (DEP-12). */
  readonly old: ServingOld | null
  readonly healthy: number
  /** RUNNING + PENDING, what the upper limit counts (DEP-3). */
  readonly active: number
}

/** How tasks stand to a pass: the lists of the census, and the others that are meant to run. */
type Lists = Record<'kept' | 'failing' | 'coming' | 'outgoing' | 'leaving' | 'others', Task[]>

interface Sorting {
  readonly lists: Lists
  readonly world: World
  readonly service: Service
  readonly revision: Deployment | undefined
  readonly rebalancing: Rebalancing | null
}

/** @returns the list that a task belongs to; `null`: it is nothing to this pass */
function listOf({ lists, world, service, revision, rebalancing }: Sorting, task: Task): Task[] | null {
  const isStopping = task.desiredStatus === 'STOPPED'
  if (revision !== undefined && task.deploymentId !== revision.id) return isStopping ? null : lists.others
  // What a deleted service of the same name has left is none of this one's.
  if (isStopping) return service.deployments.some((one) => one.id === task.deploymentId) ? lists.leaving : null
  const isOld = revision === undefined && isOutdated(service, task)
  if (isOld || isOnDraining(world, task)) return lists.outgoing
  if (unhealthyReason(world, task) !== null) return lists.failing
  return isComing(rebalancing, task) ? lists.coming : lists.kept
}

/** @param revision  the deployment that alone is looked at; all of them when it is left out */
export function takeCensus(world: World, service: Service, revision?: Deployment): Census {
  const primary = revision ?? service.deployments[0]
  assert(primary !== undefined && (revision !== undefined || primary.status === 'PRIMARY'), 'DEP-10: one PRIMARY')
  const isFailed = primary.status === 'PRIMARY' && hasFailed(service)
  const lists: Lists = { kept: [], failing: [], coming: [], outgoing: [], leaving: [], others: [] }
  const sorting = { lists, world, service, revision, rebalancing: rebalancingOf(world, service) }
  for (const task of liveTasks(world, service.key)) listOf(sorting, task)?.push(task)
  const { kept, failing, coming, outgoing, leaving, others } = lists
  const live = joined(kept, failing, coming, outgoing)
  const healthy = live.reduce((count, task) => count + Number(task.isHealthy), 0)
  const limits = limitsOf(service.desiredCount, service.deploymentConfiguration)
  const isRolling = revision === undefined && !isFailed
  return {
    service,
    primary,
    isOfRevision: revision !== undefined,
    isFailed,
    limits,
    kept,
    failing,
    coming,
    outgoing,
    leaving,
    live,
    peers: joined(live, others),
    held: heldTasks(world, service, revision?.id),
    old: isRolling ? servingOld(world, service, { kept, outgoing, healthy, lower: limits.lower }) : null,
    healthy,
    active: live.length,
  }
}

/** All of some lists, one after the other; of a single one that has any, itself. */
export function joined(...lists: readonly (readonly Task[])[]): readonly Task[] {
  const [first = [], ...rest] = lists.filter((one) => one.length > 0)
  return rest.length === 0 ? first : first.concat(...rest)
}

/** PRIMARY first; of one revision that one alone, as if it were the PRIMARY. */
export function rollingCounts({ service, primary, isOfRevision }: Census): readonly RollingCounts[] {
  const counted = isOfRevision ? service.deployments.filter(({ id }) => id === primary.id) : service.deployments
  return counted.map((one) => ({
    definitionKey: one.definitionKey,
    status: isOfRevision ? 'PRIMARY' : one.status,
    running: one.runningCount,
    pending: one.pendingCount,
    healthy: one.healthyCount,
  }))
}
