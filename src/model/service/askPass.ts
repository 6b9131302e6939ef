import type { Context } from '../engine/context.ts'
import { SCHEDULER_GAP_MS } from '../rules/durations.ts'

/**
 * Asks the service scheduler to look at a service (DEP-9): after `delayMs`, but not sooner than the gap after its last
 * action, and only once however often it is asked.
 */
export function askServicePass(context: Context, serviceKey: string, delayMs: number): void {
  const service = context.world.services.get(serviceKey)
  if (service === undefined || service.status === 'INACTIVE') return
  const earliestMs = service.lastActionAtMs === null ? 0 : service.lastActionAtMs + SCHEDULER_GAP_MS
  const atMs = Math.max(context.nowMs + delayMs, earliestMs)
  if (service.nextPassAtMs !== null && service.nextPassAtMs <= atMs) return
  context.emit({ kind: 'serviceUpdated', serviceKey, fields: { nextPassAtMs: atMs } })
  context.schedule(atMs, { kind: 'servicePassDue', serviceKey })
}

/** Room was made in a cluster: services that wait for a place look again (PLC-6). */
export function askCapacityPasses(context: Context, clusterName: string): void {
  for (const service of context.world.services.values()) {
    if (service.clusterName === clusterName && service.waiting !== null) askServicePass(context, service.key, 0)
  }
}

/** The lab itself has room for a task again (SVC-11). */
export function askWaitingPasses(context: Context): void {
  for (const service of context.world.services.values()) {
    if (service.waiting !== null) askServicePass(context, service.key, 0)
  }
}
