import type { ServiceSample } from '../model/world/service/serviceSample.ts'
import type { Point } from '../model/world/series.ts'
import type { World } from '../model/world/world.ts'

/** What a demo's run came to, whichever demo it is: its requests, and the tasks that it took. */

export interface RequestSums {
  readonly sent: number
  /** Failed, or answered with 5xx. */
  readonly failed: number
}

/** All that the lab's sources have sent since they began. */
export function requestSums({ sourceFlows }: Pick<World, 'sourceFlows'>): RequestSums {
  let [sent, failed] = [0, 0]
  for (const { counts } of sourceFlows.values()) {
    sent += counts.sent
    failed += counts.answered5xx + counts.failed.http502 + counts.failed.http503 + counts.failed.http504
  }
  return { sent, failed }
}

export interface TaskSums {
  readonly mostTasks: number
  /** What one pays for, near enough: RUNNING tasks times ms. */
  readonly taskMs: number
  /** The same of those beyond the desired count. */
  readonly extraTaskMs: number
}

interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** Of one service, from one time to another. */
export function taskSums(samples: readonly Point<ServiceSample>[], span: Span): TaskSums {
  let [mostTasks, taskMs, extraTaskMs] = [0, 0, 0]
  for (const [at, { atMs, value }] of samples.entries()) {
    const untilMs = samples[at + 1]?.atMs ?? Infinity
    // Of several at one instant nobody could have seen any but the last.
    if (untilMs === atMs || untilMs <= span.fromMs || atMs > span.toMs) continue
    const lastsMs = Math.min(span.toMs, untilMs) - Math.max(span.fromMs, atMs)
    const running = value.revisions.reduce((sum, one) => sum + one.running, 0)
    mostTasks = Math.max(mostTasks, running)
    taskMs += running * lastsMs
    extraTaskMs += Math.max(0, running - value.desiredCount) * lastsMs
  }
  return { mostTasks, taskMs, extraTaskMs }
}
