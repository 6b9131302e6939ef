import type { Context } from '../world/context.ts'
import { apiThrottledUntil } from '../world/fault/broken.ts'
import { THROTTLED_KEY, THROTTLED_RULE } from '../world/fault/fault.ts'
import { decideEverywhere } from './decideFault.ts'

/** FLT-6: until then Amazon ECS throttles calls, or for longer where it does already; what is past ends it. */
export function throttleApi(context: Context, untilMs: number, isStorm = false): void {
  const { nowMs } = context
  if (untilMs <= nowMs) return endThrottling(context)
  if ((apiThrottledUntil(context.world) ?? 0) >= untilMs) return
  const value = { kind: 'throttled', sinceMs: nowMs, untilMs } as const
  context.emit({ kind: 'put', table: 'faults', key: THROTTLED_KEY, value })
  decideEverywhere(context, { rule: THROTTLED_RULE, what: 'apiThrottled', untilMs, isStorm })
  context.schedule(untilMs, { kind: 'throttleOverDue' })
}

/** It is over, unless somebody has made it longer since. */
export function onThrottleOver(context: Context): undefined {
  const fault = context.world.faults.get(THROTTLED_KEY)
  if (fault?.kind === 'throttled' && fault.untilMs <= context.nowMs) endThrottling(context)
}

function endThrottling(context: Context): void {
  if (context.world.faults.has(THROTTLED_KEY)) context.emit({ kind: 'gone', table: 'faults', key: THROTTLED_KEY })
}
