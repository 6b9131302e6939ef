import { METRIC_DELAY_MS, METRIC_PERIOD_MS } from '../durations.ts'
import { serviceKey } from '../service/service.ts'
import { ACCOUNT, REGION, type World } from '../world.ts'
import { balancerOf } from '../balancing/pools.ts'
import {
  dimensionOf,
  metricKey,
  sampleOf,
  statisticOf,
  together,
  type Datapoint,
  type MetricId,
  type Statistic,
  type StatisticSet,
} from './metric.ts'
import type { PoolPoint } from './poolMetrics.ts'

/** Which periods are asked for: one after the other from `fromMs`, as many as are over at `toMs`. */
export interface PeriodsAsked {
  readonly stat: Statistic
  /** Whole minutes. */
  readonly periodSeconds: number
  readonly fromMs: number
  readonly toMs: number
}

/**
 * A metric's datapoints, one a period, oldest first; `null` where a period has none, which is not 0 (MET-6). A minute's
 * datapoint is told METRIC_DELAY_MS after the minute is over.
 */
export function datapointsOf(world: World, metric: MetricId, asked: PeriodsAsked): readonly (number | null)[] {
  return setsOf(world, metric, asked).map((set) => (set === null ? null : statisticOf(set, asked.stat)))
}

/** The samples of each period. */
function setsOf(world: World, metric: MetricId, asked: PeriodsAsked): readonly (StatisticSet | null)[] {
  const periodMs = asked.periodSeconds * 1_000
  const sets: (StatisticSet | null)[] = Array.from(
    { length: Math.max(0, Math.floor((asked.toMs - asked.fromMs) / periodMs)) },
    () => null,
  )
  const endMs = Math.min(asked.fromMs + sets.length * periodMs, world.nowMs - METRIC_DELAY_MS)
  for (const point of newestFirst(world, metric)) {
    if (point.atMs <= asked.fromMs) break
    if (point.atMs > endMs) continue
    const index = Math.floor((point.atMs - METRIC_PERIOD_MS - asked.fromMs) / periodMs)
    // The minute before the first period may end within it: it began outside.
    const known = sets[index]
    if (known !== undefined) sets[index] = known === null ? point : together(point, known)
  }
  return sets
}

/** All of a metric's datapoints that are kept and told by now (MET-6), oldest first. */
export function keptPoints(world: World, metric: MetricId): readonly Datapoint[] {
  const toldMs = world.nowMs - METRIC_DELAY_MS
  return [...newestFirst(world, metric)].filter(({ atMs }) => atMs <= toldMs).reverse()
}

/** Its datapoints as far as they are kept, from the newest on. */
function* newestFirst(world: World, metric: MetricId): Generator<Datapoint, void, void> {
  const kept = world.keptMetrics.get(metricKey(metric))
  if (kept !== undefined) yield* kept.points.toReversed()
  else if (metric.namespace === 'AWS/ECS') yield* ofService(world, metric)
  else if (metric.namespace.startsWith('AWS/')) yield* ofPool(world, metric)
}

function* ofService(world: World, metric: MetricId): Generator<Datapoint, void, void> {
  const [clusterName, serviceName] = ['ClusterName', 'ServiceName'].map((one) => dimensionOf(metric, one))
  if (clusterName === undefined || serviceName === undefined || metric.dimensions.length !== 2) return
  if (metric.name !== 'CPUUtilization' && metric.name !== 'MemoryUtilization') return
  const points = world.metrics.get(serviceKey(clusterName, serviceName)) ?? []
  for (const { atMs, cpuPercent, memoryPercent } of points.toReversed()) {
    yield { atMs, ...sampleOf(metric.name === 'CPUUtilization' ? cpuPercent : memoryPercent) }
  }
}

function* ofPool(world: World, metric: MetricId): Generator<Datapoint, void, void> {
  const points = world.poolMetrics.get(poolMeasured(world, metric) ?? '') ?? []
  for (const point of points.toReversed()) {
    const value = Object.hasOwn(point, metric.name) ? point[metric.name as keyof PoolPoint] : null
    if (value !== null) yield { atMs: point.atMs, ...sampleOf(value) }
  }
}

const ELB = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}`
/** A namespace for each type of load balancer (load balancing guides, CloudWatch metrics). */
const NAMESPACES = { application: 'AWS/ApplicationELB', network: 'AWS/NetworkELB' } as const

/**
 * Which target group or load balancer a metric is of: its ARN, or the name of a Classic Load Balancer; `null` for none.
 * A group's metrics stand under its load balancer and itself, RequestCountPerTarget under itself alone too.
 */
export function poolMeasured(world: World, metric: MetricId): string | null {
  const { namespace, name, dimensions } = metric
  if (name === 'atMs') return null
  const classic = dimensionOf(metric, 'LoadBalancerName')
  if (namespace === 'AWS/ELB') return dimensions.length === 1 ? (classic ?? null) : null
  const [balancer, group] = ['LoadBalancer', 'TargetGroup'].map((one) => dimensionOf(metric, one))
  if (dimensions.length !== (balancer === undefined ? 0 : 1) + (group === undefined ? 0 : 1)) return null
  const balancerArn = `${ELB}:loadbalancer/${balancer ?? ''}`
  if (group === undefined) return isOf(world, balancerArn, namespace) ? balancerArn : null
  const groupArn = `${ELB}:${group}`
  const own = balancerOf(world, groupArn)
  if (own === undefined || NAMESPACES[own.type] !== namespace) return null
  if (balancer === undefined) return name === 'RequestCountPerTarget' ? groupArn : null
  return own.arn === balancerArn ? groupArn : null
}

function isOf(world: World, balancerArn: string, namespace: string): boolean {
  const balancer = world.loadBalancers.get(balancerArn)
  return balancer !== undefined && NAMESPACES[balancer.type] === namespace
}
