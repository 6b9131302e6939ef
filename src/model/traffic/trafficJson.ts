import { taskArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import { balancerOf } from '../world/balancing/pools.ts'
import { valueAt } from '../world/traffic/curve.ts'
import { waysOf } from '../world/traffic/destinations.ts'
import { flowOf, inFlightInEach } from '../world/traffic/flowOf.ts'
import { poolCounts } from '../world/traffic/poolTotals.ts'
import {
  NO_COUNTS,
  NO_FAILURES,
  inFlightOf,
  trafficKey,
  type Aim,
  type FlowCounts,
  type Lane,
  type TaskFailures,
  type TaskFlow,
  type Traffic,
  type Trouble,
} from '../world/traffic/traffic.ts'
import type { Task } from '../world/task/task.ts'
import type { World } from '../world/world.ts'

/** Answers on traffic (TRF-5): whole requests in counts, the mean of tasks that stand alike in each, requests a second of the last period in rates. */

export function sourcesJson(world: World): readonly Output[] {
  return [...world.traffic.values()].map(({ aim, curve }) => {
    const flow = world.sourceFlows.get(trafficKey(aim))
    const counts = flow?.counts ?? NO_COUNTS
    return {
      ...aimJson(world, aim),
      requestsPerSecond: valueAt(curve, world.nowMs) / 1_000,
      ...countsJson(counts, inFlightOf(counts)),
      timedOut: flow?.counts.timedOut ?? 0,
      ...ratesJson(flow),
      troubles: (flow?.troubles ?? []).map((one) => troubleJson(world, one)),
    }
  })
}

export function poolsJson(world: World): readonly Output[] {
  const ids = new Set([...world.poolTotals.keys(), ...world.poolFlows.keys()])
  const held = heldByPool(world)
  return [...ids].map((id) => ({
    ...poolName(world, id),
    ...countsJson(poolCounts(world, id), held.get(id) ?? 0),
    ...ratesJson(world.poolFlows.get(id)),
  }))
}

/** Under the member by which AWS's operations name it; nothing for requests that came directly. */
function poolName({ classicLoadBalancers, loadBalancers }: World, poolId: string | null): Output {
  if (poolId === null) return {}
  if (classicLoadBalancers.has(poolId)) return { loadBalancerName: poolId }
  return loadBalancers.has(poolId) ? { loadBalancerArn: poolId } : { targetGroupArn: poolId }
}

/** Requests in flight in all tasks, by the target group and by the load balancer through which they came. */
function heldByPool(world: World): ReadonlyMap<string, number> {
  const held = new Map<string, number>()
  for (const { lanes } of world.taskFlows.values()) {
    for (const { poolId, inFlight } of lanes) {
      if (poolId === null) continue
      for (const id of [poolId, balancerOf(world, poolId)?.arn]) {
        if (id !== undefined) held.set(id, (held.get(id) ?? 0) + inFlight)
      }
    }
  }
  return held
}

function countsJson({ sent, answered, answered5xx, failed }: FlowCounts, inFlight: number): Output {
  return {
    sent,
    answered,
    answered5xx,
    failed502: failed.http502,
    failed503: failed.http503,
    failed504: failed.http504,
    inFlight,
  }
}

function ratesJson(flow: { readonly perSecond: number; readonly failedPerSecond: number } | undefined): Output {
  return { sentPerSecond: flow?.perSecond ?? 0, failedPerSecond: flow?.failedPerSecond ?? 0 }
}

function troubleJson(world: World, { failure, why, poolId, taskId, tasks, count }: Trouble): Output {
  const task = world.tasks.get(taskId ?? '')
  return {
    failure,
    why,
    ...poolName(world, poolId),
    ...(task !== undefined && { taskArn: taskArn(task.clusterName, task.id) }),
    tasks,
    count,
  }
}

/** A task that requests of a source come to, now. */
interface WayTo {
  readonly traffic: Traffic
  readonly poolId: string | null
  readonly share: number
}

/** Of every source, the ways to each task, by its id. */
export function waysToTasks(world: World): ReadonlyMap<string, readonly WayTo[]> {
  const found = new Map<string, WayTo[]>()
  for (const traffic of world.traffic.values()) {
    for (const { task, poolId, share } of waysOf(world, traffic.aim, world.nowMs).destinations) {
      const way = { traffic, poolId, share }
      const known = found.get(task.id)
      if (known === undefined) found.set(task.id, [way])
      else known.push(way)
    }
  }
  return found
}

/** @param ways  to this task */
export function taskTrafficJson(world: World, task: Task, ways: readonly WayTo[]): Output {
  const flow = flowOf(world, task.id)
  return {
    taskArn: taskArn(task.clusterName, task.id),
    availabilityZone: task.availabilityZone,
    ...(flow !== undefined && { containerName: flow.containerName }),
    ...ratesJson(flow),
    ...failuresJson(world.taskFailures.get(task.id) ?? NO_FAILURES),
    inFlight: flow === undefined ? 0 : hundredths(inFlightInEach(flow)),
    answerMilliseconds: flow?.answerMs ?? 0,
    cpuUnits: flow?.cpuUnits ?? 0,
    ways: ways.map(({ traffic, poolId, share }) => ({
      ...aimJson(world, traffic.aim),
      ...poolName(world, poolId),
      share,
      inFlight: hundredths(inFlightOfLane(flow, { trafficKey: trafficKey(traffic.aim), poolId })),
    })),
  }
}

function failuresJson({ answered5xx, http502, http504 }: TaskFailures): Output {
  return { answered5xx: hundredths(answered5xx), failed502: hundredths(http502), failed504: hundredths(http504) }
}

/** Of one lane, in each of the tasks that are alike, on average. */
function inFlightOfLane(flow: TaskFlow | undefined, of: Pick<Lane, 'trafficKey' | 'poolId'>): number {
  const lane = flow?.lanes.find(({ trafficKey: key, poolId }) => key === of.trafficKey && poolId === of.poolId)
  return lane === undefined || flow === undefined ? 0 : lane.inFlight / flow.tasks
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}

/** In the members of SetTraffic. */
function aimJson({ services }: World, aim: Aim): Output {
  switch (aim.kind) {
    case 'service': {
      const service = services.get(aim.serviceKey)
      return { cluster: service?.clusterName, service: service?.name }
    }
    case 'classic':
      return { loadBalancerName: aim.loadBalancerName }
    case 'listener':
      return { listenerArn: aim.listenerArn, ...(aim.host !== '' && { host: aim.host }), path: aim.path }
  }
}
