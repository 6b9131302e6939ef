import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { ApiError } from '../api/command.ts'
import type { trafficOperations } from '../api/traffic/trafficOperations.ts'
import type { Given, Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import { activeServiceNamed, serviceNamed } from '../api/service/serviceNamed.ts'
import type { Context } from '../world/context.ts'
import type { Curve } from '../world/traffic/curve.ts'
import type { Task } from '../world/task/task.ts'
import { TRAFFIC_MAX, trafficKey, type Aim } from '../world/traffic/traffic.ts'
import type { World } from '../world/world.ts'
import { poolsJson, sourcesJson, taskTrafficJson, waysToTasks } from './trafficJson.ts'

type Input = Parameters<Handlers<typeof trafficOperations>['SetTraffic']>[1]['input']

const DAY_SECONDS = 86_400
const PERIOD_SECONDS = 600
const CPU_MS = 20

export const trafficHandlers: Handlers<typeof trafficOperations> = {
  SetTraffic(context: Context, { input }: Given<Input>) {
    const { world, nowMs } = context
    const aim = aimOf(world, input)
    const key = trafficKey(aim)
    const curve = curveOf(input, nowMs)
    if (curve.shape === 'constant' && curve.peak === 0) {
      if (world.traffic.has(key)) context.emit({ kind: 'trafficEnded', trafficKey: key })
      return { traffic: { aim: { ...aim }, requestsPerSecond: 0 } }
    }
    if (!world.traffic.has(key) && world.traffic.size >= TRAFFIC_MAX) {
      throw new ApiError('InvalidParameterException', `The lab takes traffic to ${String(TRAFFIC_MAX)} aims at a time.`)
    }
    const traffic = {
      aim,
      sinceMs: nowMs,
      curve,
      cpuMsPerRequest: input.cpuMillisecondsPerRequest ?? CPU_MS,
      memoryMibPerRequest: input.memoryMibPerRequest ?? 0,
    }
    context.emit({ kind: 'trafficSet', traffic })
    return { traffic: { ...traffic } }
  },
  DescribeTraffic: (world) => ({ traffic: sourcesJson(world), pools: poolsJson(world) }),
  DescribeTaskTraffic(world, given) {
    const { cluster, service } = given.input
    const { name: clusterName } = clusterNamed(world, cluster)
    const serviceName = service === undefined ? undefined : serviceNamed(world, service, { cluster }).name
    const ways = waysToTasks(world)
    const tasks = [...world.tasks.values()].filter(
      (one) =>
        one.clusterName === clusterName &&
        (serviceName === undefined || one.serviceName === serviceName) &&
        (ways.has(one.id) || world.flowOfTask.has(one.id)),
    )
    const { tasks: page, ...rest } = pageOf('tasks', { arns: tasks, given })
    return {
      tasks: (page as readonly Task[]).map((one) => taskTrafficJson(world, one, ways.get(one.id) ?? [])),
      ...rest,
    }
  },
}

/** @throws ApiError  when not exactly one aim is given, or there is none of that name */
function aimOf(world: World, input: Input): Aim {
  const { listenerArn, loadBalancerName, service } = input
  const given = [listenerArn, loadBalancerName, service].filter((one) => one !== undefined)
  if (given.length !== 1) {
    throw invalid('Give one of listenerArn, loadBalancerName and service: it says where the requests go.', 'service')
  }
  if (service !== undefined) {
    return { kind: 'service', serviceKey: activeServiceNamed(world, input.cluster, service).key }
  }
  if (loadBalancerName !== undefined) {
    if (world.classicLoadBalancers.has(loadBalancerName)) return { kind: 'classic', loadBalancerName }
    throw invalid(`There is no Classic Load Balancer named ${loadBalancerName}.`, 'loadBalancerName')
  }
  if (listenerArn === undefined || !world.listeners.has(listenerArn)) {
    throw invalid('The lab has no listener of this ARN.', 'listenerArn')
  }
  return { kind: 'listener', listenerArn, host: input.host ?? '', path: input.path ?? '/' }
}

/** The rate in thousandths, so that a curve is smooth where few requests come. */
function curveOf(input: Input, nowMs: number): Curve {
  const { shape, points } = input
  if (shape === 'points') {
    if (points === undefined) throw invalid('A curve of points needs points.', 'points')
    refuseUnordered(points)
  } else if (input.peakRequestsPerSecond === undefined) {
    throw invalid(`The shape ${shape} needs peakRequestsPerSecond.`, 'peakRequestsPerSecond')
  }
  const periodSeconds = input.periodSeconds ?? (shape === 'day' ? DAY_SECONDS : PERIOD_SECONDS)
  return {
    shape,
    base: (input.baseRequestsPerSecond ?? 0) * 1_000,
    peak: (input.peakRequestsPerSecond ?? 0) * 1_000,
    startMs: nowMs + (input.startSeconds ?? 0) * 1_000,
    periodMs: periodSeconds * 1_000,
    points: (points ?? []).map(({ atSeconds, requestsPerSecond }) => ({
      atMs: nowMs + atSeconds * 1_000,
      value: requestsPerSecond * 1_000,
    })),
  }
}

function refuseUnordered(points: NonNullable<Input['points']>): void {
  const late = points.findIndex(({ atSeconds }, index) => atSeconds < (points[index - 1]?.atSeconds ?? 0))
  if (late === -1) return
  throw invalid(`Points go by time: points[${String(late)}] comes before the one above it.`, 'points')
}

function invalid(message: string, field: string): ApiError {
  return new ApiError('InvalidParameterException', message, field)
}
