import type { ClusterLook, Look } from '../look.ts'
import { chancesOf, type Around } from './chances.ts'
import { isHealthy } from './healthy.ts'
import { isLive, isPending, isWanted, nameOf, primaryOf, tasksOf, type Problems } from './step.ts'
import type { ServiceJson, TaskJson } from '../shapes.ts'

/**
 * DEP-6, DEP-8, SVC-8: when nothing has happened for long, nothing is left that could happen. It is no matter of how the
 * world got there: a service that sleeps through its chance is found here.
 */
export function judgeRest(look: Look, around: Around): Problems {
  return [...look.clusters.values()].flatMap((cluster) => [
    ...stuck(cluster),
    ...cluster.services.flatMap((service) => [
      ...unfinished(cluster, service, around),
      ...(service.status === 'ACTIVE' ? chancesOf(service, { ...around, cluster, nowMs: look.nowMs }) : []),
    ]),
  ])
}

/** TSK-1, INS-5: only an agent that is away holds a task between two states. */
function stuck(cluster: ClusterLook): Problems {
  return [...cluster.tasks.values()]
    .filter((one) => isLive(one) && (isPending(one) || !isWanted(one)) && !isHeld(cluster, one))
    .map((one) => `TSK-1 ${one.taskArn} stays ${one.lastStatus}`)
}

function isHeld({ instances }: ClusterLook, task: TaskJson): boolean {
  return instances.some((one) => !one.agentConnected && one.containerInstanceArn === task.containerInstanceArn)
}

function unfinished(cluster: ClusterLook, service: ServiceJson, { definitionOf }: Around): Problems {
  const where = nameOf(cluster, service)
  const left = tasksOf(cluster, service).filter(isLive)
  if (service.status === 'DRAINING') return [`SVC-8 ${where} stays DRAINING`]
  const primary = primaryOf(service)
  const drains = (task: TaskJson) =>
    cluster.instances.some((one) => one.status === 'DRAINING' && one.containerInstanceArn === task.containerInstanceArn)
  // Long after the last change every task that runs is healthy, unless its checks say otherwise.
  const isWhole =
    left.length === service.desiredCount &&
    left.every(
      (one) =>
        one.startedBy === primary?.id &&
        !drains(one) &&
        isHealthy(one, { nowMs: Infinity, definition: definitionOf(one.taskDefinitionArn) }),
    )
  return isWhole && service.status === 'ACTIVE' && primary?.rolloutState !== 'COMPLETED'
    ? [`DEP-8 ${where} is whole and ${String(primary?.rolloutState)}`]
    : []
}
