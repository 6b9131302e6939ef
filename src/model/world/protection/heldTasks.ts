import type { TargetsWorld } from '../balancing/taskTargets.ts'
import { isOnDraining } from '../deployment/draining.ts'
import { isOutdated } from '../deployment/outdated.ts'
import { isComing, rebalancingOf } from '../service/rebalancing.ts'
import type { Service } from '../service/service.ts'
import { liveTasks } from '../task/liveTasks.ts'
import type { Task } from '../task/task.ts'
import { unhealthyReason } from '../task/unhealthy.ts'
import type { World } from '../world.ts'

/** The tasks that a scale-in or a deployment may stop (PRO-3), in their order. */
export function unprotected({ protections }: Pick<World, 'protections'>, tasks: readonly Task[]): readonly Task[] {
  return protections.size === 0 ? tasks : tasks.filter((task) => !protections.has(task.id))
}

/** The tasks of a service that are protected and that it would else stop. */
export interface HeldTasks {
  /** Of older deployments. */
  readonly outgoing: readonly Task[]
  /** Of the PRIMARY one when it has more than are desired: of these `count` says how many are too many. */
  readonly surplus: readonly Task[]
  /** How many tasks of both would stop, were none protected. */
  readonly count: number
}

const NONE: HeldTasks = { outgoing: [], surplus: [], count: 0 }

/** PRO-3, of one deployment alone where it is given; what is on a draining instance is not held (PRO-5). */
export function heldTasks(
  world: Pick<World, 'protections' | 'liveByService' | 'tasks' | 'instances' | 'services' | 'nowMs' | 'scheduling'> &
    TargetsWorld,
  service: Service,
  ofDeployment?: string,
): HeldTasks {
  const { protections } = world
  if (protections.size === 0) return NONE
  const own = liveTasks(world, service.key)
  const isOwn = (task: Task) => ofDeployment === undefined || task.deploymentId === ofDeployment
  const staying = own.filter((task) => isOwn(task) && task.desiredStatus === 'RUNNING' && !isOnDraining(world, task))
  const isKept = (task: Task) => ofDeployment !== undefined || !isOutdated(service, task)
  // One that fails is replaced, protected or not (SVC-14).
  const rebalancing = rebalancingOf(world, service)
  const kept = staying.filter(
    (task) => isKept(task) && unhealthyReason(world, task) === null && !isComing(rebalancing, task),
  )
  const keptAndProtected = kept.filter((task) => protections.has(task.id))
  const outgoing = staying.filter((task) => !isKept(task) && protections.has(task.id))
  const tooMany = kept.length - service.desiredCount
  const surplusHeld = Math.max(0, tooMany - (kept.length - keptAndProtected.length))
  return {
    outgoing,
    surplus: surplusHeld > 0 ? keptAndProtected : [],
    count: outgoing.length + surplusHeld,
  }
}
