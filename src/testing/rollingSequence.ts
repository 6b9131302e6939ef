import { countsOf } from '../model/world/service/service.ts'
import type { TestLab } from './testLab.ts'

/** A service at one instant: RUNNING tasks of older deployments and of the PRIMARY one, and what the limits count. */
export interface Seen {
  readonly pair: string
  readonly healthy: number
  readonly active: number
}

/** What a service goes through in a time, each (old + new) pair once while it lasts, with the extremes of its counts. */
export function rollingSequence(lab: TestLab, ms: number): readonly Seen[] {
  const seen: Seen[] = []
  const look = () => {
    const service = lab.service()
    const [primary, ...older] = service.deployments
    const old = older.reduce((sum, one) => sum + one.runningCount, 0)
    const { running, pending, healthy } = countsOf(service)
    const pair = `${String(old)}+${String(primary?.runningCount ?? 0)}`
    const now = { pair, healthy, active: running + pending }
    const last = seen.at(-1)
    if (last?.pair !== pair) seen.push(now)
    else
      seen[seen.length - 1] = {
        pair,
        healthy: Math.min(last.healthy, now.healthy),
        active: Math.max(last.active, now.active),
      }
  }
  look()
  lab.forward(ms, look)
  return seen
}
