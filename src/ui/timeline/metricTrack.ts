import { singleQuery } from '../../model/world/monitoring/alarm.ts'
import { keptPoints } from '../../model/world/monitoring/datapoints.ts'
import {
  metricKey,
  metricOf,
  statisticOf,
  type MetricId,
  type MetricStat,
} from '../../model/world/monitoring/metric.ts'
import { metricsIn } from '../../model/world/monitoring/metricList.ts'
import { metricsWatched } from '../../model/world/monitoring/watched.ts'
import type { Point } from '../../model/world/series.ts'
import type { World } from '../../model/world/world.ts'
import { alarmLines, type AlarmLine, type AlarmLinesOf } from './alarmLines.ts'
import { alarmOfExpression, expressionOf, expressionPoints, expressionsIn } from './expressionTrack.ts'

/** A metric as a track shows it: a dot a minute, and the alarms that watch it. */
export interface MetricSeries extends MetricStat {
  /** Of the minute that ends at each. */
  readonly points: readonly Point<number>[]
  readonly alarms: readonly AlarmLine[]
}

/** The utilization that is a service's own track. */
export function cpuSeries({ serviceKey, cpu, alarms }: CpuOf): MetricSeries {
  return { metric: utilizationOf(serviceKey, 'CPUUtilization'), stat: 'Average', points: cpu, alarms }
}

interface CpuOf {
  readonly serviceKey: string
  readonly cpu: readonly Point<number>[]
  readonly alarms: readonly AlarmLine[]
}

/** A metric as an address or a preference names it: `AWS/ECS CPUUtilization ClusterName=yard ServiceName=web`. */
export function trackKey({ namespace, name, dimensions }: MetricId): string {
  const parts = dimensions.map((one) => `${one.name}=${one.value}`).toSorted()
  return [namespace, name, ...parts].join(' ')
}

/** Every metric that the lab keeps or watches; those of alarms, and what they make of some, first: they are what scales. */
export function trackMetrics(world: World): readonly MetricId[] {
  const found = new Map<string, MetricId>()
  const watched = [...world.alarms.values()].flatMap(metricsWatched)
  for (const metric of [...watched, ...expressionsIn(world), ...metricsIn(world)]) {
    const key = metricKey(metric)
    if (!found.has(key)) found.set(key, metric)
  }
  return [...found.values()]
}

/** The metric under a key; `null` where the lab has none. */
export function metricSeries(key: string | null, of: AlarmLinesOf): MetricSeries | null {
  const metric = key === null ? undefined : trackMetrics(of.world).find((one) => trackKey(one) === key)
  return metric === undefined ? null : seriesOfMetric(metric, of)
}

/** What the first alarm watches; `null` where there is none. */
export function alarmedSeries(of: AlarmLinesOf): MetricSeries | null {
  for (const alarm of of.world.alarms.values()) {
    const metric = singleQuery(alarm)?.stat?.metric ?? expressionOf(alarm)
    if (metric !== null) return seriesOfMetric(metric, of)
  }
  return null
}

function seriesOfMetric(metric: MetricId, of: AlarmLinesOf): MetricSeries {
  const own = alarmOfExpression(of.world, metric)
  if (own !== null) {
    const watched = { metric, stat: 'Average' } as const
    return { ...watched, points: expressionPoints(of.world, own), alarms: alarmLines(watched, of) }
  }
  const stat = statOf(of.world, metric)
  const points = keptPoints(of.world, metric).map((point) => ({ atMs: point.atMs, value: statisticOf(point, stat) }))
  return { metric, stat, points, alarms: alarmLines({ metric, stat }, of) }
}

/** What its first alarm goes by; of a metric that nothing watches the average. */
function statOf({ alarms }: World, metric: MetricId): MetricStat['stat'] {
  const key = metricKey(metric)
  for (const alarm of alarms.values()) {
    const watched = singleQuery(alarm)?.stat ?? null
    if (watched !== null && metricKey(watched.metric) === key) return watched.stat
  }
  return 'Average'
}

/** A service's own utilization (MET-2). */
export function utilizationOf(serviceKey: string, name: 'CPUUtilization' | 'MemoryUtilization'): MetricId {
  const [ClusterName = '', ServiceName = ''] = serviceKey.split('/')
  return metricOf('AWS/ECS', name, { ClusterName, ServiceName })
}
