import type { ClusterLook, Look } from '../look.ts'
import type { InstanceJson, ServiceJson, SubnetJson, TaskJson } from '../shapes.ts'
import { isHealthy, limitsOf } from './healthy.ts'
import { zonesOf } from './network.ts'
import { bindingsOf, reservationOf, resourcesOf, zoneOf } from './reservation.ts'
import { isPending, isWanted, nameOf, primaryOf, tasksOf, type Problems, type Step } from './step.ts'

/**
 * DEP-6, PLC-6: when nothing has happened for long, nothing is left that the scheduler may do. It is no matter of how
 * the world got there: a service that sleeps through its chance is found here.
 */
export function judgeRest(look: Look, around: Around): Problems {
  const problems: Problems = []
  for (const cluster of look.clusters.values()) {
    for (const service of cluster.services) {
      problems.push(...sleeps(service, { ...around, cluster, nowMs: look.nowMs }))
    }
  }
  return problems
}

interface Around {
  readonly definitionOf: Step['definitionOf']
  readonly subnets: readonly SubnetJson[]
}

interface At extends Around {
  readonly cluster: ClusterLook
  readonly nowMs: number
}

function sleeps(service: ServiceJson, at: At): Problems {
  const { cluster, nowMs, definitionOf } = at
  const where = nameOf(cluster, service)
  const awayArns = new Set(
    cluster.instances.filter((one) => !one.agentConnected).map((one) => one.containerInstanceArn),
  )
  const own = tasksOf(cluster, service)
  const isAway = (task: TaskJson) => awayArns.has(task.containerInstanceArn ?? '')
  if (service.status === 'INACTIVE') return []
  const leaving = own.filter((one) => !isWanted(one) && one.lastStatus !== 'STOPPED')
  const stuck = [...leaving, ...own.filter(isPending)].filter((one) => !isAway(one))
  const problems = stuck.map((one) => `TSK-1 ${one.taskArn} stays ${one.lastStatus}`)
  if (service.status === 'DRAINING')
    return own.some((one) => isAway(one) && one.lastStatus !== 'STOPPED')
      ? problems
      : [...problems, `SVC-8 ${where} stays DRAINING`]

  const primary = primaryOf(service)
  const live = own.filter(isWanted)
  const drains = new Set(
    cluster.instances.filter((one) => one.status === 'DRAINING').map((one) => one.containerInstanceArn),
  )
  const kept = live.filter((one) => one.startedBy === primary?.id && !drains.has(one.containerInstanceArn ?? ''))
  const healthy = live.filter((one) => isHealthy(one, { nowMs, definition: definitionOf(one.taskDefinitionArn) }))
  const { lower, upper } = limitsOf(service)
  const outgoing = live.length - kept.length + Math.max(0, kept.length - service.desiredCount)
  if (outgoing > 0 && healthy.length > lower)
    problems.push(
      `DEP-2 ${where} could stop one of ${String(outgoing)} and does not: ${String(healthy.length)} healthy, at least ${String(lower)}`,
    )
  const mayStart = kept.length < service.desiredCount && live.length < upper
  if (mayStart && hasRoom(service, at))
    problems.push(`PLC-6 ${where} wants ${String(service.desiredCount)}, has ${String(kept.length)}, and there is room`)
  const isWhole =
    kept.length === service.desiredCount &&
    live.length === kept.length &&
    healthy.length === kept.length &&
    leaving.length === 0
  if (isWhole && primary?.rolloutState !== 'COMPLETED')
    problems.push(`DEP-8 ${where} is whole and ${String(primary?.rolloutState)}`)
  return problems
}

/** PLC-1, with what the answers tell of each instance. */
function hasRoom(service: ServiceJson, { cluster, definitionOf, subnets }: At): boolean {
  if (service.launchType === 'FARGATE') return true
  const definition = definitionOf(service.taskDefinition)
  const need = reservationOf(definition)
  const own = tasksOf(cluster, service).filter(isWanted)
  const ids = service.networkConfiguration?.awsvpcConfiguration.subnets
  const zones = ids === undefined || definition.networkMode !== 'awsvpc' ? undefined : zonesOf(ids, subnets)
  const isDistinct = service.placementConstraints.some((one) => one.type === 'distinctInstance')
  return cluster.instances.some((one) => {
    const left = resourcesOf(one, 'remainingResources')
    if (one.status !== 'ACTIVE' || !one.agentConnected || left.cpu < need.cpu || left.memory < need.memory) return false
    if (isDistinct && own.some((task) => task.containerInstanceArn === one.containerInstanceArn)) return false
    if (zones !== undefined && !zones.includes(zoneOf(one))) return false
    return hasPorts(one, { cluster, need })
  })
}

function hasPorts(
  instance: InstanceJson,
  { cluster, need }: { readonly cluster: ClusterLook; readonly need: ReturnType<typeof reservationOf> },
): boolean {
  const left = resourcesOf(instance, 'remainingResources')
  const bound = [...cluster.tasks.values()]
    .filter((one) => one.containerInstanceArn === instance.containerInstanceArn && one.lastStatus !== 'STOPPED')
    .flatMap(bindingsOf)
  return need.ports.every(({ hostPort, protocol }) => {
    const taken = protocol === 'udp' ? left.udp : left.tcp
    return (
      hostPort === 0 ||
      !(taken.includes(String(hostPort)) || bound.some((one) => one.hostPort === hostPort && one.protocol === protocol))
    )
  })
}
