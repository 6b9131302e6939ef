import type { Context } from '../world/context.ts'
import { apiThrottledUntil, areReadsThrottled } from '../world/fault/broken.ts'
import { THROTTLED_KEY, THROTTLED_RULE } from '../world/fault/fault.ts'
import { decideEverywhere } from './decideFault.ts'

interface How {
  readonly isStorm?: boolean
  readonly withReads?: boolean
}

/** FLT-6: until then Amazon ECS throttles calls, or for longer where it does already; what is past ends it. */
export function throttleApi(context: Context, toMs: number, { isStorm = false, withReads = false }: How): void {
  const { nowMs, world } = context
  if (toMs <= nowMs) return endThrottling(context)
  const areReadsHeld = areReadsThrottled(world)
  const untilMs = Math.max(toMs, apiThrottledUntil(world) ?? 0)
  if (untilMs > toMs && (areReadsHeld || !withReads)) return
  const value = {
    kind: 'throttled',
    sinceMs: nowMs,
    untilMs,
    ...(areReadsHeld || withReads ? { withReads: true as const } : {}),
  } as const
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
