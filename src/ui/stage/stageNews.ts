import { countsOf } from '../../model/world/service/service.ts'
import type { World } from '../../model/world/world.ts'
import { counted, grouped } from '../../look/numbers.ts'
import { stateCounts, stateCountsText } from '../../look/poolLook.ts'

/** What a listener is told of: one line for each service, and what befell instances. */
export interface StageNews {
  /** By name; where two clusters have one of a name, with its cluster. */
  readonly services: ReadonlyMap<string, string>
  readonly instances: string
  /** Targets by state, by the name of their group or Classic Load Balancer. */
  readonly pools: ReadonlyMap<string, string>
}

export function newsOf(world: World): StageNews {
  const services = new Map<string, string>()
  const there = [...world.services.values()].filter((one) => one.status !== 'INACTIVE')
  for (const service of there) {
    const { running, pending, healthy, leaving } = countsOf(service)
    const parts = [
      `${grouped(running)} of ${grouped(service.desiredCount)} running`,
      `${grouped(healthy)} healthy`,
      ...(pending > 0 ? [`${grouped(pending)} starting`] : []),
      ...(leaving > 0 ? [`${grouped(leaving)} stopping`] : []),
      ...(service.waiting === null || service.status !== 'ACTIVE'
        ? []
        : [`${counted(service.waiting.count, 'task')} without a place`]),
      ...(service.isSteady ? ['steady state'] : []),
    ]
    const isAlone = there.every((one) => one === service || one.name !== service.name)
    services.set(isAlone ? service.name : `${service.name} in ${service.clusterName}`, parts.join(', '))
  }
  return { services, instances: instancesLine(world), pools: poolLines(world) }
}

function poolLines(world: World): ReadonlyMap<string, string> {
  const pools = [...world.targetGroups.values()].map(({ arn, name }) => [arn, `Target group ${name}`] as const)
  const classics = [...world.classicLoadBalancers.keys()].map((name) => [name, `Load balancer ${name}`] as const)
  return new Map([...pools, ...classics].map(([id, name]) => [name, stateCountsText(stateCounts(world, [id]))]))
}

function instancesLine(world: World): string {
  let [lost, draining, booting] = [0, 0, 0]
  for (const instance of world.instances.values()) {
    if (instance.status === 'booting') booting += 1
    else if (!instance.agentConnected) lost += 1
    else if (instance.status === 'DRAINING') draining += 1
  }
  const parts = [
    counted(world.instances.size, 'instance'),
    ...(booting > 0 ? [`${grouped(booting)} booting`] : []),
    ...(draining > 0 ? [`${grouped(draining)} draining`] : []),
    ...(lost > 0 ? [`${grouped(lost)} with its agent lost`] : []),
  ]
  return parts.join(', ')
}

type Lines = ReadonlyMap<string, string>

function changedLines(before: Lines, now: Lines): readonly string[] {
  return [...now].filter(([name, line]) => before.get(name) !== line).map(([name, line]) => `${name}: ${line}.`)
}

/** What is new since the last telling, as sentences; empty when nothing is. */
export function changedNews(before: StageNews | null, now: StageNews): string {
  if (before === null) return ''
  const lines = [...changedLines(before.services, now.services), ...changedLines(before.pools, now.pools)]
  const gone = [...before.services.keys()].filter((name) => !now.services.has(name)).map((name) => `${name} is gone.`)
  const instances = before.instances === now.instances ? [] : [`${now.instances}.`]
  return [...lines, ...gone, ...instances].join(' ')
}
