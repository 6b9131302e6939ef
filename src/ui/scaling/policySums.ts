import { SCALING_ORIGIN_MS, SCALING_SERVICE_KEY } from '../../lessons/scalingDemo.ts'
import { seriesOf } from '../../model/world/series.ts'
import type { BranchView } from '../../session/mirror.ts'

/** What a policy came to so far, since the curve began. */
export interface PolicySums {
  readonly sent: number
  /** Failed, or answered with 5xx. */
  readonly failed: number
  readonly mostTasks: number
  /** What one pays for, near enough: RUNNING tasks times minutes. */
  readonly taskMinutes: number
  /** When more was desired for the first time, since the curve began; `null`: not yet. */
  readonly firstOutMs: number | null
}

const MINUTE_MS = 60_000

export function policySums({ world, history, nowMs }: BranchView): PolicySums {
  const samples = seriesOf(history, { kind: 'service', id: SCALING_SERVICE_KEY }, 'serviceCounts')
  let [taskMs, mostTasks] = [0, 0]
  let firstOutMs: number | null = null
  for (const [at, { atMs, value }] of samples.entries()) {
    const fromMs = Math.max(SCALING_ORIGIN_MS, atMs)
    const toMs = Math.min(nowMs, samples[at + 1]?.atMs ?? nowMs)
    const running = value.revisions.reduce((sum, one) => sum + one.running, 0)
    if (toMs > fromMs) {
      taskMs += running * (toMs - fromMs)
      mostTasks = Math.max(mostTasks, running)
    }
    const before = samples[at - 1]?.value.desiredCount ?? value.desiredCount
    const isOut = value.desiredCount > before && atMs > SCALING_ORIGIN_MS && atMs <= nowMs
    if (isOut) firstOutMs ??= atMs - SCALING_ORIGIN_MS
  }
  return { ...requests(world), mostTasks, taskMinutes: Math.round(taskMs / MINUTE_MS), firstOutMs }
}

function requests({ sourceFlows }: BranchView['world']): Pick<PolicySums, 'sent' | 'failed'> {
  let [sent, failed] = [0, 0]
  for (const { counts } of sourceFlows.values()) {
    sent += counts.sent
    failed += counts.answered5xx + counts.failed.http502 + counts.failed.http503 + counts.failed.http504
  }
  return { sent, failed }
}
