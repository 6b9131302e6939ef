import { msOf, type ClusterLook } from '../look.ts'
import { idOf } from '../plan.ts'
import type { ServiceJson } from '../shapes.ts'
import {
  differ,
  isLive,
  isPending,
  isRunning,
  isWanted,
  nameOf,
  primaryOf,
  tasksOf,
  type Problems,
  type Step,
} from './step.ts'

/** Every count that an answer tells, against the tasks that other answers list. */
export class CountsJudge {
  /** Since when an older deployment has had no live task. */
  readonly #emptySinceMs = new Map<string, number>()

  /** Of a service, since when its PRIMARY has wanted something else than it. */
  readonly #untaken = new Map<string, { readonly what: string; readonly sinceMs: number }>()

  judge({ after }: Step): Problems {
    const problems: Problems = []
    for (const cluster of after.clusters.values()) {
      problems.push(...clusterCounts(cluster), ...instanceCounts(cluster))
      for (const service of cluster.services) {
        problems.push(
          ...serviceCounts(cluster, service),
          ...deploymentCounts(cluster, service),
          ...eventList(cluster, service),
        )
        problems.push(...this.#lingering(cluster, { service, nowMs: after.nowMs }))
        problems.push(...this.#notTakenUp(cluster, { service, nowMs: after.nowMs }))
      }
    }
    return problems
  }

  /** DEP-10: an older deployment is gone with its last task, at the next look of the scheduler. */
  #lingering(
    cluster: ClusterLook,
    { service, nowMs }: { readonly service: ServiceJson; readonly nowMs: number },
  ): Problems {
    const problems: Problems = []
    for (const { id, status, rolloutState } of service.deployments) {
      // DEP-12: one that was COMPLETED stays for what replaces its last task.
      if (rolloutState === 'COMPLETED') continue
      const hasTasks = tasksOf(cluster, service).some((one) => one.startedBy === id && isLive(one))
      if (status === 'PRIMARY' || hasTasks || service.status !== 'ACTIVE') this.#emptySinceMs.delete(id)
      else if (nowMs - (this.#emptySinceMs.get(id) ?? nowMs) > 6_000)
        problems.push(`DEP-10 ${nameOf(cluster, service)}: ${id} has no tasks and stays`)
      else if (!this.#emptySinceMs.has(id)) this.#emptySinceMs.set(id, nowMs)
    }
    return problems
  }

  /** SVC-3: from its next look on the scheduler goes by what the service wants. */
  #notTakenUp(
    cluster: ClusterLook,
    { service, nowMs }: { readonly service: ServiceJson; readonly nowMs: number },
  ): Problems {
    const where = nameOf(cluster, service)
    const primary = primaryOf(service)
    if (primary === undefined || primary.desiredCount === service.desiredCount) {
      this.#untaken.delete(where)
      return []
    }
    // Another deployment or another count is taken up anew.
    const what = `${primary.id} wants ${String(primary.desiredCount)}, the service ${String(service.desiredCount)}`
    const before = this.#untaken.get(where)
    const sinceMs = before?.what === what ? before.sinceMs : nowMs
    this.#untaken.set(where, { what, sinceMs })
    return nowMs - sinceMs > 6_000 ? [`SVC-3 ${where}: ${what}`] : []
  }
}

function clusterCounts(cluster: ClusterLook): Problems {
  const { json } = cluster
  const tasks = [...cluster.tasks.values()]
  const where = `cluster ${cluster.name}`
  return [
    ...differ(`${where} runningTasksCount`, json.runningTasksCount, tasks.filter(isRunning).length),
    ...differ(`${where} pendingTasksCount`, json.pendingTasksCount, tasks.filter(isPending).length),
    ...differ(`${where} instances`, json.registeredContainerInstancesCount, cluster.instances.length),
    ...differ(
      `${where} activeServicesCount`,
      json.activeServicesCount,
      cluster.services.filter((one) => one.status === 'ACTIVE').length,
    ),
    ...differ(
      `SVC-8 ${where} lists`,
      cluster.listedServices.map(idOf).sort().join(),
      cluster.services
        .filter((one) => one.status === 'ACTIVE')
        .map((one) => one.serviceName)
        .sort()
        .join(),
    ),
  ]
}

function instanceCounts(cluster: ClusterLook): Problems {
  return cluster.instances.flatMap((one) => {
    const tasks = [...cluster.tasks.values()].filter((task) => task.containerInstanceArn === one.containerInstanceArn)
    return [
      ...differ(`${one.ec2InstanceId} runningTasksCount`, one.runningTasksCount, tasks.filter(isRunning).length),
      ...differ(`${one.ec2InstanceId} pendingTasksCount`, one.pendingTasksCount, tasks.filter(isPending).length),
    ]
  })
}

function serviceCounts(cluster: ClusterLook, service: ServiceJson): Problems {
  const tasks = tasksOf(cluster, service)
  const where = nameOf(cluster, service)
  const sum = (field: 'runningCount' | 'pendingCount') => service.deployments.reduce((all, one) => all + one[field], 0)
  // A service that is made anew under its name has nothing to do with the tasks of the one before.
  const ids = new Set(service.deployments.map((one) => one.id))
  const own = tasks.filter((one) => ids.has(one.startedBy ?? ''))
  return [
    ...differ(`${where} runningCount`, service.runningCount, own.filter(isRunning).length),
    ...differ(`${where} pendingCount`, service.pendingCount, own.filter(isPending).length),
    ...differ(`${where} runningCount of its deployments`, service.runningCount, sum('runningCount')),
    ...differ(`${where} pendingCount of its deployments`, service.pendingCount, sum('pendingCount')),
    ...tasks
      .filter((one) => isWanted(one) && !own.includes(one))
      .map((one) => `DEP-10 ${where}: ${one.taskArn} is of no deployment of it, but of ${String(one.startedBy)}`),
    ...(service.status === 'INACTIVE' && own.some(isWanted) ? [`SVC-8 ${where} is INACTIVE and has tasks`] : []),
    ...(service.status !== 'ACTIVE' && service.desiredCount !== 0
      ? [`SVC-8 ${where} is ${service.status} and wants tasks`]
      : []),
    ...(service.desiredCount > 5_000 ? [`SVC-9 ${where} wants ${String(service.desiredCount)}`] : []),
  ]
}

function deploymentCounts(cluster: ClusterLook, service: ServiceJson): Problems {
  const where = nameOf(cluster, service)
  const primary = primaryOf(service)
  if (service.status === 'INACTIVE') {
    return service.deployments.length > 0 ? [`SVC-8 ${where} is INACTIVE and tells deployments`] : []
  }
  const primaries = service.deployments.filter((one) => one.status === 'PRIMARY').length
  const problems = differ(`DEP-10 ${where}: PRIMARY deployments`, primaries, 1)
  problems.push(...differ(`${where} taskDefinition`, service.taskDefinition, primary?.taskDefinition))
  for (const one of service.deployments) {
    const tasks = tasksOf(cluster, service).filter((task) => task.startedBy === one.id)
    const wanted = one.status === 'PRIMARY' ? one.desiredCount : tasks.filter(isWanted).length
    problems.push(
      ...differ(`${where} ${one.id} ${one.status} runningCount`, one.runningCount, tasks.filter(isRunning).length),
      ...differ(`${where} ${one.id} ${one.status} pendingCount`, one.pendingCount, tasks.filter(isPending).length),
      ...differ(`DEP-10 ${where} ${one.id} ${one.status} desiredCount`, one.desiredCount, wanted),
      ...tasks
        .filter((task) => task.taskDefinitionArn !== one.taskDefinition)
        .map(
          (task) => `DEP-10 ${task.taskArn} is of ${task.taskDefinitionArn}, its deployment of ${one.taskDefinition}`,
        ),
    )
    if (!['PRIMARY', 'ACTIVE'].includes(one.status)) problems.push(`DEP-10 ${where}: a deployment is ${one.status}`)
  }
  return problems
}

/** SVC-6: the last hundred, newest first. */
function eventList(cluster: ClusterLook, { events, ...service }: ServiceJson): Problems {
  const where = `SVC-6 ${cluster.name}/${service.serviceName}`
  const isOrdered = events.every(
    (one, index) => index === 0 || msOf(events[index - 1]?.createdAt ?? 0) >= msOf(one.createdAt),
  )
  return [
    ...(events.length > 100 ? [`${where} tells ${String(events.length)} events`] : []),
    ...(isOrdered ? [] : [`${where} tells events out of order`]),
    ...(new Set(events.map((one) => one.id)).size === events.length ? [] : [`${where} has two events of one id`]),
  ]
}
