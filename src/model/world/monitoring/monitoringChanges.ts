import { must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'
import { replaceService } from '../service/serviceChanges.ts'
import type { EntityRef } from '../ref.ts'
import { alarmAppliers, type AlarmChange } from './alarmChanges.ts'
import { withDatapoint, type PutDatapoint } from './keptMetric.ts'
import type { Load } from './load.ts'
import { metricKey } from './metric.ts'
import { METRIC_POINTS_MAX, type MetricPoint } from './metrics.ts'
import type { PoolPoint } from './poolMetrics.ts'

export type MonitoringChange =
  | { readonly kind: 'loadSet'; readonly serviceKey: string; readonly load: Load | null }
  /** `null`: it is deleted, and so are its datapoints. */
  | { readonly kind: 'poolMeasured'; readonly ref: EntityRef; readonly point: PoolPoint | null }
  | { readonly kind: 'metricRecorded'; readonly serviceKey: string; readonly point: MetricPoint }
  /** Of any other metric, by whoever measures it (MET-5). */
  | { readonly kind: 'datapointsPut'; readonly data: readonly PutDatapoint[] }
  /** Its last datapoint is older than what is kept. */
  | { readonly kind: 'metricForgotten'; readonly metricKey: string }
  | AlarmChange

export const monitoringAppliers: Appliers<MonitoringChange> = {
  loadSet: (world, { serviceKey: key, load }) => replaceService(world, must(world.services.get(key), key), { load }),
  poolMeasured: (world, { ref: { id: poolId }, point }) => {
    const points = world.poolMetrics.get(poolId) ?? []
    if (point === null) world.poolMetrics.delete(poolId)
    else world.poolMetrics.set(poolId, [...points, point].slice(-METRIC_POINTS_MAX))
  },
  metricRecorded: (world, { serviceKey: key, point }) => {
    const points = world.metrics.get(key) ?? []
    world.metrics.set(key, [...points, point].slice(-METRIC_POINTS_MAX))
  },
  datapointsPut: (world, { data }) => {
    for (const one of data) {
      const key = metricKey(one.metric)
      world.keptMetrics.set(key, withDatapoint(world.keptMetrics.get(key), one, world.nowMs))
    }
  },
  metricForgotten: (world, { metricKey: key }) => world.keptMetrics.delete(key),
  ...alarmAppliers,
}
