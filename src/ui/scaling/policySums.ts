import { SCALING_ORIGIN_MS, SCALING_SERVICE_KEY } from '../../lessons/scalingDemo.ts'
import { requestSums, taskSums, type RequestSums, type TaskSums } from '../../lessons/runSums.ts'
import { seriesOf } from '../../model/world/series.ts'
import type { BranchView } from '../../session/mirror.ts'

/** What a policy came to so far, since the curve began. */
export interface PolicySums extends RequestSums, Pick<TaskSums, 'mostTasks'> {
  /** What one pays for, near enough: RUNNING tasks times minutes. */
  readonly taskMinutes: number
  /** When more was desired for the first time, since the curve began; `null`: not yet. */
  readonly firstOutMs: number | null
}

const MINUTE_MS = 60_000

export function policySums({ world, history, nowMs }: BranchView): PolicySums {
  const samples = seriesOf(history, { kind: 'service', id: SCALING_SERVICE_KEY }, 'serviceCounts')
  const { mostTasks, taskMs } = taskSums(samples, { fromMs: SCALING_ORIGIN_MS, toMs: nowMs })
  const firstOut = samples.find(
    ({ atMs, value }, at) =>
      atMs > SCALING_ORIGIN_MS &&
      atMs <= nowMs &&
      value.desiredCount > (samples[at - 1]?.value.desiredCount ?? value.desiredCount),
  )
  return {
    ...requestSums(world),
    mostTasks,
    taskMinutes: Math.round(taskMs / MINUTE_MS),
    firstOutMs: firstOut === undefined ? null : firstOut.atMs - SCALING_ORIGIN_MS,
  }
}
