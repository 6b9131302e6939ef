import { must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'
import { replaceService } from '../service/serviceChanges.ts'
import type { Load } from './load.ts'
import { METRIC_POINTS_MAX, type MetricPoint } from './metrics.ts'

export type MonitoringChange =
  | { readonly kind: 'loadSet'; readonly serviceKey: string; readonly load: Load | null }
  | { readonly kind: 'metricRecorded'; readonly serviceKey: string; readonly point: MetricPoint }

export const monitoringAppliers: Appliers<MonitoringChange> = {
  loadSet: (world, { serviceKey: key, load }) => replaceService(world, must(world.services.get(key), key), { load }),
  metricRecorded: (world, { serviceKey: key, point }) => {
    const points = world.metrics.get(key) ?? []
    world.metrics.set(key, [...points, point].slice(-METRIC_POINTS_MAX))
  },
}
