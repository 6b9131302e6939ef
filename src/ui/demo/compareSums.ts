import { DEMO_ORIGIN_MS, DEMO_SERVICE_KEY } from '../../lessons/rollingDemo.ts'
import { seriesOf, type Point } from '../../model/world/series.ts'
import type { ServiceSample } from '../../model/world/service/serviceSample.ts'
import { usageOf } from '../../model/world/monitoring/usage.ts'
import { sumsOf } from '../words/deployment/counts.ts'
import type { RollingRun } from '../strip/rollingRun.ts'

/** What a comparison is about, of one side, since its update was asked for. */
export interface CompareSums {
  readonly lowestHealthy: number
  readonly mostActive: number
  /** Average of the tasks that count as healthy, in percent of what they reserve; `null` while none does. */
  readonly cpuPercent: number | null
  /** When it was steady again; `null` until then. */
  readonly steadyAtMs: number | null
}

export function compareSums(run: RollingRun): CompareSums {
  const samples = samplesSince(run)
  const sums = samples.map(({ value }) => sumsOf(value))
  return {
    lowestHealthy: Math.min(...sums.map((one) => one.healthy)),
    mostActive: Math.max(...sums.map((one) => one.active)),
    cpuPercent: cpuOfHealthy(run),
    steadyAtMs: samples.find((one) => one.value.isSteady && one.atMs > DEMO_ORIGIN_MS)?.atMs ?? null,
  }
}

/** The sample in force at the update, and all up to now. */
function samplesSince({ view }: RollingRun): readonly Point<ServiceSample>[] {
  const all = seriesOf(view.history, { kind: 'service', id: DEMO_SERVICE_KEY }, 'serviceCounts')
  const samples = all.filter((one) => one.atMs <= view.nowMs)
  const first = samples.findLastIndex((one) => one.atMs <= DEMO_ORIGIN_MS)
  return samples.slice(Math.max(0, first))
}

function cpuOfHealthy({ view }: RollingRun): number | null {
  let used = 0
  let reserved = 0
  for (const task of view.world.tasks.values()) {
    if (!task.isHealthy || task.serviceName === null) continue
    used += usageOf(view.world, task.id).cpuUnits
    reserved += task.cpuUnits
  }
  return reserved === 0 ? null : Math.round((used * 100) / reserved)
}
