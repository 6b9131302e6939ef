import type { TargetsWorld } from '../balancing/taskTargets.ts'
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

type ServingWorld = Pick<World, 'services' | 'nowMs' | 'serviceDeployments' | 'taskDefinitions'> & TargetsWorld

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
  const good = outgoing.filter((task) => task.deploymentId === deployment.id && unhealthyReason(world, task) === null)
  const begun = good.filter((task) => !isPending(task))
  const unready = begun.filter((task) => !task.isHealthy)
  const lacked = Math.min(hadTasks(world, service, deployment) - begun.length, lower - healthy - unready.length)
  const needed = Math.max(0, lacked)
  // What had not come to RUNNING when the newer deployment began is in nobody's place.
  const starting = good.filter((task) => isPending(task) && task.createdAtMs > primary.createdAtMs).slice(0, needed)
  return { deployment, short: needed - starting.length, starting }
}

/** It never has more than when another replaced it. */
function hadTasks({ serviceDeployments }: ServingWorld, { key }: Service, deployment: Deployment): number {
  const told = serviceDeployments.get(key)?.find(({ revisionId }) => revisionId === revisionIdOf(deployment))
  return told?.end?.target.requested ?? 0
}
