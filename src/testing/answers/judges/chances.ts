import type { ClusterLook } from '../look.ts'
import type { InstanceJson, ServiceJson, SubnetJson } from '../shapes.ts'
import { isHealthy, limitsOf } from './healthy.ts'
import { zonesOf } from './network.ts'
import { bindingsOf, reservationOf, resourcesOf, zoneOf } from './reservation.ts'
import { isWanted, nameOf, primaryOf, tasksOf, type Problems, type Step } from './step.ts'

/** What a service is judged with. */
export interface Around {
  readonly definitionOf: Step['definitionOf']
  readonly subnets: readonly SubnetJson[]
}

export interface At extends Around {
  readonly cluster: ClusterLook
  readonly nowMs: number
}

/** DEP-5, PLC-6: what the scheduler may do for an ACTIVE service as it stands: stop one task more, or start one more. */
export function chancesOf(service: ServiceJson, at: At): Problems {
  const { cluster, nowMs, definitionOf } = at
  const where = nameOf(cluster, service)
  const { live, kept } = livingOf(service, cluster)
  const healthy = live.filter((one) =>
    isHealthy(one, { nowMs, definition: definitionOf(one.taskDefinitionArn) }),
  ).length
  const { lower, upper } = limitsOf(service)
  const outgoing = live.length - kept.length + Math.max(0, kept.length - service.desiredCount)
  const problems: Problems = []
  if (outgoing > 0 && healthy > lower) {
    const counts = `${String(healthy)} healthy, at least ${String(lower)}`
    problems.push(`DEP-2 ${where} could stop one of ${String(outgoing)} and does not: ${counts}`)
  }
  const mayStart = kept.length < service.desiredCount && live.length < upper
  if (mayStart && hasRoom(service, at)) {
    const counts = `wants ${String(service.desiredCount)}, has ${String(kept.length)}`
    problems.push(`PLC-6 ${where} ${counts}, and there is room`)
  }
  return problems
}

function livingOf(service: ServiceJson, cluster: ClusterLook) {
  const primary = primaryOf(service)
  const live = tasksOf(cluster, service).filter(isWanted)
  const drains = new Set(
    cluster.instances.filter((one) => one.status === 'DRAINING').map((one) => one.containerInstanceArn),
  )
  const kept = live.filter((one) => one.startedBy === primary?.id && !drains.has(one.containerInstanceArn ?? ''))
  return { primary, live, kept }
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
