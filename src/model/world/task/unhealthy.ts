import { noticedTrouble, type TargetsWorld, type TargetTrouble } from '../balancing/taskTargets.ts'
import { serviceKey } from '../service/service.ts'
import type { World } from '../world.ts'
import type { Task } from './task.ts'

/** Why the scheduler of a service replaces a task that runs, in ECS's words. */
export interface UnhealthyReason {
  readonly stoppedReason: string
  /** What the service's event says after the task. */
  readonly event: string
}

type Known = TargetsWorld & Pick<World, 'nowMs'>

const CHECKS_FAILED: UnhealthyReason = {
  stoppedReason: 'Task failed container health checks',
  event: 'failed container health checks.',
}

/**
 * Why a task of a service is to be replaced (SVC-14); `null` for one that is not, be it since its service looks away
 * for so long after its start. A task of no service nobody replaces.
 */
export function unhealthyReason(world: Known, task: Task): UnhealthyReason | null {
  const endMs = isUnhealthy(task) ? graceEndMs(world, task) : null
  if (endMs !== null && world.nowMs >= endMs) return CHECKS_FAILED
  const { targetsByTask } = world
  if (task.desiredStatus === 'STOPPED' || targetsByTask.size === 0 || !targetsByTask.has(task.id)) return null
  const trouble = noticedTrouble(world, task, world.nowMs)
  return trouble === null ? null : targetReason(world, trouble)
}

const INSTANCE_FAILED = 'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.'

/** ALB-14: by the target group, or by the Classic Load Balancer. */
function targetReason({ classicLoadBalancers }: Known, { target, health }: TargetTrouble): UnhealthyReason {
  const { poolId, id, port } = target
  const isClassic = classicLoadBalancers.has(poolId)
  const where = isClassic ? `(elb ${poolId})` : `(target-group ${poolId})`
  const who = isClassic ? `(instance ${id})` : `(port ${String(port)})`
  const why = isClassic ? INSTANCE_FAILED : (health.description ?? '')
  return {
    stoppedReason: `Task failed ELB health checks in ${where}`,
    event: `${who} is unhealthy in ${where} due to (reason ${why})`,
  }
}

/** Whether what is checked of it has failed, whatever its service makes of that. */
function isUnhealthy({ step, healthStatus, desiredStatus }: Task): boolean {
  return step === 'running' && desiredStatus === 'RUNNING' && healthStatus === 'UNHEALTHY'
}

/** When the scheduler looks at a task that it looks away from; `null` where nothing is wrong with it, or no longer then. */
export function looksAgainAtMs(world: Known, task: Task): number | null {
  const endMs = isUnhealthy(task) ? graceEndMs(world, task) : null
  return endMs === null || endMs <= world.nowMs ? null : endMs
}

/** The end of the health check grace period; `null` for a task of no service. */
function graceEndMs({ services }: Known, { clusterName, serviceName, startedAtMs }: Task): number | null {
  const service = services.get(serviceKey(clusterName, serviceName ?? ''))
  if (service === undefined || startedAtMs === null) return null
  return startedAtMs + service.settings.healthCheckGracePeriodSeconds * 1_000
}
