import type { TargetsWorld } from '../balancing/taskTargets.ts'
import { releasedBy, schedulingOf, type Released } from '../service/scheduling.ts'
import type { Deployment, Service } from '../service/service.ts'
import { isPending } from '../task/lifecycle.ts'
import type { Task } from '../task/task.ts'
import { unhealthyReason } from '../task/unhealthy.ts'
import type { World } from '../world.ts'
import { revisionIdOf } from './serviceDeployment.ts'

/** The revision that serves while a newer one has started all its tasks and too few of them are healthy (DEP-12). */
export interface ServingOld {
  readonly deployment: Deployment
  /** How many tasks it lacks: they were lost, or fail their checks. */
  readonly short: number
  /** Those on their way to RUNNING in the place of such. */
  readonly starting: readonly Task[]
}

type ServingWorld = Pick<World, 'services' | 'nowMs' | 'serviceDeployments' | 'taskDefinitions' | 'scheduling'> &
  TargetsWorld

interface Sorted {
  readonly kept: readonly Task[]
  readonly outgoing: readonly Task[]
  /** Of all of the service. */
  readonly healthy: number
  /** The lower limit. */
  readonly lower: number
}

/**
 * What replaces a task of an older revision is of that revision, as long as it has to serve. The tasks that the PRIMARY
 * lacks come first: else an old revision whose tasks all fail would never make room for the one that mends it.
 */
export function servingOld(
  world: ServingWorld,
  service: Service,
  { kept, outgoing, healthy, lower }: Sorted,
): ServingOld | null {
  const [primary, ...older] = service.deployments
  const deployment = older.find((one) => one.rolloutState === 'COMPLETED')
  if (primary === undefined || deployment === undefined || kept.length < service.desiredCount) return null
  // Each task set is looked at for itself (TST).
  if (service.controller !== undefined || !world.taskDefinitions.has(deployment.definitionKey)) return null
  if (healthy >= lower) return { deployment, short: 0, starting: [] }
  const good = outgoing.filter((task) => task.deploymentId === deployment.id && unhealthyReason(world, task) === null)
  const begun = good.filter((task) => !isPending(task))
  const unready = begun.filter((task) => !task.isHealthy)
  const lacked = Math.min(shareOf(world, service, deployment) - begun.length, lower - healthy - unready.length)
  const needed = Math.max(0, lacked)
  // What had not come to RUNNING when the newer deployment began is in nobody's place.
  const starting = good.filter((task) => isPending(task) && task.createdAtMs > primary.createdAtMs).slice(0, needed)
  return { deployment, short: needed - starting.length, starting }
}

/** As many as it had when another replaced it, without those that the scheduler has made go since. */
function shareOf(world: ServingWorld, { key, deployments }: Service, deployment: Deployment): number {
  const told = world.serviceDeployments.get(key)?.find(({ revisionId }) => revisionId === revisionIdOf(deployment))
  const had = told?.end?.target.requested ?? 0
  return had - releasedBy(schedulingOf(world, key), deployments[0]?.id ?? '')
}

/** Of tasks that the scheduler makes go, the old ones that would have gone on: the older deployment keeps up less now. */
export function releasedOf(
  world: ServingWorld,
  { deployments: [primary, ...older] }: Service,
  going: readonly Task[],
): { readonly released?: Released } {
  const before = older.find(({ rolloutState }) => rolloutState === 'COMPLETED')
  const count = going.filter((task) => task.deploymentId === before?.id && unhealthyReason(world, task) === null).length
  return primary === undefined || count === 0 ? {} : { released: { deploymentId: primary.id, count } }
}
