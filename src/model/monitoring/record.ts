import type { Context, DueRows, ModelEvent, Reactions } from '../world/context.ts'
import { METRIC_PERIOD_MS } from '../world/durations.ts'
import { serviceUsage } from '../world/monitoring/usage.ts'

/** So many tasks are measured while one takes a step. */
const MEASURED_PER_UNIT = 20

/** MET-1: one datapoint a minute for a service that has running tasks. */
function onMetricDue(context: Context, due: Extract<ModelEvent, { kind: 'metricDue' }>): undefined {
  const { world, nowMs } = context
  const { serviceKey } = due
  const service = world.services.get(serviceKey)
  if (service?.createdAtMs !== due.createdAtMs || service.status === 'INACTIVE') return
  context.spend((world.liveByService.get(serviceKey)?.size ?? 0) / MEASURED_PER_UNIT)
  const used = serviceUsage(world, service)
  if (used !== null) context.emit({ kind: 'metricRecorded', serviceKey, point: { atMs: nowMs, ...used } })
  context.schedule(nowMs + METRIC_PERIOD_MS, due)
}

export const monitoringDue: DueRows<'metricDue'> = {
  metricDue: { phase: 'metric', isEndless: true, run: onMetricDue },
}

/** The datapoints of a new service start at the next full minute. */
export const monitoringReactions: Reactions = {
  serviceCreated: (waking, { service }) => {
    const nextMinuteMs = (Math.floor(waking.nowMs / METRIC_PERIOD_MS) + 1) * METRIC_PERIOD_MS
    waking.schedule(nextMinuteMs, { kind: 'metricDue', serviceKey: service.key, createdAtMs: waking.nowMs })
  },
}
