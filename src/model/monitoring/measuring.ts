import type { Work } from '../../base/work.ts'
import type { Context, DueRows, Reactions, Waking } from '../world/context.ts'
import { clusterOptionsOf } from '../world/cluster/clusterOptions.ts'
import { METRIC_PERIOD_MS } from '../world/durations.ts'
import { InstanceSums } from '../world/monitoring/instanceMetrics.ts'
import { insightsOf } from '../world/monitoring/insights.ts'
import { METRIC_KEPT_MS } from '../world/monitoring/keptMetric.ts'
import type { World } from '../world/world.ts'

/** So many tasks are measured, and so many are counted, while one takes a step. */
const MEASURED_PER_UNIT = 20
const COUNTED_PER_UNIT = 100

/** MET-5: each full minute, what is measured beside services and load balancers. */
function* measuring(context: Context): Work<void> {
  const { world, nowMs } = context
  const sums = new InstanceSums()
  for (const instance of world.instances.values()) {
    context.spend((1 + sums.add(world, instance)) / MEASURED_PER_UNIT)
    if (context.endsSlice()) yield
  }
  const insights = insightsOf(world)
  if (insights.length > 0) context.spend(world.tasks.size / COUNTED_PER_UNIT)
  const data = [...sums.measured, ...insights].map(({ metric, set }) => ({ metric, point: { atMs: nowMs, ...set } }))
  if (data.length > 0) context.emit({ kind: 'datapointsPut', data })
  for (const [metricKey, { points }] of world.keptMetrics) {
    const isOld = (points.at(-1)?.atMs ?? 0) <= nowMs - METRIC_KEPT_MS
    if (isOld) context.emit({ kind: 'metricForgotten', metricKey })
  }
  if (isAnyMeasured(world)) context.schedule(nowMs + METRIC_PERIOD_MS, { kind: 'measureDue' })
}

function isAnyMeasured(world: World): boolean {
  if (world.instances.size > 0 || world.keptMetrics.size > 0) return true
  for (const { name, status } of world.clusters.values())
    if (status === 'ACTIVE' && hasInsights(world, name)) return true
  return false
}

function hasInsights(world: World, clusterName: string): boolean {
  return clusterOptionsOf(world, clusterName).containerInsights !== 'disabled'
}

export const measuringDue: DueRows<'measureDue'> = {
  measureDue: { phase: 'metric', isEndless: true, once: () => 'measure', run: measuring },
}

export const measuringReactions: Reactions = {
  instanceLaunched: (waking) => wakeAtMinute(waking),
  datapointsPut: (waking) => wakeAtMinute(waking),
  put: (waking, change) => {
    if (change.table === 'clusterOptions' && change.value.containerInsights !== 'disabled') wakeAtMinute(waking)
  },
}

function wakeAtMinute({ nowMs, schedule }: Waking): void {
  schedule((Math.floor(nowMs / METRIC_PERIOD_MS) + 1) * METRIC_PERIOD_MS, { kind: 'measureDue' })
}
