import type { Context, ModelEvent } from '../engine/context.ts'
import { METRIC_PERIOD_MS } from '../rules/durations.ts'
import { serviceUsage } from './usage.ts'

/** So many tasks are measured while one takes a step. */
const MEASURED_PER_UNIT = 2

/** MET-1: one datapoint a minute for a service that has running tasks. */
export function onMetricDue(context: Context, due: Extract<ModelEvent, { kind: 'metricDue' }>): void {
  const { world, nowMs } = context
  const { serviceKey } = due
  const service = world.services.get(serviceKey)
  if (service?.createdAtMs !== due.createdAtMs || service.status === 'INACTIVE') return
  context.spend((world.liveByService.get(serviceKey)?.size ?? 0) / MEASURED_PER_UNIT)
  const used = serviceUsage(world, service)
  if (used !== null) context.emit({ kind: 'metricRecorded', serviceKey, point: { atMs: nowMs, ...used } })
  context.schedule(nowMs + METRIC_PERIOD_MS, due)
}

/** Starts the datapoints of a new service at the next full minute. */
export function beginMetrics(context: Context, serviceKey: string): void {
  const nextMinuteMs = (Math.floor(context.nowMs / METRIC_PERIOD_MS) + 1) * METRIC_PERIOD_MS
  context.schedule(nextMinuteMs, { kind: 'metricDue', serviceKey, createdAtMs: context.nowMs })
}
